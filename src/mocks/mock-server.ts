// A mock as an MCP server: the SDK's low-level one, with nothing added to or taken from what the mock says.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  ErrorCode,
  InitializeRequestSchema,
  LATEST_PROTOCOL_VERSION,
  SUPPORTED_PROTOCOL_VERSIONS,
} from '@modelcontextprotocol/sdk/types.js';
import { isObject, type JsonObject } from '../model/json.ts';
import { answerOf, noValidation, WireError } from '../transports/wire.ts';
import type { Mock } from './mock.ts';

/** Tools a page of `tools/list`. */
const pageSize = 250;

/** A server that plays the mock for the session of that label; not yet connected. */
export function mockServer(mock: Mock, label: string): Server {
  const server = new Server(
    { name: mock.name, version: mock.version },
    { capabilities: { tools: {} }, ...noValidation },
  );
  if (mock.protocolVersion !== undefined) speak(server, mock, mock.protocolVersion);
  const session = mock.openSession(label);
  // Handlers that are set for a method check its results, and strip fields and content types that the SDK does not know.
  server.fallbackRequestHandler = async ({ method, params = {} }, { signal }) => {
    if (method === 'tools/list') return listPage(mock, params as JsonObject);
    if (method !== 'tools/call') throw new WireError(ErrorCode.MethodNotFound, 'Method not found');
    const { name, arguments: args = {} } = params as JsonObject;
    if (typeof name !== 'string' || !mock.has(name)) {
      throw new WireError(ErrorCode.InvalidParams, `Unknown tool: ${String(name)}`);
    }
    if (!isObject(args)) throw new WireError(ErrorCode.InvalidParams, '"arguments" is not an object.');
    return answerOf(await session.call(name, args, signal));
  };
  return server;
}

function listPage(mock: Mock, { cursor }: JsonObject): Record<string, unknown> {
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(from) || from < 0 || from > mock.size) {
    throw new WireError(ErrorCode.InvalidParams, `There is no page "${String(cursor)}".`);
  }
  const to = Math.min(mock.size, from + pageSize);
  return { tools: mock.entries(from, to), ...(to < mock.size ? { nextCursor: String(to) } : {}) };
}

/** Has the server agree on the version that was recorded, where the client knows it: some answers depend on it. */
function speak(server: Server, { name, version }: Mock, recorded: string): void {
  server.setRequestHandler(InitializeRequestSchema, ({ params }) => {
    const asked = params.protocolVersion;
    const known = SUPPORTED_PROTOCOL_VERSIONS.includes(asked) ? asked : LATEST_PROTOCOL_VERSION;
    // Versions are dates.
    const agreed = SUPPORTED_PROTOCOL_VERSIONS.includes(recorded) && recorded < known ? recorded : known;
    return { protocolVersion: agreed, capabilities: { tools: {} }, serverInfo: { name, version } };
  });
}
