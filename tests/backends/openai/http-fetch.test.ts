// The client of model endpoints, and endpoints that never stop.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createHttpFetch } from '../../../src/backends/openai/http-fetch.ts';

test.each(['plain', 'packed'])('an answer that never ends is given up, %s', async (how) => {
  const chunk = Buffer.alloc(1 << 20, 'x');
  const server = createServer((_, response) => {
    if (how === 'packed') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1 << 26, 'x')));
      return;
    }
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = createHttpFetch()(`http://127.0.0.1:${port}/`, {});
    await expect(answer).rejects.toThrow('more than 32 MB');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
