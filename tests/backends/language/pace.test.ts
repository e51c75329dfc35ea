// Pacing requests to an endpoint that takes only so much, without anybody having said how much.
import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ChatFault } from '../../../src/backends/language/chat-fault.ts';
import { createPace, type PaceOptions } from '../../../src/backends/language/pace.ts';

const paceWith = (options: Partial<PaceOptions> = {}) =>
  createPace({
    host: 'endpoint',
    concurrency: 32,
    timeoutMs: 1000,
    maxRetries: 5,
    retryDelayMs: 5,
    patienceMs: 5000,
    probeEveryMs: 20,
    onNotice: () => {},
    ...options,
  });

/** An endpoint that refuses whatever comes while it has enough to do. */
function busyEndpoint(most: number) {
  const count = { refused: 0, answered: 0, underWay: 0, mostAtOnce: 0 };
  const send = async () => {
    if (count.underWay >= most) {
      count.refused += 1;
      await sleep(1);
      throw new ChatFault('limited', 'endpoint answered with HTTP 429', { reason: 'too many requests' });
    }
    count.underWay += 1;
    count.mostAtOnce = Math.max(count.mostAtOnce, count.underWay);
    await sleep(4);
    count.underWay -= 1;
    count.answered += 1;
    return count.answered;
  };
  return { send, count };
}

test('an endpoint that takes less than is allowed is soon asked no more than it takes', async () => {
  const { send, count } = busyEndpoint(4);
  const pace = paceWith();
  const { signal } = new AbortController();
  const job = { tokens: 1, send, tokensOf: () => 1 };
  const answers = await Promise.all(Array.from({ length: 300 }, () => pace.run(job, signal)));
  expect(new Set(answers).size).toBe(300);
  expect(count.mostAtOnce).toBe(4);
  // A pace that always sent 32 would be refused several times for each answer.
  expect(count.refused).toBeLessThan(200);
});

test('refusals of one burst lower the pace by half, once', async () => {
  const count = { sent: 0, underWay: 0, mostAtOnce: 0 };
  const send = async () => {
    count.sent += 1;
    if (count.sent <= 16) {
      throw new ChatFault('limited', 'endpoint answered with HTTP 429', { reason: 'too many requests' });
    }
    count.underWay += 1;
    count.mostAtOnce = Math.max(count.mostAtOnce, count.underWay);
    await sleep(50);
    count.underWay -= 1;
  };
  const pace = paceWith({ concurrency: 16 });
  const { signal } = new AbortController();
  const job = { tokens: 1, send, tokensOf: () => 1 };
  await Promise.all(Array.from({ length: 16 }, () => pace.run(job, signal)));
  // One by one it rises again, as answers come.
  expect(count.mostAtOnce).toBeGreaterThanOrEqual(8);
  expect(count.mostAtOnce).toBeLessThan(12);
});

test('the pace picks up again once the endpoint takes more', async () => {
  let most = 1;
  const count = { underWay: 0, mostAtOnce: 0 };
  const send = async () => {
    if (count.underWay >= most) {
      throw new ChatFault('limited', 'endpoint answered with HTTP 429', { reason: 'too many requests' });
    }
    count.underWay += 1;
    count.mostAtOnce = Math.max(count.mostAtOnce, count.underWay);
    await sleep(1);
    count.underWay -= 1;
  };
  const pace = paceWith({ concurrency: 8 });
  const { signal } = new AbortController();
  const ask = (length: number) =>
    Promise.all(Array.from({ length }, () => pace.run({ tokens: 1, send, tokensOf: () => 1 }, signal)));
  await ask(20);
  most = 100;
  await ask(200);
  expect(count.mostAtOnce).toBe(8);
});

test('a signal that many requests share has one listener, however often they are sent', async () => {
  const { signal } = new AbortController();
  const { send } = busyEndpoint(8);
  const pace = paceWith();
  const job = { tokens: 1, send, tokensOf: () => 1 };
  await Promise.all(Array.from({ length: 200 }, () => pace.run(job, signal)));
  expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(1);
});

test('what is no fault of the endpoint is not tried again', async () => {
  let sent = 0;
  const send = async () => {
    sent += 1;
    throw new RangeError('mine');
  };
  const { signal } = new AbortController();
  await expect(paceWith().run({ tokens: 1, send, tokensOf: () => 1 }, signal)).rejects.toThrow('mine');
  expect(sent).toBe(1);
});

test('a sender that takes no notice of its signal is left alone once its time is over', async () => {
  const pace = paceWith({ timeoutMs: 20, maxRetries: 1 });
  const never = () => new Promise<never>(() => {});
  const { signal } = new AbortController();
  await expect(pace.run({ tokens: 1, send: never, tokensOf: () => 1 }, signal)).rejects.toMatchObject({
    kind: 'failed',
    message: 'endpoint did not answer within 0.02 s',
  });
});
