// Whatever a server answers: a run that holds it is read back as it was written.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepValue } from '../../src/grounding/reading/step-value.ts';
import { wrongStoredValue } from '../../src/grounding/stored-value.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import { readSamples } from '../../src/runs/read-run.ts';
import { createRun } from '../../src/runs/run-folder.ts';
import { defaultSettings } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { outcomeOf } from '../../src/tools/tool-result.ts';
import { catalogOf, newRun, sample, step, tool } from './drafts.ts';

const json = fc.jsonValue();
const block = fc.oneof(
  fc.record({ type: fc.constant('text'), text: fc.oneof(fc.string(), json) }),
  fc.record({ type: fc.string(), _meta: json, data: json }),
);
const answer = fc.record(
  {
    content: fc.oneof(fc.array(block, { maxLength: 3 }), fc.constant(null)),
    structuredContent: json,
    isError: fc.oneof(fc.constantFrom(null, 'false', 'true', 0, true, false), json),
    _meta: fc.oneof(fc.constant(null), json),
    other: json,
  },
  { requiredKeys: [] },
);

/** As a client gets it: parsed from a line. */
function answered(value: unknown): ToolResult {
  const { result, error } = outcomeOf('lab', JSON.parse(JSON.stringify(value)) as Record<string, unknown>);
  if (result === undefined) throw new Error(`The answer is no result: ${error.message}`);
  return result;
}

async function storedAndRead(results: readonly ToolResult[]): Promise<readonly unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-readable-'));
  try {
    {
      const catalog = catalogOf([tool('lab__get')]);
      await using run = await createRun(join(folder, 'run'), newRun, catalog, {
        replace: false,
        clock: Date.now,
      });
      for (const [index, result] of results.entries())
        await run.commit(sample(index, { steps: [{ ...step('step_1', 'lab__get'), result }] }));
    }
    const read: unknown[] = [];
    const fail = ({ message }: { readonly message: string }) => {
      throw new Error(message);
    };
    for await (const { chains } of readSamples(join(folder, 'run'), fail)) {
      expect(wrongStoredValue(chains)).toBeUndefined();
      read.push(chains[0]?.steps[0]?.result);
    }
    return read;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('any answer of a server is read back equal, and read the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 20 }), async (answers) => {
      const results = answers.map(answered);
      const read = (await storedAndRead(results)) as ToolResult[];
      expect(read).toEqual(results);
      expect(read.map((result) => stepValue(result).value)).toEqual(
        results.map((result) => stepValue(result).value),
      );
    }),
    { numRuns: 30 },
  );
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['a list as structured content', { structuredContent: [1, 2] }, { content: [], structuredContent: [1, 2] }],
  ['a text as structured content', { structuredContent: 'x' }, { content: [], structuredContent: 'x' }],
  ['no structured content', { structuredContent: null }, { content: [] }],
  ['isError null', { isError: null }, { content: [] }],
  ['isError "false"', { isError: 'false' }, { content: [], isError: false }],
  ['isError "true"', { isError: 'true' }, { content: [], isError: true }],
  ['_meta null', { _meta: null }, { content: [] }],
  ['_meta', { _meta: { a: 1 } }, { content: [], _meta: { a: 1 } }],
])('%s is taken as it is meant', (_, given, result) => {
  expect(answered(given)).toEqual(result);
});

test('over stdio too, a result with null for _meta is a result', async () => {
  const answer = { content: null, structuredContent: [1, 2], _meta: null, isError: 'false' };
  const program = `
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, method, params } = JSON.parse(line);
      if (id === undefined) return;
      const tools = [{ name: 'odd', description: 'Answer oddly.', inputSchema: { type: 'object' } }];
      const begun = () => ({
        protocolVersion: params.protocolVersion,
        capabilities: { tools: {} },
        serverInfo: { name: 'lab', version: '1' },
      });
      const result = method === 'initialize' ? begun() : method === 'tools/list' ? { tools } : ${JSON.stringify(answer)};
      process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, result }) + '\\n');
    });`;
  const never = new AbortController().signal;
  await using source = openToolSource([
    {
      name: 'lab',
      transport: { kind: 'stdio', command: process.execPath, args: ['-e', program], env: {} },
      settings: { ...defaultSettings, allow: ['*'] },
      described: 'node',
    },
  ]);
  await source.catalog(never);
  await using session = await source.openSession(never);
  const { result } = await session.call({ tool: 'lab__odd', arguments: {} }, never);
  expect(result).toEqual({ content: [], structuredContent: [1, 2], isError: false });
});

test.each(['application/json', 'text/event-stream'])('over HTTP too, as %s', async (type) => {
  const answer = { content: null, structuredContent: [1, 2], _meta: null, isError: 'false' };
  const tools = [{ name: 'odd', description: 'Answer oddly.', inputSchema: { type: 'object' } }];
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    const { id, method, params } = JSON.parse(await text(request));
    if (id === undefined) return response.writeHead(202).end();
    const begun = {
      protocolVersion: params.protocolVersion,
      capabilities: { tools: {} },
      serverInfo: { name: 'lab', version: '1' },
    };
    const result = method === 'initialize' ? begun : method === 'tools/list' ? { tools } : answer;
    const message = JSON.stringify({ jsonrpc: '2.0', id, result });
    response.writeHead(200, { 'content-type': type });
    return response.end(type === 'application/json' ? message : `event: message\ndata: ${message}\n\n`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const never = new AbortController().signal;
  try {
    await using source = openToolSource([
      {
        name: 'lab',
        transport: { kind: 'http', url: `http://127.0.0.1:${port}/mcp`, headers: {} },
        settings: { ...defaultSettings, allow: ['*'] },
        described: 'lab',
      },
    ]);
    await using session = await source.openSession(never);
    await source.catalog(never);
    const { result } = await session.call({ tool: 'lab__odd', arguments: {} }, never);
    expect(result).toEqual({ content: [], structuredContent: [1, 2], isError: false });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a draft that could not be read again is not stored, and the run goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-readable-'));
  try {
    const run = await createRun(join(folder, 'run'), newRun, catalogOf([]), {
      replace: false,
      clock: Date.now,
    });
    await using _ = run;
    const bad = { ...sample(0), seed: Number.NaN };
    await expect(run.commit(bad)).rejects.toMatchObject({ code: 'run', message: /cannot be stored: \/seed/ });
    await run.commit(sample(0));
    expect(run.figures.accepted).toBe(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
