// Ten thousand malformed messages: the server neither ends nor tells what it should not, and serves the next good request.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import pLimit from 'p-limit';
import { afterAll, expect, test } from 'vitest';
import { program } from '../cli/built-program.ts';
import { serveOverHttp } from '../e2e/served.ts';
import { malformedMessages } from './malformed-messages.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secrets = ['tok_fuzz_51f0c2d9e8b7a6', 'sk-fuzz0000000000000000000000000000000000000000'];
const [token = '', key = ''] = secrets;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What no answer may hold: secrets, this machine's folders, the insides of the program. */
const untold = [...secrets, folder, root, `${homedir()}/`, 'node_modules', 'root:x:0', '    at '];

test('10,000 malformed messages over stdio', { timeout: 120_000 }, async () => {
  const server = {
    command: process.execPath,
    args: [join(root, 'tests/cli/plain-server.mjs')],
    env: { TOKEN: token },
  };
  const config = join(folder, 'servers.json');
  writeFileSync(config, JSON.stringify({ mcpServers: { plain: server } }));
  const args = [program, 'serve', '--config', config, '--runs', join(folder, 'runs')];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OPENAI_API_KEY: key },
  });
  const ended = once(child, 'close');
  const answered = new Map<unknown, number>();
  const leaks: string[] = [];
  const waiting = new Map<unknown, (message: unknown) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    // Nothing but the protocol comes out: this throws for anything else.
    const message = JSON.parse(line) as { jsonrpc: string; id?: unknown };
    expect(message.jsonrpc).toBe('2.0');
    answered.set(message.id, (answered.get(message.id) ?? 0) + 1);
    if (untold.some((text) => line.includes(text))) leaks.push(line.slice(0, 500));
    waiting.get(message.id)?.(message);
  });

  let count = 0;
  const ask = async (method: string, params: object) => {
    count += 1;
    const id = `good-${count}`;
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    const died = ended.then(() => Promise.reject(new Error('The server has ended.')));
    return await Promise.race([answer, died]);
  };
  await ask('initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'fuzzer', version: '0' },
  });
  child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');

  const messages = malformedMessages(20_260_301, 10_000);
  const batch = 500;
  for (let start = 0; start < messages.length; start += batch) {
    for (const { line } of messages.slice(start, start + batch)) {
      child.stdin.write(line);
      child.stdin.write('\n');
    }
    const good = await ask('tools/call', { name: 'inspect_tools', arguments: { query: 'notes' } });
    expect(good).toMatchObject({ result: { structuredContent: { total: 1 } } });
  }
  await ask('ping', {});

  child.stdin.end();
  expect(await ended).toEqual([0, null]);
  expect(leaks).toEqual([]);
  const owed = messages.flatMap(({ id }) => (id === undefined ? [] : [id]));
  expect(owed.length).toBeGreaterThan(3000);
  expect(owed.filter((id) => answered.get(id) !== 1)).toEqual([]);
  expect(answered.get('twice')).toBe(messages.filter(({ line }) => String(line).includes('"twice"')).length);
});

test('500 malformed messages over HTTP, with a session and without', { timeout: 120_000 }, async () => {
  await using served = await serveOverHttp(['--demo', '--runs', join(folder, 'http-runs')]);
  const client = new Client({ name: 'fuzzer', version: '0' });
  const transport = new StreamableHTTPClientTransport(new URL(served.url));
  await client.connect(transport);
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2025-11-25',
  };
  const send = async (body: string | Buffer, session?: string) => {
    const response = await fetch(served.url, {
      method: 'POST',
      headers: session === undefined ? headers : { ...headers, 'mcp-session-id': session },
      body: new Uint8Array(Buffer.from(body)),
    });
    return { status: response.status, text: await response.text() };
  };
  const leaks: string[] = [];
  const statuses = new Set<number>();
  const limit = pLimit(8);
  const messages = malformedMessages(7, 500).filter(({ line }) => line.length < 1_000_000);
  await Promise.all(
    messages.map(({ line }, at) =>
      limit(async () => {
        const sessions = [transport.sessionId, undefined, '../../etc/passwd'];
        const { status, text } = await send(line, sessions[at % sessions.length]);
        statuses.add(status);
        if (untold.some((secret) => text.includes(secret))) leaks.push(text.slice(0, 500));
      }),
    ),
  );
  // More than the server reads: it may hang up before it has all of it.
  await send('x'.repeat(20_000_000), transport.sessionId).catch(() => {});
  expect(leaks).toEqual([]);
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  const { structuredContent } = await client.callTool({ name: 'inspect_tools', arguments: { limit: 1 } });
  expect(structuredContent).toMatchObject({ configured: true });
  await client.close();
});
