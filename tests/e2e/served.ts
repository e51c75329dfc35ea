// The built program as an MCP server over HTTP, on a free port, until it is disposed of.
import { fileURLToPath } from 'node:url';
import { type HttpServer, startHttpServer } from '../../scripts/bench/http-server.ts';

export const program = fileURLToPath(new URL('../../dist/src/bin.js', import.meta.url));

/** Starts `serve --http` with more flags. Throws, with what it said, where it ends at once. */
export function serveOverHttp(flags: readonly string[]): Promise<HttpServer> {
  return startHttpServer(program, flags);
}
