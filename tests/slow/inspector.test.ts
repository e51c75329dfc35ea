// The MCP Inspector, as a client that nobody here wrote: it lists and calls every tool, over stdio and over HTTP.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HttpServer } from '../../scripts/bench/http-server.ts';
import { program } from '../cli/built-program.ts';
import { serveOverHttp } from '../e2e/served.ts';

const inspector = fileURLToPath(
  new URL('../../node_modules/@modelcontextprotocol/inspector-cli/build/index.js', import.meta.url),
);
// It looks for the package.json that it belongs to in the folder above the one it is started in.
const cwd = fileURLToPath(new URL('..', import.meta.url));
const runs = mkdtempSync(join(tmpdir(), 'toolgrad-inspector-'));
const flags = ['--demo', '--runs', runs];

/** A call of every tool: its arguments, and something of its answer. */
const calls: Readonly<Record<string, readonly [args: Readonly<Record<string, unknown>>, answer: RegExp]>> = {
  inspect_tools: [{ limit: 2, server: 'crm' }, /"configured": true/],
  generate_samples: [{ samples: 1, seed: 3, servers: ['crm'], run: 'inspected' }, /"accepted": 1/],
  get_run: [{}, /"total":/],
  cancel_run: [{ run: 'no-such-run' }, /"isError": true/],
  export_run: [{ run: 'no-such-run' }, /There is no run no-such-run/],
  search_samples: [{ limit: 1 }, /"samples":/],
  start_chain: [{ seed: 1, iterations: 1 }, /"handle":/],
  continue_chain: [{ handle: 'not-a-handle', answer: {} }, /"isError": true/],
  verify_chain: [
    { calls: [{ tool: 'crm__search_customers', arguments: { query: 'optics' } }] },
    /"structuredContent"/,
  ],
};

async function inspect(target: readonly string[], method: string, args: readonly string[] = []) {
  // What begins with a dash before --method belongs to the server.
  const line = [inspector, ...target, '--method', method, ...args];
  return (await promisify(execFile)(process.execPath, line, { cwd, maxBuffer: 2 ** 24 })).stdout;
}

const asArguments = (args: Readonly<Record<string, unknown>>) =>
  Object.entries(args).flatMap(([name, value]) => [
    '--tool-arg',
    `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  ]);

let served: HttpServer;
beforeAll(async () => {
  served = await serveOverHttp(flags);
});
afterAll(async () => {
  await served?.[Symbol.asyncDispose]();
  rmSync(runs, { recursive: true, force: true });
});

describe.each([
  ['stdio', () => [process.execPath, program, 'serve', ...flags]],
  ['HTTP', () => [served.url]],
])('over %s', (transport, target) => {
  test('lists every tool, each with what an agent needs to know', { timeout: 60_000 }, async () => {
    const { tools } = JSON.parse(await inspect(target(), 'tools/list'));
    const names = tools.map(({ name }: { name: string }) => name);
    expect(names.toSorted()).toEqual(Object.keys(calls).toSorted());
    for (const tool of tools) {
      expect(tool).toMatchObject({
        title: expect.any(String),
        description: expect.any(String),
        inputSchema: { type: 'object' },
        outputSchema: { type: 'object' },
        annotations: { readOnlyHint: expect.any(Boolean) },
      });
    }
  });

  test.concurrent.each(Object.entries(calls))(
    'calls %s',
    { timeout: 120_000 },
    async (name, [args, answer]) => {
      const own = 'run' in args && args.run === 'inspected' ? { run: `inspected-${transport}` } : {};
      const given = asArguments({ ...args, ...own });
      expect(await inspect(target(), 'tools/call', ['--tool-name', name, ...given])).toMatch(answer);
    },
  );
});
