// Servers that cannot be started: one sentence each, and the others go on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ServerConfig } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { labAt, labInProcess, stdioServer } from './lab-config.ts';
import { serveHttp, serveSse } from './servers/lab-http.ts';

const never = new AbortController().signal;

/** What is told about a server that is started beside one that works. */
async function noticeOf(server: ServerConfig, secrets: readonly string[] = []): Promise<string | undefined> {
  const notices: string[] = [];
  const options = { onNotice: (text: string) => notices.push(text), secrets };
  await using source = openToolSource([server, labInProcess()], options);
  const catalog = await source.catalog(never);
  expect(catalog.servers.map(({ name }) => name)).toEqual(['lab']);
  expect(notices).toHaveLength(1);
  return notices[0];
}

test('crashes at its start: name, command, how it ended and its last words, without the noise of a stack', async () => {
  const program = 'console.error("\\u001b[31mreading config\\u001b[0m"); throw new Error("no such table");';
  const notice = await noticeOf({ ...stdioServer('crm', ['-e', program]), described: 'node crm.js' });
  expect(notice).toMatch(
    /^crm is left out: "node crm\.js" exited with code 1\. Last output:\n {4}reading config\n/,
  );
  expect(notice).toMatch(/\n {4}Error: no such table$/);
  expect(notice).not.toContain('    at ');
});

test('a secret in its last words is masked', async () => {
  const program = 'console.error("wrong token hunter-42-abc"); process.exit(2)';
  const notice = await noticeOf(stdioServer('crm', ['-e', program]), ['hunter-42-abc']);
  expect(notice).toMatch(/wrong token •••$/);
});

test('hangs at its start: the time it was given', async () => {
  const program = 'console.error("waiting for the moon"); process.stdin.resume();';
  const server = stdioServer('crm', ['-e', program], { connectTimeoutMs: 400 });
  expect(await noticeOf(server)).toMatch(
    /^crm is left out: "node -e .*" did not answer within 0\.4 s \("connectTimeoutMs" in its settings raises the limit\)\. Last output:\n {4}waiting for the moon$/s,
  );
});

test('is not there: the command', async () => {
  const server: ServerConfig = {
    ...stdioServer('crm', []),
    transport: { kind: 'stdio', command: 'no-such-command-at-all', args: [], env: {} },
    described: 'no-such-command-at-all',
  };
  expect(await noticeOf(server)).toBe(
    'crm is left out: "no-such-command-at-all" cannot be started: there is no command no-such-command-at-all.',
  );
});

test('has a working directory that is not there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'toolgrad-test-'));
  await rm(folder, { recursive: true });
  const server: ServerConfig = {
    ...stdioServer('crm', []),
    transport: { kind: 'stdio', command: process.execPath, args: [], env: {}, cwd: folder },
  };
  expect(await noticeOf(server)).toContain(`has a working directory that does not exist: ${folder}.`);
});

test('speaks no MCP on stdout: what it said there is quoted', async () => {
  const program = 'console.log("Listening on port 3000"); setTimeout(() => process.exit(0), 50)';
  expect(await noticeOf(stdioServer('web', ['-e', program]))).toMatch(
    /exited with code 0\. Last output:\n {4}Listening on port 3000$/,
  );
});

/** A server that answers `initialize` with this, by the request's id. */
const answering = (answer: string) => `
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method } = JSON.parse(line);
    if (method === 'initialize') console.log(${answer});
  });`;
const begun = (more: object) =>
  `JSON.stringify({ jsonrpc: '2.0', id, result: ${JSON.stringify({
    protocolVersion: '2025-06-18',
    capabilities: { tools: {} },
    serverInfo: { name: 'odd', version: '1' },
    ...more,
  })} })`;

test.each([
  [
    'refuses the handshake',
    `JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32000, message: 'WEATHER_API_KEY is required' } })`,
    /answered with an error: WEATHER_API_KEY is required\.$/,
  ],
  [
    'speaks another version of the protocol',
    begun({ protocolVersion: '1999-01-01' }),
    /speaks a protocol version that is not supported \(1999-01-01\)\.$/,
  ],
  [
    'names itself badly',
    begun({ serverInfo: { name: 'odd' } }),
    /answered with what the protocol does not know: serverInfo\.version: .+\.$/,
  ],
])('%s: the reason, and not how it ended when we closed it', async (_, answer, sentence) => {
  expect(await noticeOf(stdioServer('odd', ['-e', answering(answer)]))).toMatch(sentence);
});

test('prints its messages over several lines: what is wrong is told', async () => {
  const program = answering(begun({}).replace(/\)$/, ', null, 2)'));
  const server = stdioServer('odd', ['-e', program], { connectTimeoutMs: 400 });
  expect(await noticeOf(server)).toContain('it prints JSON over several lines');
});

