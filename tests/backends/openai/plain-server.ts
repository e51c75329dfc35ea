// A server that is no model endpoint, or an odd one: it answers every request in one way.
import { createServer } from 'node:http';
import { listening } from '../../support/listening.ts';

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
  const { url: origin, ...listener } = await listening(server);
  return { origin, ...listener };
}
