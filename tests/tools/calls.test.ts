// How calls travel: cancelled, limited, in a clean environment, with headers; and what a server cannot get wrong.
import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { ToolSession } from '../../src/model/seams.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { labAt, labInProcess, labOverStdio, script, stdioServer } from './lab-config.ts';
import { createLab } from './servers/lab.mjs';
import { serveHttp, serveSse } from './servers/lab-http.ts';

const never = new AbortController().signal;
const call = (session: ToolSession, tool: string, args: JsonObject = {}, signal = never) =>
  session.call({ tool: `lab__${tool}`, arguments: args }, signal);
const counts = async (session: ToolSession) => (await call(session, 'call_counts')).result?.structuredContent;

test.each([
  ['in this process', labInProcess],
  ['over stdio', labOverStdio],
])('the server hears that a call was given up: %s', async (_, lab) => {
  await using source = openToolSource([lab({ timeoutMs: 150 })]);
  await using session = await source.openSession(never);
  await call(session, 'hang');
  expect(await counts(session)).toMatchObject({ cancelled: 1 });

  const controller = new AbortController();
  const hanging = call(session, 'hang', {}, controller.signal);
  await counts(session);
  controller.abort();
  await expect(hanging).rejects.toMatchObject({ code: 'interrupted' });
  expect(await counts(session)).toMatchObject({ cancelled: 2 });
});

test('stopping later does not cancel what has been answered, however many calls a signal has seen', async () => {
  await using source = openToolSource([labInProcess({ concurrency: 50 })]);
  await using session = await source.openSession(never);
  const controller = new AbortController();
  const calls = Array.from({ length: 50 }, () => call(session, 'echo', {}, controller.signal));
  // Node would warn of a leak from the eleventh listener on.
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  await Promise.all(calls);
  controller.abort();
  expect(await counts(session)).toMatchObject({ cancelled: 0, counts: { echo: 50 } });
});

test('no more calls run side by side than the settings say, over all sessions', async () => {
  let running = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  const slow = async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => waiting.push(resolve));
    running--;
    return { content: [] };
  };
  await using source = openToolSource([
    labInProcess({ isolation: 'sample', concurrency: 2 }, { call: slow }),
  ]);
  const sessions = await Promise.all([1, 2, 3].map(() => source.openSession(never)));
  const calls = sessions.flatMap((session) => [call(session, 'echo'), call(session, 'echo')]);
  for (let answered = 0; answered < calls.length; answered++) {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    waiting.shift()?.();
  }
  await Promise.all(calls);
  expect(most).toBe(2);
});

test('the time a call waits for its turn does not count', async () => {
  const answers: (() => void)[] = [];
  const slow = () => new Promise((resolve) => answers.push(() => resolve({ content: [] })));
  await using source = openToolSource([labInProcess({ concurrency: 1, timeoutMs: 300 }, { call: slow })]);
  await using session = await source.openSession(never);
  const first = call(session, 'echo');
  const second = call(session, 'echo');
  await expect.poll(() => answers).toHaveLength(1);
  expect(await first).toMatchObject({ error: { code: 'timeout' } });
  await expect.poll(() => answers).toHaveLength(2);
  answers[1]?.();
  expect(await second).toHaveProperty('result');
});

test('a child process inherits what is safe, has what is configured, and nothing else', async () => {
  process.env.TOOLGRAD_TEST_SECRET = 'not for servers';
  const server = stdioServer('folder', [script('folder-stdio.mjs')], { allow: ['*'] }, { MODE: 'test' });
  await using source = openToolSource([server]);
  await using session = await source.openSession(never);
  const { result } = await session.call({ tool: 'folder__about', arguments: {} }, never);
  delete process.env.TOOLGRAD_TEST_SECRET;
  const { env } = JSON.parse(String(result?.content[0]?.text)) as { env: Record<string, string> };
  expect(env).toMatchObject({ MODE: 'test', PATH: process.env.PATH });
  expect(env).not.toHaveProperty('TOOLGRAD_TEST_SECRET');
});

test('configured headers go with every request, and an ended HTTP session is told to the server', async () => {
  await using http = await serveHttp();
  const source = openToolSource([labAt('http', http.url, {}, { Authorization: 'Bearer abc' })]);
  await source.catalog(never);
  expect(http.sessions.size).toBe(1);
  await source[Symbol.asyncDispose]();
  expect(http.sessions.size).toBe(0);
  expect(http.headers.length).toBeGreaterThan(2);
  expect(http.headers.every(({ authorization }) => authorization === 'Bearer abc')).toBe(true);
});

test('configured headers go over SSE too', async () => {
  await using sse = await serveSse();
  await using source = openToolSource([labAt('sse', sse.url, {}, { 'X-Key': 'abc' })]);
  await source.catalog(never);
  expect(sse.headers.every((headers) => headers['x-key'] === 'abc')).toBe(true);
});

test.each([
  [{ structuredContent: { a: 1 } }, { result: { content: [], structuredContent: { a: 1 } } }],
  [{ content: [], structuredContent: null }, { result: { content: [] } }],
  [
    { content: [], structuredContent: [1], isError: false, _meta: { k: 1 } },
    { result: { content: [], structuredContent: [1], isError: false, _meta: { k: 1 } } },
  ],
  [{ content: 'text' }, { error: { code: 'invalid_result' } }],
  [{ content: [null] }, { error: { code: 'invalid_result' } }],
])('the answer %j becomes %j', async (answer, outcome) => {
  await using source = openToolSource([labInProcess({}, { call: () => answer })]);
  await using session = await source.openSession(never);
  expect(await call(session, 'echo')).toMatchObject(outcome);
});

test('a call that still waits for its turn when its session ends is never sent', async () => {
  let opened = 0;
  const create = () => {
    opened++;
    return createLab();
  };
  const config = {
    ...labInProcess({ isolation: 'sample', concurrency: 1 }),
    transport: { kind: 'in-process' as const, create },
  };
  await using source = openToolSource([config]);
  await source.catalog(never);
  const [one, other] = [await source.openSession(never), await source.openSession(never)];
  const hanging = call(one, 'hang');
  const waiting = call(other, 'echo');
  await other[Symbol.asyncDispose]();
  await expect.poll(() => opened).toBe(2);
  await one[Symbol.asyncDispose]();
  const [, ended] = await Promise.allSettled([hanging, waiting]);
  expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'interrupted' } });
  expect(opened, 'the listing and the first session').toBe(2);
});

test('two servers with the same tools are told apart', async () => {
  const other = { ...labInProcess(), name: 'lab2' };
  await using source = openToolSource([labInProcess(), other]);
  await using session = await source.openSession(never);
  await call(session, 'echo');
  const { result } = await session.call({ tool: 'lab2__call_counts', arguments: {} }, never);
  expect(result?.structuredContent).toMatchObject({ counts: { call_counts: 1 } });
});

test('a server in this process that closes is a lost one', async () => {
  const lab = createLab();
  const limits = { timeoutMs: 200, connectTimeoutMs: 200 };
  const config = { ...labInProcess(limits), transport: { kind: 'in-process' as const, create: () => lab } };
  await using source = openToolSource([config], { restartDelayMs: 60_000 });
  await using session = await source.openSession(never);
  const hanging = call(session, 'hang');
  await call(session, 'echo');
  await lab.close();
  expect(await hanging).toEqual({ error: { code: 'closed', message: 'lab closed the connection.' } });
  expect(await call(session, 'echo')).toMatchObject({ error: { code: 'unavailable' } });
});
