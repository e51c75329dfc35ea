// Serves the client that started this process, over stdin and stdout.

import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { LenientTransport } from './lenient-transport.ts';
import { LineLimit } from './line-limit.ts';

/** Maximum size of a message; the SDK's buffer is slightly larger, so that it never overflows and ends the connection. */
const largestMessageBytes = 8 * 1024 * 1024;

/** Serves until the client closes its end, stdout breaks, or the signal aborts. */
export async function serveStdio(
  server: Server,
  input: Readable,
  output: Writable,
  signal: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  const lines = new LineLimit(largestMessageBytes, () => {
    const message = `A message may hold ${largestMessageBytes} bytes at most.`;
    const error = { code: ErrorCode.InvalidRequest, message };
    output.write(`${JSON.stringify({ jsonrpc: '2.0', id: null, error })}\n`);
  });
  const transport = new StdioServerTransport(lines, output, { maxBufferSize: 4 * largestMessageBytes });
  const ended = new Promise<void>((resolve) => {
    gone.signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  output.on('error', leave);
  // Any end counts, including an error: the client is gone.
  finished(input, { writable: false }).then(leave, leave);
  await server.connect(new LenientTransport(transport));
  input.pipe(lines);
  await ended;
  input.unpipe(lines);
  input.destroy();
  await server.close();
}
