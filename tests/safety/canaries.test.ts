// No secret stands anywhere: each is planted where users keep theirs, servers tell them all, and everything written is searched.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { LoggingMessageNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { secretMark } from '../../src/secrets/secret-shapes.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../../src/testing/fake-openai/server.ts';
import { program, runProgram } from '../cli/built-program.ts';
import { answerStages } from '../support/stage-answers/answer-stages.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const pemBody = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC7canary7'.repeat(3);
/** Put together here, so that no scanner takes this file for a leak. */
const pem = (body: string) =>
  `-----BEGIN ${'PRIVATE KEY'}-----\n${body.replace(/.{60}/g, '$&\n')}\n-----END ${'PRIVATE KEY'}-----\n`;

/** By the place where each is planted. */
const canaries = {
  variable: 'cnry-env/7Qd+w2"x9&Lk4=Zs',
  literal: 'cnry_lit_4f9a2b7c8d1e',
  argument: 'cnry-arg-Yh38sKq02LmXv7',
  password: 'cnryPwd9f3k2Lq8',
  header: 'cnry.hdr.8sK2mX0qLw93nB',
  query: 'cnryQry71kd9s0Lp2',
  path: 'cnryPath5k29dLm38xQw71Zt',
  process: 'cnry-proc-93kd0sLqX2mv',
  modelKey: 'sk-fake-cnry81mVw04TxLr7Ns2Bd9',
  keyFile: 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC7canary7',
};

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-canaries-'));
const work = join(folder, 'work');
const hidden = join(folder, 'hidden');
const told = join(hidden, 'told');
for (const name of ['hidden', 'work', 'work/home', 'work/tmp']) mkdirSync(join(folder, name));
writeFileSync(join(hidden, 'key.pem'), pem(pemBody));
writeFileSync(told, '');
const config = join(hidden, 'servers.json');

/** Turns everybody away, and says with what they came. */
const refusing = createServer((request, response) => {
  const said = JSON.stringify({ url: request.url, headers: request.headers });
  response.writeHead(500, { 'content-type': 'text/plain' }).end(`Not with ${said}`);
});
let endpoint: FakeOpenAi;

const environment = {
  HOME: join(work, 'home'),
  TMPDIR: join(work, 'tmp'),
  CANARY_TOKEN: canaries.variable,
  DEPLOY_TOKEN: canaries.process,
  OPENAI_API_KEY: canaries.modelKey,
  TOOLGRAD_API_KEY: undefined,
  OPENAI_BASE_URL: undefined,
};

beforeAll(async () => {
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const { port } = refusing.address() as AddressInfo;
  endpoint = await startFakeOpenAi({ answer: answerStages(), models: ['fake'], apiKey: canaries.modelKey });
  const telling = (more: object = {}) => ({
    command: process.execPath,
    args: [
      fileURLToPath(new URL('servers/telling-stdio.mjs', import.meta.url)),
      '--api-key',
      canaries.argument,
    ],
    env: {
      TOLD: told,
      SERVICE_TOKEN: `\${CANARY_TOKEN}`,
      LITERAL_KEY: canaries.literal,
      KEY_FILE: join(hidden, 'key.pem'),
      DATABASE_URL: `postgres://me:${canaries.password}@db.example/main`,
      ...more,
    },
  });
  const mcpServers = {
    telling: telling(),
    crashing: telling({ CRASH: 'yes' }),
    refusing: {
      url: `http://127.0.0.1:${port}/s/${canaries.path}/mcp?api_key=${canaries.query}`,
      headers: { Authorization: `Bearer ${canaries.header}` },
    },
  };
  writeFileSync(config, JSON.stringify({ mcpServers }));
});
afterAll(async () => {
  refusing.close();
  await endpoint.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The spellings of a secret that the text holds. */
function formsIn(text: string, secret: string): string[] {
  const aligned = [0, 1, 2].map((before) => {
    const whole = Buffer.from(`${'\0'.repeat(before)}${secret}\0\0\0`).toString('base64');
    return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6));
  });
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = {
    plain: secret,
    json,
    'json in json': JSON.stringify(json).slice(1, -1),
    url: encodeURIComponent(secret),
    base64: Buffer.from(secret).toString('base64'),
    ...Object.fromEntries(aligned.map((form, before) => [`base64 after ${before}`, form])),
    'base64 for addresses': Buffer.from(secret).toString('base64url'),
    half: secret.slice(0, Math.ceil(secret.length / 2) + 1),
  };
  return Object.entries(forms).flatMap(([name, form]) => (text.includes(form) ? [name] : []));
}

/** Where secrets stand: `what was searched: the secret (its spelling)`. */
function leaks(searched: Readonly<Record<string, string>>): string[] {
  return Object.entries(searched).flatMap(([where, text]) =>
    Object.entries(canaries).flatMap(([name, secret]) =>
      formsIn(text, secret).map((form) => `${where}: ${name} (${form})`),
    ),
  );
}

function filesBelow(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length), readFileSync(path, 'latin1')];
    }),
  );
}

async function run(...args: string[]) {
  const outcome = await runProgram(args, { cwd: work, env: environment });
  return { ...outcome, where: args.slice(0, 2).join(' ') };
}
type Ran = Awaited<ReturnType<typeof run>>;
const outputs = (ran: readonly Ran[]) =>
  Object.fromEntries(
    ran.flatMap(({ where, stdout, stderr }) => [
      [`${where} stdout`, stdout],
      [`${where} stderr`, stderr],
    ]),
  );

