// One entry of a client's configuration file, in whatever way the client writes it, as most clients would.

import { isObject, isScalar, type JsonObject, type JsonValue, plainText } from '../model/json.ts';
import { table } from '../model/table.ts';
import { exactGlob } from '../text/allow-rule.ts';
import { spelled } from '../text/naming.ts';

/** An entry in the words that most clients share, and what else it says. */
export interface CommonEntry {
  readonly entry: unknown;
  /** Globs of tools that the client is told to leave alone. */
  readonly deny: readonly string[];
  /** What of it has no effect here, as a predicate. */
  readonly notice?: string;
}

const kinds = table<string>({
  local: 'stdio',
  remote: 'http',
  url: 'http',
  mcp: 'http',
  'streamable-http': 'http',
  streamable_http: 'http',
  streamablehttp: 'http',
  'http-stream': 'http',
  httpstream: 'http',
  http_stream: 'http',
  streamable: 'http',
});

/** The entry as most clients would write it. What cannot be read is left for `readEntry` to object to. */
export function commonEntry(given: unknown): CommonEntry {
  if (!isObject(given)) return { entry: given, deny: [] };
  const written = unwrapped(given);
  const { transport, transportType, httpUrl } = written;
  const kind = [written.type, transport, transportType].find((value) => typeof value === 'string');
  const url = ['url', 'serverUrl', 'server_url', 'httpUrl', 'uri', 'baseUrl', 'base_url']
    .map((key) => written[key])
    .find((value) => value !== undefined);
  const env = environmentOf(written);
  const cwd = written.cwd ?? written.workingDirectory ?? written.working_directory;
  const headers = headersOf(written);
  return {
    entry: {
      ...written,
      ...argumentsOf(written),
      ...commandOf(written),
      ...(kind === undefined ? (httpUrl === undefined ? {} : { type: 'http' }) : { type: kindOf(kind) }),
      ...(url === undefined ? {} : { url: filled(url) }),
      ...(env === undefined ? {} : { env }),
      ...(headers === undefined ? {} : { headers }),
      ...(cwd === undefined ? {} : { cwd }),
      ...switchOf(written),
    },
    deny: denied(written),
    ...(written.headersHelper === undefined
      ? {}
      : {
          notice:
            'has a "headersHelper", which is not run here: write what it prints into "headers" by way of a variable',
        }),
  };
}

function kindOf(kind: JsonValue): string {
  const name = plainText(kind).toLowerCase();
  return kinds[name] ?? name;
}

/** Without members that say nothing (null, "" where an address or a command is meant), and with what `transport` holds. */
function unwrapped(given: JsonObject): JsonObject {
  const { transport } = given;
  const { transport: _, ...others } = given;
  const whole = isObject(transport) ? { ...transport, ...others } : given;
  const isBlank = (key: string, value: JsonValue | undefined) =>
    value === null ||
    value === undefined ||
    (value === '' && /^(?:type|transport|transportType|cwd)$/.test(key)) ||
    (value === '' && key === 'url' && typeof whole.command === 'string' && whole.command !== '') ||
    (value === '' && key === 'command' && typeof whole.url === 'string' && whole.url !== '');
  return Object.fromEntries(Object.entries(whole).filter(([key, value]) => !isBlank(key, value)));
}

/** Whether the client leaves the server alone. */
function switchOf({ enabled, isActive, active, disabled, state, status }: JsonObject): JsonObject {
  const isOff =
    [state, status].some((value) => /^(?:disabled|inactive|off|paused)$/i.test(String(value))) ||
    isSaid(enabled, false) ||
    isSaid(isActive, false) ||
    isSaid(active, false) ||
    isSaid(disabled, true);
  return isOff || isSaid(disabled, false) ? { disabled: isOff } : {};
}

/** A truth value, which is sometimes written as a text or a number. */
export function isSaid(value: JsonValue | undefined, truth: boolean): boolean {
  if (typeof value === 'number') return value === Number(truth);
  return value === truth || (typeof value === 'string' && value.trim().toLowerCase() === String(truth));
}

