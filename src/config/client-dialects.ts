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
 * (Codex), `mcp` (opencode), `extensions` (Goose), at the top (Warp) or `mcp.servers` (VS Code's settings), and in Claude Code's own file
 * under its projects; a list of servers with names is as good. Throws `usage` if there are none.
 */
export function serversIn(document: unknown, file: string): WrittenServers {
  const top = isObject(document) ? document : {};
  const mcp = isObject(top.mcp) ? top.mcp : {};
  const inSettings = isObject(mcp.servers) && !isEntry(mcp.servers) ? mcp.servers : undefined;
  const places: readonly (readonly [string, JsonValue | undefined])[] = [
    ...['mcpServers', 'servers', 'context_servers', 'mcp_servers'].map((key) => [key, top[key]] as const),
    ['mcp.servers', inSettings],
    ['mcp', top.mcp],
    // Settings of editors' extensions are named by their owner: `amp.mcpServers`.
    ...Object.entries(top).filter(([key]) => /^[\w.-]+\.(?:mcpServers|servers)$/.test(key)),
    ['projects', inProjects(top)],
    ['extensions', isObject(top.extensions) ? top.extensions : undefined],
    ['the file', isAllEntries(top) ? top : undefined],
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
  return { entries: key === 'mcp' ? withSwitches(entries, top.tools) : entries, toolgrad: top.toolgrad };
}

const isEntry = (value: JsonObject) =>
  ['command', 'url', 'type'].some((key) => typeof value[key] === 'string');

/** A file of nothing but servers by their names (Warp). */
const isAllEntries = (top: JsonObject) =>
  Object.keys(top).length > 0 && Object.values(top).every((entry) => isObject(entry) && isEntry(entry));

/** opencode switches tools off beside its servers: `"tools": { "notes_drop": false, "docs*": false }`. */
function withSwitches(entries: JsonObject, tools: JsonValue | undefined): JsonObject {
  if (!isObject(tools)) return entries;
  const off = Object.keys(tools).filter((name) => tools[name] === false);
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => {
      if (!isObject(entry)) return [name, entry];
      const isOff = off.some((glob) => glob === '*' || glob === `${name}*` || glob === `${name}_*`);
      const disabledTools = off
        .filter((tool) => tool.startsWith(`${name}_`) && !tool.includes('*'))
        .map((tool) => tool.slice(name.length + 1));
      if (isOff) return [name, { ...entry, disabled: true }];
      return [name, disabledTools.length === 0 ? entry : { ...entry, disabledTools }];
    }),
  );
}

/** The servers that Claude Code keeps for each project; of two with one name, the later project's. */
function inProjects({ projects }: JsonObject): JsonObject | undefined {
  if (!isObject(projects)) return undefined;
  const found = Object.values(projects).flatMap((project) =>
    isObject(project) && isObject(project.mcpServers) ? [project.mcpServers] : [],
  );
  const entries = Object.assign({}, ...found) as JsonObject;
  return Object.keys(entries).length === 0 ? undefined : entries;
}

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
  const { serverUrl, httpUrl, uri, transport, transportType } = written;
  const kind = [written.type, transport, transportType].find((value) => typeof value === 'string');
  const url = written.url ?? serverUrl ?? httpUrl ?? uri;
  const env = variablesOf(written.env ?? written.environment ?? written.envs);
  const cwd = written.cwd ?? written.workingDirectory ?? written.working_directory;
  const headers = headersOf(written);
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
      ...(env === undefined ? {} : { env }),
      ...(headers === undefined ? {} : { headers }),
      ...(cwd !== undefined && cwd !== null ? { cwd } : {}),
      ...switchOf(written),
    },
    deny: denied(written),
  };
}

/** Whether the client leaves the server alone. */
function switchOf({ enabled, isActive, disabled }: JsonObject): JsonObject {
  const isOff = isSaid(enabled, false) || isSaid(isActive, false) || isSaid(disabled, true);
  return isOff || isSaid(disabled, false) ? { disabled: isOff } : {};
}

/** A truth value, which is sometimes written as a text. */
function isSaid(value: JsonValue | undefined, truth: boolean): boolean {
  return value === truth || (typeof value === 'string' && value.trim().toLowerCase() === String(truth));
}

/** Arguments as texts: numbers are written without quotes, and null for none. */
function argumentsOf({ args }: JsonObject): JsonObject {
  if (args === null) return { args: [] };
  return Array.isArray(args)
    ? { args: args.map((word) => (typeof word === 'number' ? String(word) : word)) }
    : {};
}

/** The words of a command line: quotes keep blanks together, a backslash is part of a path. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/** A command with its arguments in one list (opencode), in an object (Zed), or in one line. */
function commandOf(written: JsonObject): JsonObject {
  const { args } = written;
  const command = written.command ?? written.cmd;
  if (Array.isArray(command)) {
    const [program = '', ...words] = command;
    return { command: program, args: [...words, ...(Array.isArray(args) ? args : [])] };
  }
  if (typeof command === 'string') {
    const [program = '', ...words] = wordsOf(command);
    // A blank in a path is part of it; behind a bare name, arguments follow.
    const isLine = words.length > 0 && /^[\w.@-]+$/.test(program) && (args === undefined || args === null);
    return isLine ? { command: program, args: words } : { command };
  }
  if (!isObject(command)) return {};
  const { path, args: words = [], env } = command;
  return { command: path ?? '', args: words, ...(isObject(env) ? { env: withoutNulls(env) } : {}) };
}

/** Variables in an object, or in a list of `NAME=value`. */
function variablesOf(env: JsonValue | undefined): JsonValue | undefined {
  if (isObject(env)) return withoutNulls(env);
  const pairs = Array.isArray(env)
    ? env.map((pair) => (typeof pair === 'string' ? /^(\w+)=([\s\S]*)$/.exec(pair) : null))
    : [];
  return pairs.length === 0 || pairs.includes(null)
    ? env
    : Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

const withoutNulls = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));

/** Headers by any client's name for them; Codex takes their values from variables. */
function headersOf(written: JsonObject): JsonObject | undefined {
  const inner = [written.requestInit, written.requestOptions].map((part) =>
    isObject(part) ? part.headers : undefined,
  );
  const fromVariables = isObject(written.env_http_headers) ? Object.entries(written.env_http_headers) : [];
  const bearer = written.bearer_token_env_var;
  const parts = [
    ...[written.headers, written.http_headers, ...inner].map((part) => (isObject(part) ? part : {})),
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
