// The pace of calls: a rate limit of ours that is kept, and one of the server's that is heeded.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ToolSession } from '../../src/model/seams.ts';
import type { Outcome } from '../../src/model/tool.ts';
import { callTool } from '../../src/synthesis/call.ts';
import { CallPace } from '../../src/tools/call-pace.ts';
import type { ServerSettings } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { tool } from '../runs/drafts.ts';
import { draftDeps } from '../synthesis/draft-deps.ts';
import { labAt, labInProcess } from './lab-config.ts';
import { callLab } from './servers/lab.mjs';
import { serveHttp } from './servers/lab-http.ts';

const never = new AbortController().signal;
const call = (session: ToolSession, tool: string, signal = never) =>
  session.call({ tool: `lab__${tool}`, arguments: { text: 'x' } }, signal);

describe('a rate limit in the settings', () => {
  test('is kept over all sessions, in any stretch of a second', async () => {
    const times: number[] = [];
    const noting: typeof callLab = (state, name, args) => {
      times.push(performance.now());
      return callLab(state, name, args);
    };
    const settings = { isolation: 'sample', rateLimit: { perSecond: 4 }, concurrency: 9 } as const;
    await using source = openToolSource([labInProcess(settings, { call: noting })]);
    const sessions = await Promise.all([1, 2, 3].map(() => source.openSession(never)));
    const began = performance.now();
    await Promise.all(sessions.flatMap((session) => [1, 2, 3].map(() => call(session, 'echo'))));
    expect(times).toHaveLength(9);
    // From the beginning on, and not from one arrival to another: on a busy machine the earlier one may have been held up.
    for (const [at, time] of times.entries())
      expect(time - began).toBeGreaterThanOrEqual(1000 * Math.floor(at / 4) - 10);
  });

  test('does not count as time that a call takes, nor does a pause that the server asks for', async () => {
    let asked = 0;
    const refusing: typeof callLab = (state, name, args) => {
      asked += 1;
      if (asked !== 2) return callLab(state, name, args);
      return { content: [{ type: 'text', text: 'Too many requests, retry after 0.3 s.' }], isError: true };
    };
    await using source = openToolSource([labInProcess({ rateLimit: { perSecond: 1 } }, { call: refusing })]);
    await using session = await source.openSession(never);
    const deps = await draftDeps(source, { clock: () => performance.now() });
    const echo = () => callTool(deps, session, { tool: 'lab__echo', arguments: { text: 'x' } });
    await echo();
    const started = performance.now();
    const { latencyMs } = await echo();
    expect(performance.now() - started).toBeGreaterThan(1900);
    expect(latencyMs).toBeLessThan(300);
  });

  test('is no reason to go on once the work is stopped', async () => {
    await using source = openToolSource([labInProcess({ rateLimit: { perMinute: 1 } })]);
    await using session = await source.openSession(never);
    await call(session, 'echo');
    const controller = new AbortController();
    const waiting = call(session, 'echo', controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('the time at which a call is sent', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const refusal = (text: string): Outcome => ({
    result: { content: [{ type: 'text', text }], isError: true },
  });
  const answer: Outcome = { result: { content: [] } };

  test('is later with each refusal that names no pause: one second, two, four', async () => {
    const pace = new CallPace({ retries: 3 });
    const sent: number[] = [];
    const outcome = pace.run(tool('shop__find'), never, async () => {
      sent.push(performance.now());
      return refusal('Too many requests.');
    });
    const start = performance.now();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent.map((time) => time - start)).toEqual([0, 1_000, 3_000, 7_000]);
    expect(await outcome).toEqual(refusal('Too many requests.'));
  });

  test('heeds a pause that another call was told of while this one waited for its turn', async () => {
    const pace = new CallPace({ rateLimit: { perSecond: 1 }, retries: 1 });
    const start = performance.now();
    const sent: [string, number][] = [];
    const send = (name: string) =>
      pace.run(tool(`shop__${name}`), never, async () => {
        sent.push([name, performance.now() - start]);
        // The first call is under way for half a second.
        await new Promise((resolve) => setTimeout(resolve, 500));
        return sent.length > 1 ? answer : refusal('Too many requests, retry after 5 s.');
      });
    const both = Promise.all([send('first'), send('second')]);
    await vi.advanceTimersByTimeAsync(60_000);
    await both;
    const [first, ...later] = sent;
    expect(first).toEqual(['first', 0]);
    expect(later.map(([name]) => name).sort()).toEqual(['first', 'second']);
    const times = later.map(([, time]) => time);
    expect(times[0]).toBeGreaterThanOrEqual(5_500);
    expect(times[1]).toBeGreaterThanOrEqual((times[0] ?? 0) + 1_000);
  });
});

describe('a server that refuses because calls come too often', () => {
  /** The first `refusals` calls of anything get `refusal`. */
  const busy = (refusals: number, refusal: () => unknown) => {
    let left = refusals;
    const answer: typeof callLab = (state, name, args) => {
      if (left-- > 0) return refusal();
      return callLab(state, name, args);
    };
    return answer;
  };
  const result = (text: string) => () => ({ content: [{ type: 'text', text }], isError: true });
  const open = (refusals: number, refusal: () => unknown, settings: Partial<ServerSettings> = {}) => {
    const notices: string[] = [];
    const lab = labInProcess({ sandbox: true, ...settings }, { call: busy(refusals, refusal) });
    return { notices, source: openToolSource([lab], { onNotice: (notice) => notices.push(notice) }) };
  };

  test('is asked again after the pause that it names, a write too', async () => {
    const { source, notices } = open(2, result('Too many requests, retry after 0.06 s.'));
    await using _ = source;
    await using session = await source.openSession(never);
    const started = performance.now();
    expect(await call(session, 'add_note')).toMatchObject({ result: { content: [{ text: 'added' }] } });
    expect(performance.now() - started).toBeGreaterThan(115);
    expect(notices).toEqual(['A call of add_note (lab) failed: Too many requests, retry after 0.06 s.']);
  });

  test('by a protocol error, and names no pause: a read is repeated after one of ours', async () => {
    const refuse = () => {
      throw Object.assign(new Error('Rate limit exceeded'), { code: -32029 });
    };
    const { source } = open(1, refuse);
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await call(session, 'echo')).toHaveProperty('result');
  });

  test('no more often than the settings say', async () => {
    const { source } = open(2, result('429 Too Many Requests. Retry-After: 0.01'), { retries: 1 });
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await call(session, 'echo')).toMatchObject({ result: { isError: true } });
    expect(await call(session, 'echo')).not.toMatchObject({ result: { isError: true } });
  });

  test('and names no pause: a write is not repeated', async () => {
    const { source } = open(1, result('429 Too Many Requests'));
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await call(session, 'add_note')).toMatchObject({ result: { isError: true } });
  });

  test('for longer than anybody waits: the refusal is the outcome', async () => {
    const { source } = open(1, result('Rate limit reached. Try again in 2 hours.'));
    await using _ = source;
    await using session = await source.openSession(never);
    expect(await call(session, 'echo')).toMatchObject({ result: { isError: true } });
  });

  test('a pause can be stopped, and other calls of the server wait for its end', async () => {
    const { source } = open(1, result('Too many requests, retry after 30 s.'));
    await using _ = source;
    await using session = await source.openSession(never);
    const controller = new AbortController();
    const refused = call(session, 'echo', controller.signal);
    await new Promise((resolve) => setImmediate(resolve));
    const other = call(session, 'list_notes', controller.signal);
    controller.abort();
    await expect(refused).rejects.toMatchObject({ code: 'interrupted' });
    await expect(other).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('over HTTP: 429 with a retry-after, which the SDK does not tell', async () => {
    let left = 1;
    await using http = await serveHttp({
      refuse: (method) =>
        method === 'tools/call' && left-- > 0
          ? { status: 429, headers: { 'retry-after': '0' }, text: 'Slow down.' }
          : undefined,
    });
    const notices: string[] = [];
    await using source = openToolSource([labAt('http', http.url)], {
      onNotice: (text) => notices.push(text),
    });
    await using session = await source.openSession(never);
    expect(await call(session, 'echo')).toHaveProperty('result');
    expect(notices).toEqual([
      'A call of echo (lab) failed: lab answered with HTTP 429 (Slow down), retry after 0 s.',
    ]);
  });
});

test('a server that takes its token no longer is left out, with what to do', async () => {
  await using http = await serveHttp({
    refuse: (method) =>
      method === 'tools/call' ? { status: 401, headers: {}, text: 'invalid token' } : undefined,
  });
  const notices: string[] = [];
  const servers = [
    labAt('http', http.url, {}, { Authorization: 'Bearer s3cret' }),
    { ...labInProcess(), name: 'other' },
  ];
  await using source = openToolSource(servers, { onNotice: (text) => notices.push(text) });
  await using session = await source.openSession(never);
  for (let time = 0; time < 3; time++) {
    expect(await call(session, 'echo')).toEqual({
      error: { code: 'unauthorized', message: 'lab answered with HTTP 401 (invalid token).' },
    });
  }
  await expect(call(session, 'echo')).rejects.toMatchObject({ code: 'server' });
  expect((await source.catalog(never)).servers.map(({ name }) => name)).toEqual(['other']);
  expect(notices).toEqual([
    'A call of echo (lab) failed: lab answered with HTTP 401 (invalid token).',
    'lab is left out after 3 failures in a row: lab answered with HTTP 401 (invalid token). Check its token or key, then continue with --resume.',
  ]);
});
