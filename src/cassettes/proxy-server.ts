// A server that shows the tools of others and passes calls on, under the policy that runs are under.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { ToolSession, ToolSource } from '../model/seams.ts';
import { type Catalog, refusal, type Tool } from '../model/tool.ts';
import { answerOf, noValidation, WireError } from '../transports/wire.ts';
import { listEntry } from './list-entry.ts';

/**
 * A server for one client, whose calls are one session of that label. It shows what may be called: the tools of a single
 * server by their own names, so that it can stand in that server's place; those of several as `server__tool`.
 */
export function proxyServer(source: ToolSource, label: string, version: string): Server {
  const server = new Server(
    { name: 'toolgrad-record', title: 'ToolGrad, recording', version },
    { capabilities: { tools: {} }, ...noValidation },
  );
  const ended = new AbortController();
  let session: Promise<ToolSession> | undefined;
  server.onclose = () => {
    ended.abort();
    // The session's servers are its own to end; what fails here is nobody's any more.
    void session?.then((opened) => opened[Symbol.asyncDispose]()).catch(() => {});
  };
  server.fallbackRequestHandler = async ({ method, params = {} }, { signal }) => {
    if (method !== 'tools/list' && method !== 'tools/call') {
      throw new WireError(ErrorCode.MethodNotFound, 'Method not found');
    }
    const catalog = await source.catalog(signal);
    if (method === 'tools/list') {
      return { tools: catalog.callable.map((tool) => listEntry(tool, shownName(tool, catalog))) };
    }
    const { name, arguments: args = {} } = params as JsonObject;
    const tool = catalog.tools.find((other) => shownName(other, catalog) === name);
    if (tool === undefined) throw new WireError(ErrorCode.InvalidParams, `Unknown tool: ${String(name)}`);
    if (!isObject(args)) throw new WireError(ErrorCode.InvalidParams, '"arguments" is not an object.');
    session ??= source.openSession(ended.signal, label);
    try {
      return answerOf(await (await session).call({ tool: tool.name, arguments: args }, signal));
    } catch (error) {
      if (!(error instanceof ToolGradError)) throw error;
      return answerOf(refusal(error.message));
    }
  };
  return server;
}

function shownName(tool: Tool, { servers }: Catalog): string {
  return servers.length === 1 ? tool.tool : tool.name;
}
