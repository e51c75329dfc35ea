// Endpoints that stumble, are busy, or go away in mid-run, and requests that are stopped.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { faults } from '../../../src/testing/fake-openai/faults.ts';
import { startFakeOpenAi } from '../../../src/testing/fake-openai/server.ts';
import { good, openBackend, writeRequest } from './asking.ts';

const passing = {
  'HTTP 408': faults.status(408),
  'HTTP 409': faults.status(409),
  'HTTP 429': faults.rateLimited(),
  'HTTP 429 in the words of Gemini': faults.rateLimited({ ms: 5 }, 'gemini'),
  'HTTP 500': faults.serverError(),
  'HTTP 502': faults.status(502),
  'HTTP 503': faults.overloaded(),
  'a connection that is reset': faults.resetBeforeHeaders(),
  'a connection that ends after the headers': faults.disconnectAfterHeaders(),
  'a body that breaks off': faults.cutOffBody(),
  'a body that is no JSON': faults.invalidJson(),
  'an error with status 200': faults.errorInSuccess(),
  'no choices': faults.emptyChoices(),
} as const;

test.each(Object.entries(passing))('%s is asked again, and costs one call', async (_, fault) => {
  await using endpoint = await startFakeOpenAi({ script: [fault, fault, good] });
  const { output, spent } = await openBackend(endpoint.baseUrl).backend.complete(writeRequest());
  expect(output).toEqual(good);
  expect(spent.calls).toBe(1);
  endpoint.assertDone();
});

test('a request that fails while others are answered is a failure after so many retries', async () => {
  const fails = (request: { readonly text: string }) =>
    request.text.includes('Write 3.') ? faults.serverError() : undefined;
  await using endpoint = await startFakeOpenAi({ faults: [fails], answer: good });
  const { backend } = openBackend(endpoint.baseUrl, { maxRetries: 3 });
  const completions = await Promise.all(
    Array.from({ length: 6 }, (_, n) => backend.complete(writeRequest(`Write ${n}.`))),
  );
  expect(completions.filter(({ output }) => output === undefined)).toEqual([
    {
      failure: expect.stringMatching(/^127\.0\.0\.1:\d+ answered with HTTP 500 \(The server had an error/),
      spent: expect.objectContaining({ calls: 0 }),
    },
  ]);
  expect(endpoint.stats().requests).toBe(5 + 4);
});

test.each([
  ['retry-after', { seconds: 1 }, 1000],
  ['retry-after-ms', { ms: 300 }, 300],
])('%s is heeded, by requests that it was not said to as well', async (_, after, ms) => {
  await using endpoint = await startFakeOpenAi({ script: [faults.rateLimited(after), good, good] });
  const { backend } = openBackend(endpoint.baseUrl, { concurrency: 1 });
  const start = performance.now();
  const both = await Promise.all([backend.complete(writeRequest('a')), backend.complete(writeRequest('b'))]);
  expect(performance.now() - start).toBeGreaterThanOrEqual(ms - 5);
  expect(both.map(({ output }) => output)).toEqual([good, good]);
  endpoint.assertDone();
});

test('a pause longer than patience ends the run', async () => {
  await using endpoint = await startFakeOpenAi({ script: [faults.rateLimited({ seconds: 7200 })] });
  await expect(openBackend(endpoint.baseUrl).backend.complete(writeRequest())).rejects.toMatchObject({
    code: 'model',
    message: expect.stringMatching(
      /asks for no requests for 120 minutes \(too many requests: .+\): continue after that with --resume\.$/,
    ),
  });
});

test('a request that hangs is cut off and asked again', async () => {
  await using endpoint = await startFakeOpenAi({ script: [faults.hang(), good] });
  const { backend } = openBackend(endpoint.baseUrl, { timeoutMs: 100 });
  expect((await backend.complete(writeRequest())).output).toEqual(good);
});

test('no more requests are under way than are allowed', async () => {
  await using endpoint = await startFakeOpenAi({ answer: good, latencyMs: 20 });
  const { backend } = openBackend(endpoint.baseUrl, { concurrency: 3 });
  await Promise.all(Array.from({ length: 20 }, (_, n) => backend.complete(writeRequest(`${n}`))));
  expect(endpoint.stats().mostAtOnce).toBe(3);
});

describe('an endpoint that is killed', () => {
  test('and comes back loses no request; it is said when it goes and when it comes', async () => {
    await using endpoint = await startFakeOpenAi({ answer: good, latencyMs: 5 });
    // More failures than retries: while it is gone, they are not counted.
    const { backend, notices } = openBackend(endpoint.baseUrl, { concurrency: 8, maxRetries: 6 });
    await backend.complete(writeRequest());
    await endpoint.down();
    const under = Promise.all(Array.from({ length: 3 }, (_, n) => backend.complete(writeRequest(`${n}`))));
    await expect.poll(() => notices.length).toBe(1);
    await sleep(600);
    await endpoint.up();
    const completions = await under;
    expect(completions.map(({ output }) => output)).toEqual(Array(3).fill(good));
    expect(notices).toEqual([
      expect.stringMatching(
        /^127\.0\.0\.1:\d+ does not answer \(connection (refused|lost)\); trying again every 0 s, for up to 10 minutes\.$/,
      ),
      expect.stringMatching(/^127\.0\.0\.1:\d+ answers again\.$/),
    ]);
  });

  test('for good ends the run once patience has run out, for every request', async () => {
    await using endpoint = await startFakeOpenAi({ answer: good });
    const { backend } = openBackend(endpoint.baseUrl, { patienceMs: 300, concurrency: 4 });
    await endpoint.down();
    const start = performance.now();
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => backend.complete(writeRequest(`${n}`))),
    );
    expect(performance.now() - start).toBeLessThan(2000);
    for (const each of all) {
      expect(each).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'model',
          message: expect.stringMatching(
            /has not answered for 0\.3 s \(connection refused\): .* --resume\.$/,
          ),
        },
      });
    }
  });

  test('and whose requests give up one by one leaves none of them waiting', async () => {
    const plan = (request: { readonly index: number }) =>
      request.index > 0 && request.index < 26 ? faults.serverError() : undefined;
    await using endpoint = await startFakeOpenAi({ faults: [plan], answer: good });
    const { backend } = openBackend(endpoint.baseUrl, { maxRetries: 6, concurrency: 4 });
    await backend.complete(writeRequest());
    const start = performance.now();
    const completions = await Promise.all(
      Array.from({ length: 4 }, (_, n) => backend.complete(writeRequest(`${n}`))),
    );
    expect(performance.now() - start).toBeLessThan(5000);
    expect(completions.some(({ output }) => output !== undefined)).toBe(true);
  });

  test.each([
    ['HTTP 500', faults.serverError()],
    ['HTTP 503', faults.overloaded()],
    ['HTTP 429', faults.rateLimited()],
    ['a hang', faults.hang()],
  ])('is not asked for ever where it answers nothing but %s', async (_, fault) => {
    await using endpoint = await startFakeOpenAi({ faults: [() => fault] });
    const { backend } = openBackend(endpoint.baseUrl, { patienceMs: 500, timeoutMs: 50, maxRetries: 3 });
    const work = async () => {
      for (let n = 0; n < 30; n++) await backend.complete(writeRequest());
    };
    await expect(work()).rejects.toMatchObject({ code: 'model' });
    expect(endpoint.stats().requests).toBeLessThan(100);
  });
});

