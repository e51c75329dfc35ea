// Stops of one's own: they come with those of others, and leave nothing behind.
import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { ownStop } from '../../src/timing/stop.ts';

test('comes with any of the signals, with its reason, or by itself', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  using stop = ownStop(one.signal, other.signal);
  expect(stop.signal.aborted).toBe(false);
  other.abort('enough');
  expect([stop.signal.aborted, stop.signal.reason]).toEqual([true, 'enough']);
  using own = ownStop(one.signal);
  own.abort();
  expect([own.signal.aborted, one.signal.aborted]).toEqual([true, false]);
  using late = ownStop(other.signal);
  expect([late.signal.aborted, late.signal.reason]).toEqual([true, 'enough']);
});

test('a signal that many stops were of has one listener, and does not reach one that was disposed of', () => {
  const { signal, abort } = withAbort();
  const stops = Array.from({ length: 50 }, () => ownStop(signal));
  for (const stop of stops.slice(1)) stop[Symbol.dispose]();
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  abort();
  expect(stops.map((stop) => stop.signal.aborted)).toEqual([true, ...Array(49).fill(false)]);
});

function withAbort() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

test('what listens to a stop is collected with it, even where it was never aborted', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { signal } = new AbortController();
  const held = listening(signal);
  // A WeakRef is cleared between two turns of the event loop.
  for (let turn = 0; turn < 20 && held.deref() !== undefined; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  expect(held.deref()).toBeUndefined();
});

/** Something that a listener on a stop holds, as a run is held by what fills its places. */
function listening(signal: AbortSignal): WeakRef<object> {
  const run = { large: Array.from({ length: 1000 }) };
  using stop = ownStop(signal);
  stop.signal.addEventListener('abort', () => run.large.fill(0));
  return new WeakRef(run);
}
