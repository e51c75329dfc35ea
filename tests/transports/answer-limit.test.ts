// Answers that are too large, too deep or no JSON: an outcome at once, and the connection lives.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToolSession } from '../../src/model/seams.ts';
import type { ServerConfig } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { AnswerLimit, bytesInWords } from '../../src/transports/answer-limit.ts';
import { LineReader } from '../../src/transports/line-reader.ts';
import { labAt, labInProcess, script, stdioServer } from '../tools/lab-config.ts';
import { callLab } from '../tools/servers/lab.mjs';
import { serveHttp, serveSse } from '../tools/servers/lab-http.ts';

const never = new AbortController().signal;
const call = (session: ToolSession, tool: string) => session.call({ tool, arguments: {} }, never);
const tooLarge = (server: string) => ({
  error: {
    code: 'too_large',
    message: `${server} answered with more than 200 KB ("maxResultBytes" in its settings raises the limit).`,
  },
});
const maxResultBytes = 200_000;

/** The lab, where `fail` answers with a megabyte. */
const huge: typeof callLab = (state, name, args) =>
  name === 'fail' ? { content: [{ type: 'text', text: 'x'.repeat(1e6) }] } : callLab(state, name, args);

async function expectLimited(config: ServerConfig): Promise<void> {
  const notices: string[] = [];
  await using source = openToolSource([config], { onNotice: (notice) => notices.push(notice) });
  await using session = await source.openSession(never);
  expect(await call(session, 'lab__fail')).toEqual(tooLarge('lab'));
  expect(await call(session, 'lab__echo')).toHaveProperty('result');
  expect(notices).toEqual([`A call of fail (lab) failed: ${tooLarge('lab').error.message}`]);
}

describe('a result that is larger than the settings allow', () => {
  test('in this process', () => expectLimited(labInProcess({ maxResultBytes }, { call: huge })));

  test('over HTTP, in a stream', async () => {
    await using http = await serveHttp({ call: huge });
    await expectLimited(labAt('http', http.url, { maxResultBytes }));
  });

  test('over HTTP, as a body', async () => {
    await using http = await serveHttp({ call: huge, json: true });
    await expectLimited(labAt('http', http.url, { maxResultBytes }));
  });

  test('over SSE', async () => {
    await using sse = await serveSse({ call: huge });
    await expectLimited(labAt('sse', sse.url, { maxResultBytes }));
  });
});

test('over stdio: large, broken and senseless answers, wherever the id stands; the process is not lost', async () => {
  const raw = stdioServer('raw', [script('raw-stdio.mjs')], { maxResultBytes });
  await using source = openToolSource([raw]);
  await using session = await source.openSession(never);
  expect(await call(session, 'raw__huge_with_id_first')).toEqual(tooLarge('raw'));
  expect(await call(session, 'raw__huge_with_id_last')).toEqual(tooLarge('raw'));
  const malformed = {
    error: { code: 'malformed', message: 'raw sent something that is not a JSON-RPC message.' },
  };
  expect(await call(session, 'raw__broken')).toEqual(malformed);
  expect(await call(session, 'raw__null_result')).toEqual(malformed);
  expect(await call(session, 'raw__echo')).toHaveProperty('result');
});

test('a list of tools may be larger than a result', async () => {
  const tools = Array.from({ length: 300 }, (_, at) => ({
    name: `tool_${at}`,
    description: 'x'.repeat(1000),
    inputSchema: { type: 'object' },
  }));
  await using source = openToolSource([labInProcess({ maxResultBytes: 1000 }, { tools })]);
  expect((await source.catalog(never)).tools).toHaveLength(300);
});

test('values that are nested too deep are no result, in structured content and in a text', async () => {
  const deep = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
  const answers = [
    { structuredContent: deep(101) },
    { content: [{ type: 'text', text: JSON.stringify(deep(101)) }] },
    { content: [{ type: 'text', text: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }] },
    { content: [{ type: 'hologram', beams: deep(101) }] },
  ];
  const fine = [
    { structuredContent: deep(99) },
    { content: [{ type: 'text', text: JSON.stringify(deep(99)) }] },
    { content: [{ type: 'text', text: `{"code":${JSON.stringify('{['.repeat(200))}}` }] },
    { content: [{ type: 'text', text: '[note] '.repeat(200) }] },
  ];
  let answer: object = {};
  await using source = openToolSource([labInProcess({}, { call: () => answer })]);
  await using session = await source.openSession(never);
  for (answer of answers) {
    expect(await call(session, 'lab__echo')).toMatchObject({
      error: { code: 'invalid_result', message: expect.stringContaining('more than 100 levels deep') },
    });
  }
  for (answer of fine) expect(await call(session, 'lab__echo')).toHaveProperty('result');
});

describe('lines', () => {
  const read = (chunks: Iterable<Buffer>, limitBytes: number) => {
    const messages: unknown[] = [];
    const errors: string[] = [];
    const reader = new LineReader({
      limit: new AnswerLimit(limitBytes),
      onMessage: (message) => messages.push(message),
      onError: (error) => errors.push(error.message),
    });
    for (const chunk of chunks) reader.push(chunk);
    return { messages, errors };
  };
  const message = fc.record({
    jsonrpc: fc.constant('2.0' as const),
    id: fc.oneof(fc.nat(), fc.string({ minLength: 1, maxLength: 20 })),
    // The SDK drops a member of the name __proto__.
    result: fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  });

  test('are the same messages, however the bytes come', () => {
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.nat(40)), (messages, cuts) => {
        const bytes = Buffer.from(messages.map((each) => `${JSON.stringify(each)}\r\n`).join(''));
        const chunks: Buffer[] = [];
        let from = 0;
        for (const cut of cuts) {
          chunks.push(bytes.subarray(from, from + cut));
          from += cut;
        }
        const { messages: got, errors } = read([...chunks, bytes.subarray(from)], 1e6);
        expect(errors).toEqual([]);
        expect(got).toEqual(JSON.parse(JSON.stringify(messages)));
      }),
    );
  });

  test('that are too long answer their own request, whatever stands in them', () => {
    fc.assert(
      fc.property(message, fc.boolean(), fc.integer({ min: 1, max: 400 }), (each, idFirst, size) => {
        const { jsonrpc, id, result } = each;
        const padded = { filler: '"id":7,'.repeat(100), ...result };
        const line = JSON.stringify(
          idFirst ? { jsonrpc, id, result: padded } : { result: padded, jsonrpc, id },
        );
        const bytes = Buffer.from(`${line}\n${JSON.stringify(each)}\n`);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        const { messages } = read(chunks, 600);
        expect(messages[0]).toMatchObject({ id, error: { code: -32603 } });
      }),
    );
  });

  test('of two hundred megabytes are never held', () => {
    function* chunks() {
      yield Buffer.from('{"result":{"text":"');
      for (let sent = 0; sent < 200e6; sent += 65_536) {
        yield Buffer.alloc(65_536, 'x');
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      }
      yield Buffer.from('"},"jsonrpc":"2.0","id":4}\n');
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const { messages } = read(chunks(), 1e6);
    expect(messages).toMatchObject([{ id: 4, error: {} }]);
    // What the garbage collector has not come to yet counts too.
    expect(most - before).toBeLessThan(120e6);
  });
});

test.each([
  [999, '999 bytes'],
  [1500, '1.5 KB'],
  [5_000_000, '5 MB'],
])('%d bytes are told as %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});