describe('a request that is stopped', () => {
  const stopped = { code: 'interrupted', message: 'The work was stopped.' };

  test.each([
    ['is answered', { latencyMs: 60_000 }, {}],
    ['waits before it is sent again', { faults: [() => faults.serverError()] }, { retryDelayMs: 60_000 }],
    ['heeds a pause', { faults: [() => faults.rateLimited({ seconds: 60 })] }, {}],
    ['waits for its turn', { latencyMs: 60_000 }, { concurrency: 1 }],
    ['waits for its minute', { answer: good }, { requestsPerMinute: 1 }],
    ['waits for its tokens', { answer: good }, { tokensPerMinute: 10 }],
  ])('while it %s ends at once', async (_, fake, options) => {
    await using endpoint = await startFakeOpenAi(fake);
    const { backend } = openBackend(endpoint.baseUrl, options);
    const controller = new AbortController();
    const { signal } = controller;
    const all = Array.from({ length: 20 }, (__, n) => backend.complete(writeRequest(`${n}`, { signal })));
    const settled = Promise.allSettled(all);
    await sleep(50);
    const start = performance.now();
    controller.abort(new Error('enough'));
    const results = await settled;
    // Left alone, it would take a minute.
    expect(performance.now() - start).toBeLessThan(10_000);
    const rejected = results.filter(({ status }) => status === 'rejected');
    expect(rejected.length).toBeGreaterThanOrEqual(19);
    for (const each of rejected) expect(each).toMatchObject({ reason: stopped });
  });

  test('before it began asks nothing', async () => {
    await using endpoint = await startFakeOpenAi();
    const { backend } = openBackend(endpoint.baseUrl);
    const signal = AbortSignal.abort();
    await expect(backend.complete(writeRequest('Write.', { signal }))).rejects.toMatchObject(stopped);
    expect(endpoint.stats().requests).toBe(0);
  });

  test('while the endpoint is gone leaves nothing behind that others wait for', async () => {
    await using endpoint = await startFakeOpenAi({ answer: good });
    const { backend, notices } = openBackend(endpoint.baseUrl);
    await endpoint.down();
    const controller = new AbortController();
    const stoppedOne = backend.complete(writeRequest('a', { signal: controller.signal }));
    const rejection = expect(stoppedOne).rejects.toMatchObject(stopped);
    const other = backend.complete(writeRequest('b'));
    await expect.poll(() => notices.length).toBe(1);
    controller.abort();
    await rejection;
    await endpoint.up();
    expect((await other).output).toEqual(good);
  });
});

test('a context window that is too small ends the run with what to do', async () => {
  await using endpoint = await startFakeOpenAi({ contextWindow: 50 });
  await expect(
    openBackend(endpoint.baseUrl).backend.complete(writeRequest('word '.repeat(500))),
  ).rejects.toMatchObject({ code: 'model', message: expect.stringContaining('lower --pool') });
});

test('a prompt that is too long among others that are not is a failure', async () => {
  await using endpoint = await startFakeOpenAi({ contextWindow: 200, answer: good });
  const { backend } = openBackend(endpoint.baseUrl);
  await backend.complete(writeRequest());
  const completion = await backend.complete(writeRequest('word '.repeat(500)));
  expect(completion).toMatchObject({ failure: expect.stringContaining('context') });
});
