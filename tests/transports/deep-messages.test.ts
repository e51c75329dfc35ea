// Messages that are nested without end, whatever they are and however they come: the program survives them, and the connection too.
import { expect, test } from 'vitest';
import { readFaults } from '../../src/config/faults.ts';
import type { ToolSession } from '../../src/model/seams.ts';
import { openToolSource } from '../../src/tools/source.ts';
import type { InProcessServer } from '../../src/transports/server-address.ts';
import { labAt, labInProcess, script, stdioServer } from '../tools/lab-config.ts';
import { createLab } from '../tools/servers/lab.mjs';
import { serveHttp } from '../tools/servers/lab-http.ts';

const never = new AbortController().signal;
const call = (session: ToolSession, tool: string) => session.call({ tool, arguments: {} }, never);
const tooDeep = { code: 'invalid_result', message: expect.stringContaining('more than 100 levels deep') };

const deepText = `${'{"a":'.repeat(6_000)}1${'}'.repeat(6_000)}`;
const deepMessages = [
  `{"jsonrpc":"2.0","id":99999,"result":{"content":[],"structuredContent":${deepText}}}`,
  `{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":9,"progress":1,"a":${deepText}}}`,
];

test('over stdio', async () => {
  await using source = openToolSource([stdioServer('raw', [script('raw-stdio.mjs')])]);
  await using session = await source.openSession(never);
  expect(await call(session, 'raw__deep')).toMatchObject({ error: tooDeep });
  expect(await call(session, 'raw__deep_of_another')).toHaveProperty('result');
});

test('over HTTP, in a stream', async () => {
  const text = deepMessages.map((message) => `event: message\ndata: ${message}\n\n`).join('');
  const answer = { status: 200, headers: { 'content-type': 'text/event-stream' }, text };
  let isDeep = true;
  const refuse = (method: string) => (isDeep && method === 'tools/call' ? answer : undefined);
  await using http = await serveHttp({ refuse });
  await using source = openToolSource([labAt('http', http.url, { timeoutMs: 300 })]);
  await using session = await source.openSession(never);
  expect(await call(session, 'lab__echo'), 'nobody answered it').toHaveProperty('error');
  isDeep = false;
  expect(await call(session, 'lab__echo')).toHaveProperty('result');
});

test('in this process', async () => {
  const lab = createLab();
  const create = (): InProcessServer => ({
    close: () => lab.close(),
    async connect(transport) {
      await lab.connect(transport);
      const { onmessage } = transport;
      transport.onmessage = (message, extra) => {
        for (const text of deepMessages) void transport.send(JSON.parse(text)).catch(() => {});
        onmessage?.(message, extra);
      };
    },
  });
  const config = { ...labInProcess(), transport: { kind: 'in-process' as const, create } };
  await using source = openToolSource([config]);
  await using session = await source.openSession(never);
  expect(await call(session, 'lab__echo')).toHaveProperty('result');
});

test('an answer that comes after its time', async () => {
  const written = { deepNesting: { levels: 100_000 }, latency: { ms: 150, tailShare: 0 } };
  const config = { ...labInProcess({ timeoutMs: 50 }), faults: readFaults(written, 'lab') };
  await using source = openToolSource([config]);
  await using session = await source.openSession(never);
  for (let times = 0; times < 5; times++) {
    expect(await call(session, 'lab__echo')).toMatchObject({ error: { code: 'timeout' } });
  }
});

test('a tool whose schema goes down too far is left out, and the others stay', async () => {
  let properties: object = { type: 'string' };
  for (let level = 0; level < 60; level++) properties = { type: 'object', properties: { a: properties } };
  const deep = { name: 'deep', inputSchema: properties };
  const plain = { name: 'plain', inputSchema: { type: 'object' } };
  await using source = openToolSource([labInProcess({}, { tools: [deep, plain] })]);
  const { tools, leftOut } = await source.catalog(never);
  expect(tools.map(({ tool }) => tool)).toEqual(['plain']);
  expect(leftOut).toMatchObject([{ tool: 'deep', reason: 'it is nested more than 100 levels deep' }]);
});