/** Arguments as texts: numbers are written without quotes, and all of them sometimes in one line. */
function argumentsOf({ args }: JsonObject): JsonObject {
  if (typeof args === 'string') return { args: wordsOf(args) };
  return Array.isArray(args)
    ? {
        args: args.map((word) =>
          typeof word === 'number' || typeof word === 'boolean' ? String(word) : filled(word),
        ),
      }
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
    const isLine = words.length > 0 && /^[\w.@-]+$/.test(program) && args === undefined;
    return isLine ? { command: program, args: words } : { command };
  }
  if (!isObject(command)) return {};
  const { path, args: words = [], env } = command;
  return { command: path ?? '', args: words, ...(isObject(env) ? { env: withoutNulls(env) } : {}) };
}

/** A program's variables: what the entry sets, and those of this process that it names (Codex, Goose). */
function environmentOf(written: JsonObject): JsonValue | undefined {
  const set = variablesOf(written.env ?? written.environment ?? written.envs);
  const named = [written.env_vars, written.env_keys].flatMap((list) =>
    Array.isArray(list) ? list.filter((name): name is string => typeof name === 'string') : [],
  );
  if (named.length === 0 || (set !== undefined && !isObject(set))) return set;
  return { ...Object.fromEntries(named.map((name) => [name, `\${${name}:-}`])), ...set };
}

/** Variables in an object, in a list of `NAME=value` or of names with values, or in one text. */
function variablesOf(env: JsonValue | undefined): JsonValue | undefined {
  if (isObject(env)) return withoutNulls(env);
  const list = typeof env === 'string' ? env.split(/[\n,;]/).filter((pair) => pair.trim() !== '') : env;
  const pairs = Array.isArray(list) ? list.map((pair: JsonValue) => variableIn(pair)) : [];
  return pairs.length === 0 || pairs.includes(undefined)
    ? env
    : Object.fromEntries(pairs.map((pair) => pair ?? []));
}

function variableIn(pair: JsonValue): readonly [string, JsonValue] | undefined {
  if (typeof pair === 'string') {
    const [, name, value = ''] = /^\s*([^\s=]+)=([\s\S]*)$/.exec(pair) ?? [];
    return name === undefined ? undefined : [name, filled(value)];
  }
  if (!isObject(pair)) return undefined;
  const name = pair.name ?? pair.key;
  const { value } = pair;
  return typeof name === 'string' && isScalar(value) && value !== null ? [name, filled(value)] : undefined;
}

const withoutNulls = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [[key, filled(value)]],
    ),
  );

/**
 * A text with its variables in our spelling: `$NAME` (Gemini), `${{ secrets.NAME }}` (Continue), `{{NAME}}` (LibreChat).
 * A dollar sign inside of a word is left: it may well be part of a password.
 */
