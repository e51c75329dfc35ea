// Answers that a fault holds back, and the connection that they belong to.
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readFaults } from '../../src/config/faults.ts';
import { FaultInjector } from '../../src/faults/fault-injector.ts';
import { FaultyTransport } from '../../src/faults/faulty-transport.ts';
import { AnswerLimit } from '../../src/transports/answer-limit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection whose answers come a second late, to a server that answers at once. */
async function late() {
  const [inner, server] = InMemoryTransport.createLinkedPair();
  server.onmessage = (message) => {
    if ('id' in message) void server.send({ jsonrpc: '2.0', id: message.id ?? 0, result: { content: [] } });
  };
  await server.start();
  const faults = new FaultInjector('lab', readFaults({ latency: { ms: 1_000 } }, 'lab'), () => {});
  const transport = new FaultyTransport(inner, { faults, label: '', limit: new AnswerLimit(1_000_000) });
  const heard: JSONRPCMessage[] = [];
  transport.onmessage = (message) => void heard.push(message);
  await transport.start();
  await transport.send({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'echo' } });
  expect(heard).toEqual([]);
  return { transport, server, heard };
}

test('a late answer comes in the end', async () => {
  const { heard } = await late();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toMatchObject([{ id: 1 }]);
});

test.each(['transport', 'server'] as const)(
  'once the %s has closed the connection, none comes',
  async (side) => {
    const connection = await late();
    await connection[side].close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.heard).toEqual([]);
  },
);
