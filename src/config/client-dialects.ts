// What MCP clients write in their configuration files, each in its own way, as one way.

import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject, type JsonValue, plainText } from '../model/json.ts';
import { table } from '../model/table.ts';
import { exactGlob } from '../text/allow-rule.ts';

/** The servers of a file, by name, and our own part of it. */
export interface WrittenServers {
  readonly entries: JsonObject;
  readonly toolgrad: unknown;
}

/**
 * Finds the servers: under `mcpServers` (most clients), `servers` (VS Code), `context_servers` (Zed), `mcp_servers`
 * (Codex), `mcp` (opencode) or `mcp.servers` (VS Code's settings); a list of servers with names is as good. Throws
 * `usage` if there are none.
 */
export function serversIn(document: unknown, file: string): WrittenServers {
  const top = isObject(document) ? document : {};
  const mcp = isObject(top.mcp) ? top.mcp : {};
  const inSettings = isObject(mcp.servers) && !isEntry(mcp.servers) ? mcp.servers : undefined;
  const places: readonly (readonly [string, JsonValue | undefined])[] = [
    ...['mcpServers', 'servers', 'context_servers', 'mcp_servers'].map((key) => [key, top[key]] as const),
    ['mcp.servers', inSettings],
    ['mcp', top.mcp],
  ];
  const [key, written] = places.find(([, value]) => value !== undefined) ?? [];
  const entries = Array.isArray(written) ? byName(written) : written;
  if (key === undefined || !isObject(entries)) {
    const message = `${file} has no "mcpServers" object (in VS Code's files, "servers").`;
    throw new ToolGradError('usage', message);
  }
  if (Object.keys(entries).length === 0) {
    throw new ToolGradError('usage', `The "${key}" object in ${file} is empty: it names no server.`);
  }
  if (Object.hasOwn(entries, '')) throw new ToolGradError('usage', `${file} has a server without a name.`);
  return { entries, toolgrad: top.toolgrad };
}

const isEntry = (value: JsonObject) =>
  ['command', 'url', 'type'].some((key) => typeof value[key] === 'string');

function byName(list: readonly JsonValue[]): JsonObject {
  return Object.fromEntries(
    list.flatMap((entry) => (isObject(entry) && typeof entry.name === 'string' ? [[entry.name, entry]] : [])),
  );
}

/** An entry in the words that most clients share, and what else it says. */
export interface CommonEntry {
  readonly entry: unknown;
  /** Globs of tools that the client is told to leave alone. */
  readonly deny: readonly string[];
}

const kinds = table<string>({
  local: 'stdio',
  remote: 'http',
  streamable_http: 'http',
  'http-stream': 'http',
  httpStream: 'http',
  streamable: 'http',
});

/** The entry as most clients would write it. What cannot be read is left for `readEntry` to object to. */
export function commonEntry(written: unknown): CommonEntry {
  if (!isObject(written)) return { entry: written, deny: [] };
  const { serverUrl, httpUrl, transport, transportType, environment, enabled, isActive } = written;
  const kind = [written.type, transport, transportType].find((value) => typeof value === 'string');
  const url = written.url ?? serverUrl ?? httpUrl;
  const env = written.env ?? environment;
  const headers = headersOf(written);
  const isOff = enabled === false || isActive === false || written.disabled === true;
  return {
    entry: {
      ...written,
      ...argumentsOf(written),
      ...commandOf(written),
      ...(kind === undefined
        ? httpUrl === undefined
          ? {}
          : { type: 'http' }
        : { type: kinds[plainText(kind)] ?? kind }),
      ...(url === undefined ? {} : { url }),
      ...(isObject(env) ? { env: withoutNulls(env) } : {}),
      ...(headers === undefined ? {} : { headers }),
      ...(isOff ? { disabled: true } : {}),
    },
    deny: denied(written),
  };
}

/** Arguments as texts: numbers are written without quotes, and null for none. */
function argumentsOf({ args }: JsonObject): JsonObject {
  if (args === null) return { args: [] };
  return Array.isArray(args)
    ? { args: args.map((word) => (typeof word === 'number' ? String(word) : word)) }
    : {};
}

/** A command with its arguments in one list (opencode), or in an object (Zed). */
function commandOf({ command, args }: JsonObject): JsonObject {
  if (Array.isArray(command)) {
    const [program = '', ...words] = command;
    return { command: program, args: [...words, ...(Array.isArray(args) ? args : [])] };
  }
  if (!isObject(command)) return {};
  const { path, args: words = [], env } = command;
  return { command: path ?? '', args: words, ...(isObject(env) ? { env: withoutNulls(env) } : {}) };
}

const withoutNulls = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));

/** Headers by any client's name for them; Codex takes their values from variables. */
function headersOf(written: JsonObject): JsonObject | undefined {
  const inner = isObject(written.requestInit) ? written.requestInit.headers : undefined;
  const fromVariables = isObject(written.env_http_headers) ? Object.entries(written.env_http_headers) : [];
  const bearer = written.bearer_token_env_var;
  const parts = [
    ...[written.headers, written.http_headers, inner].map((part) => (isObject(part) ? part : {})),
    Object.fromEntries(fromVariables.map(([name, variable]) => [name, `\${${plainText(variable)}}`])),
    typeof bearer === 'string' ? { Authorization: `Bearer \${${bearer}}` } : {},
  ];
  const headers = Object.assign({}, ...parts) as JsonObject;
  // A list in place of the object is for `readEntry` to object to.
  return Object.keys(headers).length === 0 ? undefined : headers;
}

/** Tools that the client is told to leave alone, by name or because it is told of others only. */
function denied(written: JsonObject): readonly string[] {
  const names = (...keys: readonly string[]) =>
    keys.flatMap((key) => {
      const value = written[key];
      return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
    });
  const excluded = names('excludeTools', 'disabledTools', 'disabled_tools').map(exactGlob);
  const included = names('includeTools', 'enabledTools', 'enabled_tools', 'tools');
  const only =
    included.length === 0 || included.includes('*') ? [] : [`!(${included.map(exactGlob).join('|')})`];
  return [...excluded, ...only];
}
