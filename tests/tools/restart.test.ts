// Servers that die in the middle of a run: started again, and left out after three failures in a row.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { ToolSession } from '../../src/model/seams.ts';
import type { ServerSettings } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { labAt, labInProcess, script, stdioServer } from './lab-config.ts';
import { serveHttp, serveSse } from './servers/lab-http.ts';

const never = new AbortController().signal;
const call = (session: ToolSession, tool: string, args: JsonObject = {}) =>
  session.call({ tool, arguments: args }, never);

/** Starting a process may take seconds on a machine that is busy. */
const patience = { timeout: 15_000 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolgrad-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

function open(settings: Partial<ServerSettings> = {}, restartDelayMs = 20) {
  const notices: string[] = [];
  const flag = join(folder, Math.random().toString(36));
  const env = { DEAD_FLAG: flag, PASSWORD: 'pass-phrase-17' };
  const flaky = stdioServer('flaky', [script('flaky-stdio.mjs')], settings, env);
  const source = openToolSource([flaky, labInProcess()], {
    onNotice: (text) => notices.push(text),
    secrets: ['pass-phrase-17'],
    restartDelayMs,
  });
  return { source, notices };
}

test('a server that writes a line without an end is started again', async () => {
  const notices: string[] = [];
  const raw = stdioServer('raw', [script('raw-stdio.mjs')]);
  await using source = openToolSource([raw], { onNotice: (text) => notices.push(text), restartDelayMs: 20 });
  await using session = await source.openSession(never);
  expect(await call(session, 'raw__endless')).toEqual({
    error: { code: 'closed', message: 'raw wrote more than 1000 MB without a line break.' },
  });
  expect(await call(session, 'raw__echo')).toHaveProperty('result');
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('is being restarted');
});

describe.each(['shared', 'sample'] as const)('isolation %s', (isolation) => {
  test('a death is the outcome of the call that saw it; later calls wait until the server is alive again', async () => {
    const { source, notices } = open({ isolation }, 300);
    await using _ = source;
    const before = await source.catalog(never);
    await using session = await source.openSession(never);
    expect(await call(session, 'flaky__crash')).toEqual({
      error: { code: 'closed', message: 'flaky exited with code 3.' },
    });
    const waiting = ['first', 'second'].map((said) => call(session, 'flaky__echo', { said }));
    expect(await call(session, 'lab__echo'), 'other servers are untouched').toHaveProperty('result');
    for (const outcome of await Promise.all(waiting)) expect(outcome).toHaveProperty('result');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(
      /^flaky failed and is being restarted: "node .*flaky-stdio\.mjs" exited with code 3\. Last output:\n {4}Segmentation fault/,
    );
    expect(await source.catalog(never), 'the same tools are the same catalog').toBe(before);
  });

  test('a server that does not come back is left out after three failures in a row', async () => {
    const { source, notices } = open({ isolation });
    await using _ = source;
    const before = await source.catalog(never);
    await using session = await source.openSession(never);
    await call(session, 'flaky__crash', { forGood: true });
    const gone = {
      code: 'server',
      message: expect.stringContaining('flaky is left out after 3 failures in a row'),
    };
    await vi.waitFor(async () => expect(call(session, 'flaky__echo')).rejects.toMatchObject(gone), patience);
    await expect(call(session, 'flaky__echo')).rejects.toMatchObject(gone);
    const after = await source.catalog(never);
    expect(after).not.toBe(before);
    expect(after.servers.map(({ name }) => name)).toEqual(['lab']);
    expect(after.tools.every(({ server }) => server === 'lab')).toBe(true);
    expect(await source.catalog(never)).toBe(after);
    expect(notices).toHaveLength(3);
    expect(notices[2]).toMatch(
      /^flaky is left out after 3 failures in a row: .*\n {4}The database is gone; the password was •••\.$/s,
    );
    expect(await call(session, 'lab__echo')).toHaveProperty('result');
  });

  test('deaths with answers in between are forgiven', async () => {
    const { source } = open({ isolation });
    await using _ = source;
    await using session = await source.openSession(never);
    for (let death = 0; death < 4; death++) {
      expect(await call(session, 'flaky__crash')).toMatchObject({ error: { code: 'closed' } });
      await vi.waitFor(
        async () => expect(await call(session, 'flaky__echo')).toHaveProperty('result'),
        patience,
      );
    }
    expect((await source.catalog(never)).servers).toHaveLength(2);
  });
});

test('a call waits for a restart no longer than its signal, or than a start and a call may take', async () => {
  const { source } = open({ timeoutMs: 300, connectTimeoutMs: 2_000 }, 60_000);
  await using _ = source;
  await using session = await source.openSession(never);
  await call(session, 'flaky__crash');
  const controller = new AbortController();
  const stopped = session.call({ tool: 'flaky__echo', arguments: {} }, controller.signal);
  controller.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
  expect(await call(session, 'flaky__echo')).toEqual({
    error: { code: 'unavailable', message: 'flaky is being restarted.' },
  });
});

test('a server that lists its tools each time, and dies of each call, is left out too', async () => {
  const { source } = open();
  await using _ = source;
  await using session = await source.openSession(never);
  const crashed = async () => {
    const listed = await source.catalog(never);
    await call(session, 'flaky__crash');
    return listed.servers.length;
  };
  await vi.waitFor(async () => expect(crashed()).rejects.toMatchObject({ code: 'server' }), patience);
});

test('a session whose own server has died leaves the others alone', async () => {
  const { source } = open({ isolation: 'sample' });
  await using _ = source;
  await using one = await source.openSession(never);
  await using other = await source.openSession(never);
  await call(one, 'flaky__crash');
  expect(await call(other, 'flaky__echo')).toHaveProperty('result');
});

test('an HTTP server that has forgotten the session is connected to anew', async () => {
  await using http = await serveHttp();
  const notices: string[] = [];
  const options = { onNotice: (text: string) => notices.push(text), restartDelayMs: 1 };
  await using source = openToolSource([labAt('http', http.url)], options);
  await using session = await source.openSession(never);
  http.forget();
  expect(await call(session, 'lab__echo')).toEqual({
    error: { code: 'closed', message: 'lab answered with HTTP 404 (Session not found).' },
  });
  await vi.waitFor(async () => expect(await call(session, 'lab__echo')).toHaveProperty('result'), patience);
  expect(notices).toHaveLength(1);
});

test.each(['http', 'sse'] as const)(
  'a call that waits when its %s server goes away does not wait on',
  async (kind) => {
    await using server = await (kind === 'http' ? serveHttp() : serveSse());
    await using source = openToolSource([labAt(kind, server.url)]);
    await using session = await source.openSession(never);
    const hanging = call(session, 'lab__hang');
    await call(session, 'lab__echo');
    await server.stop();
    expect(await hanging).toMatchObject({ error: { code: 'closed' } });
  },
);
