// Servers as they are: what they answer that the protocol does not know, and what comes of it.
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { textOf } from '../../src/model/tool.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { labAt, stdioServer } from '../tools/lab-config.ts';
import { answerTo } from './field-answers.mjs';

interface Case {
  readonly kind: string;
  readonly over: 'http' | 'sse' | 'stdio';
  /** What an SSE stream begins with, instead of the usual endpoint; "{{origin}}" is where it is. */
  readonly greets?: string;
  /** How a message stands in an SSE stream, instead of the usual event; "{{message}}" is the message. */
  readonly wraps?: string;
  /** Whether messages are answered in the body of the request, instead of the stream. */
  readonly inBody?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Part of what is told. */
  readonly says?: string;
  /** What comes of the call of its tool; where absent, the server cannot be used. */
  readonly call?: {
    readonly text?: string;
    readonly structured?: JsonObject;
    readonly error?: string | number;
    /** Part of the error's message. */
    readonly says?: string;
  };
}

const never = new AbortController().signal;
const limits = { connectTimeoutMs: 3_000, timeoutMs: 1_500 };
const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/field/servers.json', import.meta.url), 'utf8'),
) as readonly Case[];

/** An HTTP server that answers each message as the case says. */
async function serve(given: Case) {
  let stream: ServerResponse | undefined;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.method === 'GET' && given.over === 'sse') {
        stream = response.writeHead(200, { 'content-type': 'text/event-stream' });
        const greeting = given.greets ?? 'event: endpoint\ndata: /messages?session=1\n\n';
        return stream.write(greeting.replaceAll('{{origin}}', `http://${request.headers.host}`));
      }
      const isPlace = /^\/(?:messages\/?|mcp)\?session=1$/.test(request.url ?? '');
      if (given.over === 'sse' && !isPlace) return response.writeHead(404).end('No such place');
      if (request.method !== 'POST') return response.writeHead(405).end();
      const answer = answerTo(given, JSON.parse(Buffer.concat(parts).toString()));
      if (answer === undefined) return response.writeHead(202).end();
      if (given.over === 'sse' && !given.inBody && typeof answer === 'string') {
        const wraps = given.wraps ?? 'event: message\ndata: {{message}}\n\n';
        stream?.write(wraps.replace('{{message}}', () => answer));
        return response.writeHead(202).end('Accepted');
      }
      const { status, headers, body } =
        typeof answer === 'string'
          ? { status: 200, headers: { 'content-type': 'application/json' }, body: answer }
          : answer;
      return response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test.each(cases.map((one) => [`${one.over}: ${one.kind}`, one] as const))('%s', async (_, one) => {
  await using http = one.over === 'stdio' ? undefined : await serve(one);
  const script = fileURLToPath(new URL('field-stdio.mjs', import.meta.url));
  const config =
    http === undefined
      ? stdioServer('field', [script, JSON.stringify(one)], limits)
      : { ...labAt(one.over === 'sse' ? 'sse' : 'http', http.url, limits, one.headers ?? {}), name: 'field' };
  const told: string[] = [];
  await using source = openToolSource([config], { onNotice: (text) => told.push(text), restartDelayMs: 1 });
  const catalog = await source.catalog(never).catch((error: Error) => {
    told.push(error.message);
    return undefined;
  });
  if (one.call === undefined) expect(catalog).toBeUndefined();
  else {
    expect(
      catalog?.tools.map(({ name }) => name),
      told.join('\n'),
    ).toEqual(['field__look']);
    await using session = await source.openSession(never);
    const outcome = await session.call({ tool: 'field__look', arguments: {} }, never);
    if (one.call.says !== undefined) expect(outcome.error?.message).toContain(one.call.says);
    if (one.call.error !== undefined) expect(outcome.error?.code).toBe(one.call.error);
    else {
      expect(outcome.error).toBeUndefined();
      if (one.call.text !== undefined && outcome.result !== undefined)
        expect(textOf(outcome.result)).toBe(one.call.text);
      if (one.call.structured !== undefined)
        expect(outcome.result?.structuredContent).toEqual(one.call.structured);
    }
  }
  if (one.says !== undefined) expect(told.join('\n')).toContain(one.says);
});