function filled(value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  return value
    .replace(/\$\{\{\s?(?:secrets|env|inputs|vars)\.([A-Za-z_]\w{0,100})\s?\}\}/g, `\${$1}`)
    .replace(/(?<![${])\{\{\s?([A-Z_][A-Z0-9_]{1,100})\s?\}\}/g, `\${$1}`)
    .replace(/(?<![^\s])\$([A-Z_][A-Z0-9_]{1,100})(?![\w$])/g, `\${$1}`);
}

/** Headers by any client's name for them; Codex takes their values from variables. */
function headersOf(written: JsonObject): JsonObject | undefined {
  const inner = [written.requestInit, written.requestOptions].map((part) =>
    isObject(part) ? part.headers : undefined,
  );
  const fromVariables = isObject(written.env_http_headers) ? Object.entries(written.env_http_headers) : [];
  const bearer = written.bearer_token_env_var;
  const token = written.authorization_token ?? written.authorizationToken;
  const parts = [
    ...[written.headers, written.http_headers, ...inner].map(headersIn),
    Object.fromEntries(fromVariables.map(([name, variable]) => [name, `\${${plainText(variable)}}`])),
    typeof bearer === 'string' ? { Authorization: `Bearer \${${bearer}}` } : {},
    typeof token === 'string' ? { Authorization: `Bearer ${plainText(filled(token))}` } : {},
  ];
  const headers = Object.assign({}, ...parts) as JsonObject;
  return Object.keys(headers).length === 0 ? undefined : headers;
}

/** Headers in an object, numbers and all, in a list of `Name: value` or of names with values, or in one text. */
function headersIn(written: JsonValue | undefined): JsonObject {
  if (isObject(written))
    return Object.fromEntries(
      Object.entries(withoutNulls(written)).map(([name, value]) => [
        name,
        typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
      ]),
    );
  const lines = typeof written === 'string' ? written.split('\n') : written;
  if (!Array.isArray(lines)) return {};
  return Object.fromEntries(
    lines.flatMap((line: JsonValue) => {
      const pair = isObject(line) ? variableIn(line) : undefined;
      if (pair !== undefined) return [pair];
      const [, name, value] = /^([\w-]{1,100}):\s?(.*)$/.exec(typeof line === 'string' ? line : '') ?? [];
      return name === undefined || value === undefined ? [] : [[name, filled(value.trim())]];
    }),
  );
}

/** `excludeTools`, `disabled_tools`, `blockedTools`, …: what the client is told to leave alone. */
const excludes =
  /^(?:tools? )?(?:excluded?|disabled?|disallowed|blocked|denied|deny|suppressed|hidden|forbidden|ignored|blacklisted|blacklist)(?: tools?)?$/;
/** `includeTools`, `enabled_tools`, `tools`: what it is told to keep to. */
const includes =
  /^(?:tools? )?(?:included?|enabled?|allowed|available|only|selected|whitelisted|whitelist)(?: tools?)?$|^tools$/;
const isOfTools = (name: string) => /\btools?\b/.test(name);

/** Tools that the client is told to leave alone, by name or because it is told of others only. */
function denied(written: JsonObject): readonly string[] {
  const members = Object.entries(written).map(([key, value]) => ({ name: spelled(key), value }));
  // An object about tools, or of a client's own, holds the same lists: `tools: { exclude: […] }`.
  const inner = members.flatMap(({ name, value }) =>
    isObject(value) && !/^(?:env|environment|headers)$/.test(name)
      ? Object.entries(value).map(([key, held]) => ({
          name: isOfTools(name) ? `${spelled(key)} tools`.replace(/\btools tools$/, 'tools') : spelled(key),
          value: held,
        }))
      : [],
  );
  const lists = [...members, ...inner].filter(({ name }) => isOfTools(name));
  const named = (pattern: RegExp) =>
    lists.filter(({ name }) => pattern.test(name)).flatMap(({ value }) => toolNames(value));
  const off = isObject(written.tools)
    ? Object.entries(written.tools).flatMap(([name, value]) => (isOff(value) ? [name] : []))
    : [];
  const included = named(includes);
  const only =
    included.length === 0 || included.includes('*') ? [] : [`!(${included.map(exactGlob).join('|')})`];
  return [...[...named(excludes), ...off].map(exactGlob), ...only];
}

/** `false`, `{ "enabled": false }`, `"deny"`. */
function isOff(value: JsonValue | undefined): boolean {
  if (isObject(value)) return isSaid(value.enabled, false) || isSaid(value.disabled, true);
  return (
    value === false || (typeof value === 'string' && /^(?:deny|denied|off|disabled|false)$/i.test(value))
  );
}

/** A list of names, or a text with one or several; Gemini may name arguments behind them. */
function toolNames(value: JsonValue | undefined): readonly string[] {
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return list.flatMap((name: JsonValue) => {
    const plain = typeof name === 'string' ? name.trim().replace(/\([^()]*\)$/, '') : '';
    return plain === '' ? [] : [plain];
  });
}