test('the search finds what it looks for, in each spelling', () => {
  for (const secret of Object.values(canaries)) {
    expect(formsIn(`x${secret}y`, secret)).toContain('plain');
    expect(formsIn(Buffer.from(`user:${secret}!`).toString('base64'), secret)).toHaveLength(1);
    expect(formsIn(encodeURIComponent(secret), secret)).toContain('url');
  }
});

test('a run by rule and all that is made of it hold none: its recording, its export, its evaluation', async () => {
  const made = await run(
    ...['record', '--config', config, '--out', 'cassettes', '--run', 'by-rule'],
    ...['-n', '3', '--pool', '4', '--iterations', '2'],
  );
  expect([0, 3]).toContain(made.code);
  expect(made.stderr).toContain('crashing is left out');
  expect(made.stderr).toContain('refusing is left out');
  const rejected = readFileSync(join(work, 'by-rule/rejected.jsonl'), 'utf8');
  const mocked = join(work, 'mocked.json');
  const cassette = join(work, 'cassettes', 'telling.cassette.json');
  writeFileSync(mocked, JSON.stringify({ mcpServers: { telling: { mock: cassette } } }));
  const ran = await Promise.all([
    run('tools', '--config', config, '--json'),
    run('export', 'by-rule', '--format', 'native', '--out', 'exported'),
    run('verify', 'by-rule', '--config', config),
    run('stats', 'by-rule', '--json'),
    run('evaluate', 'by-rule', '--model', 'player:random', '--config', config, '--out', 'evaluated'),
    run('tools', '--config', mocked, '--json'),
  ]);
  expect(rejected).toContain(secretMark);
  expect(Object.keys(filesBelow(join(work, 'cassettes')))).toHaveLength(2);
  expect(ran.map(({ where, code }) => [where, code])).toEqual(ran.map(({ where }) => [where, 0]));
  expect(ran[0]?.stdout).toContain(secretMark);
  expect(readFileSync(told, 'utf8')).toContain('get_');
  expect(leaks({ ...outputs([made, ...ran]), ...filesBelow(work) })).toEqual([]);
});

test('a run with a language model holds none, nor do its prompts, its cache and its recording', async () => {
  const made = await run(
    ...['generate', '--config', config, '--out', 'by-model', '-n', '1', '--pool', '9', '--iterations', '2'],
    ...[
      '--model',
      'openai:fake',
      '--base-url',
      endpoint.baseUrl,
      '--cache',
      'answers',
      '--record',
      'answers.jsonl',
    ],
    ...['--concurrency', '1', '--json'],
  );
  expect([0, 3]).toContain(made.code);
  expect(endpoint.stats().answered).toBeGreaterThan(3);
  const prompts = Object.fromEntries(
    endpoint.requests.map(({ body }, index) => [`prompt ${index}`, JSON.stringify(body)]),
  );
  expect(JSON.stringify(prompts)).toContain('telling__get_environment');
  expect(leaks({ ...outputs([made]), ...prompts, ...filesBelow(work) })).toEqual([]);
});

test('the MCP server tells none, in answers, logs or errors, and sends none that an agent brings', async () => {
  const heard: string[] = [];
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'serve', '--config', config, '--runs', join(work, 'served')],
    cwd: work,
    env: {
      ...(process.env as Record<string, string>),
      ...(JSON.parse(JSON.stringify(environment)) as object),
    },
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
  const client = new Client({ name: 'test', version: '1' });
  client.setNotificationHandler(
    LoggingMessageNotificationSchema,
    ({ params }) => void heard.push(JSON.stringify(params)),
  );
  await client.connect(transport);
  const call = async (name: string, args: object) => {
    const answer = await client
      .callTool({ name, arguments: { ...args } })
      .catch((error: unknown) => String(error));
    heard.push(JSON.stringify(answer));
    return JSON.stringify(answer);
  };
  try {
    heard.push(JSON.stringify(await client.listTools()));
    const listed = await call('inspect_tools', {});
    expect(listed).toContain('telling__get_environment');
    const names = ['environment', 'encoded', 'key', 'links', 'failure', 'error'].map(
      (name) => `telling__get_${name}`,
    );
    writeFileSync(told, '');
    for (const tool of names) await call('verify_chain', { calls: [{ tool, arguments: {} }] });
    expect([...new Set(readFileSync(told, 'utf8').trim().split('\n'))].sort()).toEqual(
      names.map((name) => name.replace('telling__', '')).sort(),
    );
    writeFileSync(told, '');
    const base64 = Buffer.from(`me:${canaries.argument}`).toString('base64');
    for (const note of [canaries.variable, canaries.process, base64, `x${secretMark}`]) {
      const answer = await call('verify_chain', { calls: [{ tool: names[0], arguments: { note } }] });
      expect(answer).toContain('secret');
    }
    expect(readFileSync(told, 'utf8')).toBe('');
    await call('start_chain', {});
    await call('verify_chain', { calls: [{ tool: `telling__${canaries.literal}`, arguments: {} }] });
  } finally {
    await client.close();
  }
  expect(leaks({ heard: heard.join('\n'), ...filesBelow(work) })).toEqual([]);
});
