// The built program as an MCP server: over stdio as a client starts it, and over HTTP.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { program, runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';
import { call } from '../server/connected.ts';
import { script } from '../tools/lab-config.ts';

const work = workplace();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: work.folder,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  children.push(child);
  const heard = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    heard.stderr += text;
  });
  return { child, heard, stdin: child.stdin };
}

const message = (id: number, method: string, params: object = {}) =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
const hello = message(1, 'initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'bare', version: '1' },
});

/** The child processes of a process, theirs included. */
function descendants(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  const table = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    table.flatMap(([child = 0, of]) => (of === parent ? [child, ...below(child)] : []));
  return below(pid);
}

const lives = (pid: number) => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
};

describe('over stdio', () => {
  test('with no command, as a client starts it: from hello to samples', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program, '--demo', '--runs', work.path('runs')],
      stderr: 'pipe',
    });
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport as Transport);
    expect(client.getServerVersion()).toMatchObject({ name: 'toolgrad-mcp' });
    expect(client.getInstructions()).toContain('inspect_tools');
    const made = await call(client, 'generate_samples', { samples: 2, run: 'a', servers: ['crm'] });
    expect(made.data).toMatchObject({ status: 'done', accepted: 2 });
    const { pid } = transport;
    await client.close();
    expect(lives(pid ?? 0)).toBe(false);
    expect(readdirSync(work.path('runs/a'))).not.toContain('run.lock');
  });

  test('stdout carries JSON-RPC alone, whatever comes in and whoever writes', async () => {
    writeFileSync(
      work.path('noise.mjs'),
      "setInterval(() => { console.log('stray'); process.stdout.write('noise\\n'); }, 5).unref();",
    );
    const { child, heard, stdin } = start(['serve', '--demo'], {
      NODE_OPTIONS: `--import ${work.path('noise.mjs')}`,
    });
    // What is written before the program itself has begun is nothing that it could help.
    stdin.write(hello);
    await vi.waitFor(() => expect(heard.stdout).toContain('"id":1'), { timeout: 20_000 });
    const begun = heard.stdout.indexOf('{"');
    stdin.write('{"jsonrpc":"2.0","id":5,"meth\n');
    stdin.write('[]\nnull\n42\n"text"\n{}\n\n');
    stdin.write(`{"jsonrpc":"2.0","id":6,"method":"${'x'.repeat(9 * 1024 * 1024)}"}\n`);
    stdin.write(message(7, 'no/such/method'));
    stdin.write(message(8, 'tools/call', { name: 'get_run', arguments: { run: '../../etc/passwd' } }));
    stdin.write(message(9, 'ping'));
    await vi.waitFor(() => expect(heard.stdout).toContain('"id":9'), { timeout: 20_000 });
    stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
    const messages = heard.stdout
      .slice(begun)
      .trim()
      .split('\n')
      .map(
        (line) => JSON.parse(line) as { id?: number | null; jsonrpc: string; error?: { message: string } },
      );
    expect(messages.every(({ jsonrpc }) => jsonrpc === '2.0')).toBe(true);
    expect(messages.map(({ id }) => id)).toEqual(expect.arrayContaining([1, null, 7, 8, 9]));
    expect(heard.stderr).toContain('stray');
    expect(heard.stderr).toContain('noise');
  });

  test('a client that is gone in mid-run leaves a run that can be resumed, and no process', async () => {
    work.config('mcp.json', { folder: { command: process.execPath, args: [script('lab-stdio.mjs')] } });
    const args = ['--config', work.path('mcp.json'), '--runs', work.path('left')];
    const { child, heard, stdin } = start(args);
    stdin.write(hello);
    const wanted = { samples: 500, iterations: 2, run: 'b', wait_seconds: 600 };
    stdin.write(
      message(2, 'tools/call', { name: 'generate_samples', arguments: wanted, _meta: { progressToken: 1 } }),
    );
    await vi.waitFor(() => expect(heard.stdout).toContain('draft 1'), { timeout: 20_000 });
    const below = descendants(child.pid ?? 0);
    expect(below.length).toBeGreaterThan(0);
    stdin.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(below.filter(lives)).toEqual([]);
    expect(JSON.parse(readFileSync(work.path('left/b/run.json'), 'utf8'))).toMatchObject({
      status: 'interrupted',
    });
  });

  test.each([[['serve', '--demo']], [['record', '--serve', '--demo', '--out', work.path('tapes')]]])(
    '%j does not serve beneath another ToolGrad',
    async (args) => {
      const { code, stderr } = await runProgram(args, { env: { TOOLGRAD_MCP_INSIDE: '1' } });
      expect(code).toBe(2);
      expect(stderr).toContain('toolgrad-mcp does not serve here');
    },
  );

  test('an entry that starts it again, by way of a script, is left out as one that cannot be used', async () => {
    writeFileSync(work.path('again.mjs'), `await import(${JSON.stringify(program)});`);
    work.config('loop.json', {
      again: { command: process.execPath, args: [work.path('again.mjs'), '--demo'] },
      lab: { command: process.execPath, args: [script('lab-stdio.mjs')] },
    });
    const { code, stdout, stderr } = await runProgram([
      'tools',
      '--config',
      work.path('loop.json'),
      '--json',
    ]);
    expect(code).toBe(0);
    expect(new Set((JSON.parse(stdout) as { server: string }[]).map(({ server }) => server))).toEqual(
      new Set(['lab']),
    );
    expect(stderr).toContain('does not serve here');
  });
});

describe('over HTTP', () => {
  test('it prints where, serves clients, and ends when it is told to', async () => {
    const { child, heard } = start(
      ['serve', '--http', '--demo', '--port', '0', '--runs', work.path('http')],
      {
        TOOLGRAD_MCP_TOKEN: 'a-token-of-the-environment',
      },
    );
    await vi.waitFor(() => expect(heard.stderr).toMatch(/http:\S+\/mcp/), { timeout: 20_000 });
    const url = /http:\S+\/mcp/.exec(heard.stderr)?.[0] ?? '';
    const client = new Client({ name: 'test', version: '1' });
    const headers = { authorization: 'Bearer a-token-of-the-environment' };
    const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
    await client.connect(transport as Transport);
    await call(client, 'generate_samples', { samples: 500, run: 'c', wait_seconds: 0, servers: ['crm'] });
    const status = async () =>
      ((await call(client, 'get_run', { run: 'c' })).data.runs as { status: string }[])[0]?.status;
    await vi.waitFor(async () => expect(await status()).toBe('running'), { timeout: 20_000 });
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([143, null]);
    await client.close();
    expect(JSON.parse(readFileSync(work.path('http/c/run.json'), 'utf8'))).toMatchObject({
      status: 'interrupted',
    });
    expect(heard.stdout).toBe('');
    expect(heard.stderr).toContain(`Runs are kept in ${work.path('http')}. Press Ctrl-C to stop.`);
    expect(heard.stderr).not.toContain('a-token-of-the-environment');
  });

  test.each([
    [['--http', '--host', '0.0.0.0'], 'so a token is needed'],
    [['--port', '80'], '--port only works with --http'],
    [['--http', '--port', 'x'], '--port must be a whole number'],
  ])('serve %j is a mistake', async (args, sentence) => {
    const { code, stderr } = await runProgram(['serve', '--demo', ...args], {
      env: { TOOLGRAD_MCP_TOKEN: undefined },
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});
