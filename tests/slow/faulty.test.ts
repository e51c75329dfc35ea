/** The server that misbehaves as a process does, and what a tool source makes of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { ToolSession } from '../../src/model/seams.ts';
import { defaultSettings, type ServerConfig, type ServerSettings } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';

const never = new AbortController().signal;
const built = fileURLToPath(new URL('../../dist/servers/faulty/stdio.js', import.meta.url));
const search = (session: ToolSession, query = 'Kaldera') =>
  session.call({ tool: 'crm__search_customers', arguments: { query } }, never);

function configOf(
  transport: ServerConfig['transport'],
  settings: Partial<ServerSettings> = {},
): ServerConfig {
  return {
    name: 'crm',
    transport,
    settings: { ...defaultSettings, sandbox: true, ...settings },
    described: 'faulty',
  };
}

const overStdio = (flags: readonly string[], settings: Partial<ServerSettings> = {}) =>
  open(configOf({ kind: 'stdio', command: process.execPath, args: [built, ...flags], env: {} }, settings));

function open(config: ServerConfig) {
  const notices: string[] = [];
  const source = openToolSource([config], { restartDelayMs: 1, onNotice: (text) => notices.push(text) });
  return { source, notices };
}

const children = new Set<ReturnType<typeof spawn>>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts it over HTTP and opens a source on it. */
async function overHttp(flags: readonly string[], settings: Partial<ServerSettings> = {}) {
  const child = spawn(process.execPath, [built, '--http', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return open(configOf({ kind: 'http', url, headers: {} }, settings));
}

describe('over stdio', () => {
  it('crashes at its start: the server is left out, with its last words', async () => {
    const { source } = overStdio(['--crash-at-start']);
    await expect(source.catalog(never)).rejects.toThrow(
      /crm is left out: "faulty" exited with code 70\. Last output:\n {4}Fatal: cannot read its settings/,
    );
    await source[Symbol.asyncDispose]();
  });

  it('crashes in a call and is started again', async () => {
    const { source, notices } = overStdio(['--crash-in-call', '2']);
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await search(session)).toHaveProperty('result');
    expect(await search(session)).toEqual({ error: { code: 'closed', message: 'crm exited with code 70.' } });
    await expect.poll(() => search(session), { timeout: 15_000 }).toHaveProperty('result');
    expect(notices[0]).toContain('Fatal: crashed in call 2');
  });

  it('crashes after its calls have been answered, however many more are under way', async () => {
    const { source, notices } = overStdio(['--crash-after', '3'], { concurrency: 8 });
    await using _ = source;
    await using session = await source.openSession(never);
    const answers = await Promise.all(Array.from({ length: 8 }, () => search(session)));
    expect(answers.filter((answer) => 'result' in answer)).toHaveLength(3);
    expect(notices[0]).toContain('Fatal: crashed after 3 calls');
  });

  it('floods its stderr, and writes lines that are no messages: calls are answered all the same', async () => {
    const { source } = overStdio(['--stderr-flood', '3000000', '--malformed-lines']);
    await using _ = source;
    await using session = await source.openSession(never);
    for (const query of ['Kaldera', 'Optics', 'e'])
      expect(await search(session, query)).toHaveProperty('result');
  });

  it('takes no hint that it is over, and is ended', async () => {
    const { source } = overStdio(['--ignore-end']);
    await source.catalog(never);
    const started = performance.now();
    await source[Symbol.asyncDispose]();
    expect(performance.now() - started).toBeGreaterThan(1_500);
  });
});

describe('over HTTP', () => {
  it('loses its sessions: one is opened anew', async () => {
    const { source } = await overHttp(['--lose-session-after', '1']);
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await search(session)).toHaveProperty('result');
    expect(await search(session)).toMatchObject({ error: { code: 'closed' } });
    await expect.poll(() => search(session), { timeout: 15_000 }).toHaveProperty('result');
  });

  it('has a token expire: it is left out, with what to do', async () => {
    const { source, notices } = await overHttp(['--expire-token-after', '1']);
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await search(session)).toHaveProperty('result');
    for (let time = 0; time < 3; time++)
      expect(await search(session)).toMatchObject({ error: { code: 'unauthorized' } });
    expect(notices.at(-1)).toBe(
      'crm is left out after 3 failures in a row: crm answered with HTTP 401 (The access token expired). Check its token or key, then continue with --resume.',
    );
  });

  it('refuses calls that come too often: they are sent again when it says', async () => {
    const { source, notices } = await overHttp(['--limit-every', '2']);
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await search(session)).toHaveProperty('result');
    const started = performance.now();
    expect(await search(session)).toHaveProperty('result');
    expect(performance.now() - started).toBeGreaterThan(990);
    expect(notices).toEqual([
      'A call of search_customers (crm) failed: crm answered with HTTP 429 (Too many requests), retry after 1 s.',
    ]);
  });

  it('lets its answers drip: a call is given up in time, or waits for the last drop', async () => {
    const { source } = await overHttp(['--drip', '400'], { timeoutMs: 200 });
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await search(session)).toMatchObject({ error: { code: 'timeout' } });
    const { source: patient } = await overHttp(['--drip', '200']);
    await using __ = patient;
    await using other = await patient.openSession(never);
    expect(await search(other)).toHaveProperty('result');
  });
});

it('says what is wrong with its flags', async () => {
  const child = spawn(process.execPath, [built, '--crash-after', 'soon'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  expect((await once(child, 'close'))[0]).toBe(2);
  expect(stderr).toMatch(/^--crash-after takes a whole number, not "soon"\./);
});