test.each([
  ['a byte order mark before its first line', `'\\ufeff' + ${begun({})}`],
  [
    'null for the error beside the result',
    begun({}).replace("jsonrpc: '2.0'", "jsonrpc: '2.0', error: null"),
  ],
  ['a batch of one', `'[' + ${begun({})} + ']'`],
])('%s is forgiven', async (_, answer) => {
  const program = `${answering(answer)}
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, method } = JSON.parse(line);
      const tools = [{ name: 'look', description: 'Look.', inputSchema: { type: 'object' } }];
      if (method === 'tools/list') console.log(JSON.stringify({ jsonrpc: '2.0', id, result: { tools, nextCursor: '' } }));
    });`;
  await using source = openToolSource([stdioServer('odd', ['-e', program])]);
  expect((await source.catalog(never)).tools.map(({ name }) => name)).toEqual(['odd__look']);
});

test('cannot be reached over HTTP', async () => {
  const gone = await serveHttp();
  await gone.stop();
  expect(await noticeOf({ ...labAt('http', gone.url), name: 'docs' })).toMatch(
    /^docs is left out: http:\/\/127\.0\.0\.1:\d+\/mcp cannot be reached \(connection refused\)\.$/,
  );
});

test('speaks no https where https is asked for', async () => {
  await using lab = await serveHttp();
  const url = lab.url.replace('http:', 'https:');
  expect(await noticeOf({ ...labAt('http', url), name: 'docs' })).toContain(
    'cannot be reached (it speaks no https there: write http:// in its url).',
  );
});

test.skipIf(process.platform === 'win32')('is no program', async () => {
  const folder = {
    ...stdioServer('odd', []),
    transport: { kind: 'stdio', command: tmpdir(), args: [], env: {} },
  };
  expect(await noticeOf(folder as ReturnType<typeof stdioServer>)).toContain(
    'is no program that may be run.',
  );
});

test('is an older server than its configuration says', async () => {
  await using sse = await serveSse();
  expect(await noticeOf({ ...labAt('http', sse.url), name: 'old' })).toContain(
    'answered with HTTP 404 (Session not found); if it is an older server, set "type": "sse".',
  );
});

test.each(['http', 'sse'] as const)(
  'has a name and password in its URL: they are sent as a header over %s',
  async (kind) => {
    await using lab = await (kind === 'http' ? serveHttp() : serveSse());
    const url = lab.url.replace('//', '//b%40b:hunter%2022@');
    const address = labAt(kind, url);
    await using source = openToolSource([address]);
    expect((await source.catalog(never)).tools).not.toHaveLength(0);
    const basic = `Basic ${Buffer.from('b@b:hunter 22').toString('base64')}`;
    expect(lab.headers).not.toHaveLength(0);
    expect(new Set(lab.headers.map(({ authorization }) => authorization))).toEqual(new Set([basic]));
  },
);

test('cannot be reached over SSE', async () => {
  const gone = await serveSse();
  await gone.stop();
  expect(await noticeOf({ ...labAt('sse', gone.url), name: 'old' })).toMatch(
    /^old is left out: http.*ECONNREFUSED/,
  );
});

test('none is left: an error that tells of each', async () => {
  const notices: string[] = [];
  const servers = [stdioServer('a', ['-e', 'process.exit(1)']), stdioServer('b', ['-e', 'process.exit(2)'])];
  await using source = openToolSource(servers, { onNotice: (text) => notices.push(text) });
  const expected = {
    code: 'server',
    message: [
      'No server is left to take tools from.',
      'a is left out: "node -e process.exit(1)" exited with code 1.',
      'b is left out: "node -e process.exit(2)" exited with code 2.',
    ].join('\n'),
  };
  await expect(source.catalog(never)).rejects.toMatchObject(expected);
  await expect(source.openSession(never)).rejects.toMatchObject(expected);
  expect(notices, 'told once').toEqual([]);
});

test('configured are none at all', async () => {
  await using source = openToolSource([]);
  await expect(source.catalog(never)).rejects.toMatchObject({
    code: 'server',
    message: 'No server is configured.',
  });
});

test('disposing ends a start that hangs', async () => {
  const hanging = stdioServer('crm', [
    '-e',
    'process.stdin.resume(); process.stdin.on("end", () => process.exit())',
  ]);
  const source = openToolSource([hanging]);
  const catalog = source.catalog(never);
  const started = performance.now();
  await Promise.all([
    expect(catalog).rejects.toMatchObject({ code: 'interrupted' }),
    source[Symbol.asyncDispose](),
  ]);
  expect(performance.now() - started).toBeLessThan(3_000);
});
