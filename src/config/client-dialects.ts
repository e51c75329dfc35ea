// Where MCP clients keep their servers in their configuration files, and what they switch off beside them.

import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { exactGlob } from '../text/allow-rule.ts';
import { isSaid } from './client-entries.ts';

/** The servers of a file, by name, and our own part of it. */
export interface WrittenServers {
  readonly entries: JsonObject;
  readonly toolgrad: unknown;
  /** Globs of tools that the file forbids beside its servers, by server. */
  readonly deny: Readonly<Record<string, readonly string[]>>;
}

/**
 * Finds the servers: under `mcpServers` (most clients), `servers` (VS Code), `context_servers` (Zed), `mcp_servers`
 * (Codex), `mcp` (opencode), `extensions` (Goose), at the top (Warp), in an object of an extension's or `mcp.servers` (VS Code's
 * settings), and in Claude Code's own file under its projects; a list of servers is as good. Throws `usage` if there are
 * none.
 */
export function serversIn(document: unknown, file: string): WrittenServers {
  const top = isObject(document) ? document : {};
  const found = placesIn(top).filter(([, value]) => value !== undefined && value !== null);
  const [key, entries] = found.find(([, value]) => Object.keys(byName(value)).length > 0) ?? found[0] ?? [];
  const named = byName(entries);
  if (key === undefined || !(isObject(entries) || Array.isArray(entries))) {
    const message = `${file} has no "mcpServers" object (in VS Code's files, "servers").`;
    throw new ToolGradError('usage', message);
  }
  if (Object.keys(named).length === 0) {
    throw new ToolGradError('usage', `The "${key}" object in ${file} is empty: it names no server.`);
  }
  if (Object.hasOwn(named, '')) throw new ToolGradError('usage', `${file} has a server without a name.`);
  const isOff = switchedOff(top, Object.keys(named));
  const off = ([name, entry]: readonly [string, JsonValue | undefined]) =>
    [name, isObject(entry) && isOff(name) ? { ...entry, disabled: true } : entry] as const;
  return {
    entries: Object.fromEntries(Object.entries(named).map(off)) as JsonObject,
    toolgrad: top.toolgrad,
    deny: Object.fromEntries(Object.keys(named).map((name) => [name, forbidden(top, name)])),
  };
}

function placesIn(top: JsonObject): readonly (readonly [string, JsonValue | undefined])[] {
  const mcp = isObject(top.mcp) ? top.mcp : {};
  const inSettings = isObject(mcp.servers) && !isEntry(mcp.servers) ? mcp.servers : undefined;
  const isSettings = Array.isArray(mcp.excluded) || Array.isArray(mcp.allowed);
  const experimental = isObject(top.experimental) ? top.experimental : {};
  return [
    ['mcpServers', withProjects(top)],
    ...['servers', 'context_servers', 'mcp_servers'].map((key) => [key, top[key]] as const),
    ['mcp.servers', inSettings],
    ['mcp', isSettings ? undefined : top.mcp],
    // Settings of editors' extensions are named by their owner: `amp.mcpServers`, `augment.advanced` with them inside.
    ...Object.entries(top).filter(([key]) => /^[\w.-]+\.(?:mcpServers|servers)$/.test(key)),
    ...Object.entries(top).map(
      ([key, value]) => [`${key}.mcpServers`, isObject(value) ? value.mcpServers : undefined] as const,
    ),
    ['experimental.modelContextProtocolServers', experimental.modelContextProtocolServers],
    ['tools', toolServers(top)],
    ['customizations', customized(top)],
    ['extensions', isObject(top.extensions) ? top.extensions : undefined],
    ['the file', isAllEntries(top) ? top : undefined],
  ];
}

/** The servers among the tools of a request to a model's API. */
function toolServers({ tools }: JsonObject): JsonValue | undefined {
  const servers = Array.isArray(tools) ? tools.filter((tool) => isObject(tool) && tool.type === 'mcp') : [];
  return servers.length === 0 ? undefined : servers;
}

