// `npm run bench:serve`: how soon the MCP server answers, next to the official one, and whether many clients lose anything.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { printFigures } from './bench/figures.ts';
import { startHttpServer } from './bench/http-server.ts';
import { inTemporaryFolder } from './bench/measure.ts';
import { startStdioServer } from './bench/stdio-server.ts';

const starts = 15;
const clients = 50;
const callsEach = 20;

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const program = path('../src/bin.js');
const everything = path('../../node_modules/@modelcontextprotocol/server-everything/dist/index.js');

await inTemporaryFolder(async (inFolder) => {
  const config = inFolder('many-tools.json');
  const server = { command: process.execPath, args: [path('./bench/many-tools.js')] };
  writeFileSync(config, JSON.stringify({ mcpServers: { many: server } }));
  const runs = ['--runs', inFolder('runs')];

  const [ours, theirs, lists, catalogLists]: [number[], number[], number[], number[]] = [[], [], [], []];
  // In turn, so that whatever else the machine does is shared by both; the first of each is for warming up.
  for (let turn = 0; turn <= starts; turn++) {
    const official = await startStdioServer([everything]);
    await official[Symbol.asyncDispose]();
    await using own = await startStdioServer([program, 'serve', '--config', config, ...runs]);
    const first = await own.ask('tools/list');
    await own.ask('tools/call', { name: 'inspect_tools', arguments: { limit: 1 } });
    const later = await own.ask('tools/list');
    if (turn === 0) continue;
    theirs.push(official.initializedMs);
    ours.push(own.initializedMs);
    lists.push(first.ms);
    catalogLists.push(later.ms);
  }

  const calling = await callSideBySide(runs);
  const everythingMs = median(theirs);
  const figures = [
    { name: 'server-everything: initialize, from process start', value: everythingMs, unit: 'ms' },
    { name: 'initialize, from process start', value: median(ours), unit: 'ms', limit: everythingMs * 1.5 },
    { name: 'tools/list after it', value: median(lists), unit: 'ms', limit: 50 },
    { name: 'tools/list, 200 tools in the catalog', value: median(catalogLists), unit: 'ms', limit: 50 },
    {
      name: `${clients} HTTP clients, ${callsEach} calls each: lost`,
      value: calling.losses.length,
      unit: '',
      limit: 0,
    },
    { name: 'calls a second', value: calling.perSecond, unit: '' },
  ];
  const reasons = [...new Set(calling.losses)];
  printFigures(figures, { data: { reasons }, text: reasons.join('\n') });
});

interface Calling {
  /** Why each call that was lost was lost. */
  readonly losses: readonly string[];
  readonly perSecond: number;
}

/** Every client asks for tools of its own; an answer that is missing, or another one's, is lost. */
async function callSideBySide(flags: readonly string[]): Promise<Calling> {
  await using server = await startHttpServer(program, ['--demo', ...flags]);
  const names = ['crm', 'shop', 'support', 'calendar', 'travel'];
  const connected = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client({ name: 'toolgrad-bench', version: '0' });
      await client.connect(new StreamableHTTPClientTransport(new URL(server.url)));
      return client;
    }),
  );
  const startedAt = performance.now();
  const losses = await Promise.all(
    connected.flatMap((client, at) =>
      Array.from({ length: callsEach }, (_, call) =>
        lossOf(client, names[(at + call) % names.length] as string),
      ),
    ),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(connected.map((client) => client.close()));
  return { losses: losses.filter((loss) => loss !== undefined), perSecond: losses.length / seconds };
}

/** Asks for one tool of a server. What was wrong with the answer; undefined where nothing was. */
async function lossOf(client: Client, server: string): Promise<string | undefined> {
  try {
    const params = { name: 'inspect_tools', arguments: { server, limit: 1 } };
    const { structuredContent } = await client.callTool(params, undefined, { timeout: 300_000 });
    const { tools = [] } = (structuredContent ?? {}) as { tools?: { server?: string }[] };
    return tools.length === 1 && tools[0]?.server === server ? undefined : 'The answer is another one’s.';
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? `${message} (${cause.message})` : message;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
