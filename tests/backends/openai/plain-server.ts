// A server that is no model endpoint, or an odd one: it answers every request in one way.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers every request in one way. */
export async function startPlainServer(
  status: number,
  body: string | Buffer,
  contentType: string,
  headers: Record<string, string> = {},
) {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
