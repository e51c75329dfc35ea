// `npm run test:servers`: twelve servers from npm and two from PyPI, each listed and generated from; with `-- write`, docs/servers.md.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inTemporaryFolder } from './bench/measure.ts';
import { table } from './bench/table.ts';
import { markdownTable } from './make-docs/regions.ts';
import { type FieldServer, prepareFieldServers } from './servers/field-servers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { positionals } = parseArgs({ allowPositionals: true });
const writes = positionals.includes('write');
/** Where downloads are kept for the next time. */
const folder =
  positionals.find((word) => word !== 'write') ?? join(root, 'node_modules', '.cache', 'field-servers');
const asked = 5;
const limitMs = 180_000;

interface Row {
  readonly server: FieldServer;
  readonly tools: number;
  readonly accepted: number;
  /** Undefined where nothing was accepted. */
  readonly verified: boolean | undefined;
  /** What is wrong with how the program behaved; undefined where nothing is. */
  readonly fault: string | undefined;
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function program(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'dist', 'src', 'bin.js'), ...args],
      { timeout: limitMs, maxBuffer: 1e8 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });
}

/** What the README promises: an exit code that says how it went, JSON on stdout, and sentences in place of stacks. */
function faultOf(what: string, { code, out, err }: Ended, codes: readonly number[]): string | undefined {
  if (!codes.includes(code)) return `${what} ended with ${code}: ${err.trim().split('\n').at(-1) ?? ''}`;
  if (/^\s+at \S+ \(?(?:file:|\/|node:)/m.test(err)) return `${what} printed a stack`;
  try {
    JSON.parse(out);
    return undefined;
  } catch {
    return `${what} printed something other than JSON`;
  }
}

/** Samples may be fewer than asked for: exit code 3. */
const enough = [0, 3];

async function tried(server: FieldServer, run: string): Promise<Row> {
  const config = `${run}.config.json`;
  const content = { mcpServers: { own: server.server }, toolgrad: { servers: { own: server.settings } } };
  writeFileSync(config, JSON.stringify(content));
  const listed = await program('tools', '--config', config, '--json');
  const flags = ['-n', String(asked), '--seed', '1', '--today', '2026-03-02', '--out', run, '--json'];
  const made = await program('generate', '--config', config, ...flags);
  const fault = faultOf('tools', listed, [0]) ?? faultOf('generate', made, enough);
  if (fault !== undefined) return { server, tools: 0, accepted: 0, verified: undefined, fault };
  const tools = (JSON.parse(listed.out) as readonly unknown[]).length;
  const { accepted } = JSON.parse(made.out) as { readonly accepted: number };
  if (accepted === 0) return { server, tools, accepted, verified: undefined, fault };
  const again = await program('verify', run, '--config', config, '--json');
  return { server, tools, accepted, verified: again.code === 0, fault: faultOf('verify', again, enough) };
}

await inTemporaryFolder(async (path) => {
  const rows: Row[] = [];
  for (const [index, server] of prepareFieldServers(folder).entries()) {
    const row = await tried(server, path(`run-${index}`));
    process.stderr.write(`${server.title}: ${row.fault ?? `${row.accepted} of ${asked}`}\n`);
    rows.push(row);
  }
  const heads = ['server', 'tools', 'samples', 'verified'];
  const cells = ({ server, tools, accepted, verified }: Row) => [
    server.title,
    String(tools),
    `${accepted} of ${asked}`,
    verified === undefined ? '–' : verified ? 'yes' : 'in part',
  ];
  process.stdout.write(`${table(heads, rows.map(cells))}\n`);
  for (const { server, fault } of rows)
    if (fault !== undefined) process.stdout.write(`${server.title}: ${fault}\n`);
  if (writes) writePage(rows, heads, cells);
  process.exitCode = rows.some(({ fault }) => fault !== undefined) ? 1 : 0;
});

function writePage(rows: readonly Row[], heads: readonly string[], cells: (row: Row) => string[]): void {
  const day = new Date().toISOString().slice(0, 10);
  const page = `# Servers that were tried

Twelve servers from npm and two from PyPI, tried on ${day} with \`npm run test:servers\`: \`tools\`, then \`generate -n ${asked}\` with the rule-based backend, then \`verify\`. All of them run offline and without a key. A language model makes samples of more tools; the last column says what to set.

${markdownTable(
  [...heads, 'what to set'],
  rows.map((row) => [...cells(row), row.server.sets]),
)}

The servers that \`npm run bench:servers\` measures come in addition: filesystem, memory, everything, calculators, task lists, knowledge graphs and databases.
`;
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'docs', 'servers.md'), page);
}
