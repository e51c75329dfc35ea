// The built program as an MCP server over HTTP, on a free port, until it is disposed of.
import { type HttpServer, startHttpServer } from '../../scripts/bench/http-server.ts';
import { program } from '../cli/built-program.ts';

/** Starts `serve --http` with more flags. Throws, with what it said, where it ends at once. */
export function serveOverHttp(flags: readonly string[]): Promise<HttpServer> {
  return startHttpServer(program, flags);
}