/** The servers of a container for development, under the editor that they are for. */
function customized({ customizations }: JsonObject): JsonValue | undefined {
  const editors = isObject(customizations) ? Object.values(customizations) : [];
  const found = editors.flatMap((editor) => {
    const mcp = isObject(editor) ? editor.mcp : undefined;
    return isObject(mcp) && mcp.servers !== undefined ? [mcp.servers] : [];
  });
  return found[0];
}

const isEntry = (value: JsonObject) =>
  ['command', 'url', 'type'].some((key) => typeof value[key] === 'string');

/** A file of nothing but servers by their names (Warp). */
const isAllEntries = (top: JsonObject) =>
  Object.keys(top).length > 0 && Object.values(top).every((entry) => isObject(entry) && isEntry(entry));

/** A user's servers and those that Claude Code keeps for each project; of two with one name, the later project's. */
function withProjects({ projects, mcpServers }: JsonObject): JsonValue | undefined {
  if (!isObject(projects)) return mcpServers;
  const found = Object.values(projects).flatMap((project) => {
    if (!isObject(project) || !isObject(project.mcpServers)) return [];
    const off = namesIn(project, 'disabledMcpServers', 'disabledMcpjsonServers');
    const entries = Object.entries(project.mcpServers).map(([name, entry]) =>
      isObject(entry) && off.includes(name) ? [name, { ...entry, disabled: true }] : [name, entry],
    );
    return [Object.fromEntries(entries) as JsonObject];
  });
  if (found.length === 0) return mcpServers;
  return Object.assign({}, isObject(mcpServers) ? mcpServers : {}, ...found) as JsonObject;
}

/** A list of servers by what each calls itself, else by its place. */
function byName(written: JsonValue | undefined): JsonObject {
  if (isObject(written)) return written;
  if (!Array.isArray(written)) return {};
  return Object.fromEntries(
    written.flatMap((entry: JsonValue, index) => {
      if (!isObject(entry)) return [];
      const name = [entry.name, entry.server_label, entry.label, entry.key, entry.id, entry.title].find(
        (value) => typeof value === 'string',
      );
      return [[name ?? `server-${index + 1}`, entry]];
    }),
  ) as JsonObject;
}

function namesIn(object: JsonObject, ...keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => {
    const value = object[key];
    return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
  });
}

/** Which servers a file leaves alone beside its list of them: Gemini's two spellings, Claude Code's, opencode's tools. */
function switchedOff(top: JsonObject, known: readonly string[]): (name: string) => boolean {
  const mcp = isObject(top.mcp) && !known.includes('excluded') && !known.includes('allowed') ? top.mcp : {};
  const off = [
    ...namesIn(mcp, 'excluded'),
    ...namesIn(
      top,
      'excludeMCPServers',
      'disabledMcpServers',
      'disabledMcpjsonServers',
      'disabledServers',
      'deniedMcpServers',
    ),
  ];
  const only = [...namesIn(mcp, 'allowed'), ...namesIn(top, 'allowMCPServers')];
  const globs = forbiddenTools(top);
  return (name) =>
    off.includes(name) ||
    (only.length > 0 && !only.includes(name)) ||
    globs.some((glob) => ['*', `${name}*`, `${name}_*`, `mcp__${name}`, `mcp__${name}__*`].includes(glob));
}

/** The tools that opencode and Claude Code forbid, by their names with the server's in front; `*` is any text. */
function forbiddenTools({ tools, permission, permissions }: JsonObject): readonly string[] {
  const of = (map: JsonValue | undefined, isOff: (value: JsonValue | undefined) => boolean) =>
    isObject(map) ? Object.keys(map).filter((name) => isOff(map[name])) : [];
  return [
    ...of(tools, (value) => isSaid(value, false)),
    ...of(permission, (value) => value === 'deny'),
    ...(isObject(permissions) ? namesIn(permissions, 'deny') : []),
  ];
}

function forbidden(top: JsonObject, server: string): readonly string[] {
  return forbiddenTools(top).flatMap((name) => {
    const front = [`mcp__${server}__`, `${server}_`].find((prefix) => name.startsWith(prefix));
    const tool = front === undefined ? '' : name.slice(front.length).replace(/\([^()]*\)$/, '');
    return tool === '' || tool === '*' ? [] : [tool.split('*').map(exactGlob).join('*')];
  });
}
