// What is kept for clients whose streams broke, and how much of it.
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentEvents } from '../../../src/server/transports/event-store.ts';

const message = (text: string): JSONRPCMessage => ({ jsonrpc: '2.0', method: 'x', params: { text } });

async function missed(store: ReturnType<RecentEvents['openSession']>, after: string) {
  const sent: [string, JSONRPCMessage][] = [];
  await store.replayEventsAfter(after, {
    send: async (id, what) => {
      sent.push([id, what]);
    },
  });
  return sent;
}

test('what was missed on a stream is sent again, without priming events and other streams', async () => {
  const store = new RecentEvents().openSession();
  const first = await store.storeEvent('a', {} as JSONRPCMessage);
  await store.storeEvent('b', message('of another stream'));
  const second = await store.storeEvent('a', message('1'));
  await store.storeEvent('a', {} as JSONRPCMessage);
  const last = await store.storeEvent('a', message('2'));
  expect(await missed(store, first)).toEqual([
    [second, message('1')],
    [last, message('2')],
  ]);
  expect(await missed(store, last)).toEqual([]);
  expect(await store.getStreamIdForEventId(first)).toBe('a');
  await expect(missed(store, '999')).rejects.toThrow('not known any more');
});

test('neither a session nor all of them keep more than their limits, and the newest that fit stay', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 120 })), { minLength: 1, maxLength: 60 }),
      async (sent) => {
        const limits = { events: 5, ofSession: 300, inAll: 700 };
        const events = new RecentEvents(limits);
        const sessions = Array.from({ length: 4 }, () => events.openSession());
        for (const [at, length] of sent) {
          const session = sessions[at] as (typeof sessions)[number];
          const id = await session.storeEvent('s', message('x'.repeat(length)));
          expect(await session.getStreamIdForEventId(id)).toBe('s');
          expect(session.count).toBeLessThanOrEqual(limits.events);
          expect(session.size).toBeLessThanOrEqual(limits.ofSession);
        }
        const sizes = sessions.map(({ size }) => size);
        expect(events.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
        expect(events.size).toBeLessThanOrEqual(limits.inAll);
        for (const session of sessions) session.drop();
        expect(events.size).toBe(0);
      },
    ),
  );
});
