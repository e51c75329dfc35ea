// One entry of `mcpServers`: what clients write there, and the address it stands for.
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { ServerAddress } from '../transports/server-address.ts';
import { unknownName } from './choices.ts';
import { inOurWords, usageError } from './issue.ts';

const strings = z.record(z.string(), z.string());

/** Clients keep fields of their own in entries (`disabled`, `autoApprove`, …): what is unknown here is let be. */
const entrySchema = z.looseObject({
  type: z.enum(['stdio', 'http', 'sse', 'streamable-http', 'streamableHttp']).optional(),
  command: z.string().min(1, 'it is empty').optional(),
  args: z.array(z.string()).optional(),
  // Numbers and booleans are a frequent slip that every client forgives.
  env: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).optional(),
  cwd: z.string().min(1, 'it is empty').optional(),
  url: z.string().min(1, 'it is empty').optional(),
  headers: strings.optional(),
  disabled: z.boolean().optional(),
  envFile: z.string().min(1, 'it is empty').optional(),
  source: z.string().optional(),
  // Kinds of our own: a file that is played as a server, and a server whose traffic is spoilt on purpose.
  mock: z.string().min(1, 'it is empty').optional(),
  synthesize: z.boolean().optional(),
  faults: z.record(z.string(), z.unknown()).optional(),
  server: z.record(z.string(), z.unknown()).optional(),
});

/** An entry as it is written, of one of the two kinds, its variables unexpanded. */
export interface Entry {
  readonly transport: Exclude<ServerAddress, { kind: 'in-process' }>;
  /** What is to be spoilt on the way, as it is written. */
  readonly faults?: JsonObject;
  readonly disabled: boolean;
  /** A file of environment variables, as it is written. */
  readonly envFile?: string;
}

/** Reads an entry; `where` names it in errors. Throws `usage`. */
export function readEntry(value: unknown, where: string): Entry {
  const parsed = entrySchema.safeParse(value, { error: inOurWords });
  if (!parsed.success) throw usageError(parsed.error, where);
  const { type, command, args = [], env = {}, cwd, url, headers = {}, disabled = false } = parsed.data;
  const { mock, synthesize = false, faults, server, envFile } = parsed.data;
  if (faults !== undefined || server !== undefined) return wrapped(parsed.data, where);
  if (mock !== undefined) {
    assertAlone(mock, { command, url }, where);
    assertKnown(parsed.data as JsonObject, where);
    return { transport: { kind: 'mock', file: mock, synthesize }, disabled };
  }
  const kind = type === undefined ? undefined : type === 'stdio' || type === 'sse' ? type : 'http';
  const wanted = kind ?? (command !== undefined ? 'stdio' : 'http');
  if (kind === undefined && (command === undefined) === (url === undefined)) {
    if (parsed.data.source === 'extension' || isObject(parsed.data.settings)) {
      throw new ToolGradError(
        'usage',
        `${where} is an editor's extension, which only that editor can start.`,
      );
    }
    const has = command === undefined ? 'neither a "command" nor a "url"' : 'both a "command" and a "url"';
    const slip = command === undefined ? slipIn(Object.keys(parsed.data)) : '';
    throw new ToolGradError('usage', `${where} has ${has}; it needs exactly one of them.${slip}`);
  }
  if (wanted === 'stdio') {
    if (command === undefined) throw new ToolGradError('usage', `${where} has no "command".`);
    const transport = { kind: wanted, command, args, env, ...(cwd === undefined ? {} : { cwd }) };
    return { transport, disabled, ...(envFile === undefined ? {} : { envFile }) };
  }
  if (url === undefined) throw new ToolGradError('usage', `${where} has no "url".`);
  return { transport: { kind: wanted, url, headers }, disabled };
}

/** `{ "faults": {…}, "server": {…} }`: the inner entry, with what is to be spoilt. */
function wrapped(data: z.infer<typeof entrySchema>, where: string): Entry {
  const { faults, server, disabled = false } = data;
  if (faults === undefined || server === undefined) {
    const missing = server === undefined ? 'server' : 'faults';
    throw new ToolGradError(
      'usage',
      `${where} has no "${missing}": "faults" needs the server that it applies to.`,
    );
  }
  const inner = readEntry(server, where);
  if (inner.faults !== undefined)
    throw new ToolGradError('usage', `${where} has nested "faults", which is not allowed.`);
  return { ...inner, faults: faults as JsonObject, disabled: disabled || inner.disabled };
}

function assertAlone(
  mock: string,
  others: { readonly command: string | undefined; readonly url: string | undefined },
  where: string,
): void {
  const other = Object.entries(others).find(([, value]) => value !== undefined);
  if (other === undefined) return;
  throw new ToolGradError(
    'usage',
    `${where} has both a "mock" (${mock}) and a "${other[0]}"; it needs exactly one of them.`,
  );
}

/** What may stand beside a `mock`. No client writes such an entry, so that what is unknown is a slip. */
const besideMock = ['synthesize', 'disabled'];

function assertKnown(data: JsonObject, where: string): void {
  const unknown = Object.keys(data).find((key) => key !== 'mock' && !besideMock.includes(key));
  if (unknown === undefined) return;
  throw unknownName(`${where} has an unknown setting "${unknown}" next to "mock".`, unknown, besideMock);
}

/** "comand" is likely meant to be "command". */
function slipIn(keys: readonly string[]): string {
  for (const meant of ['command', 'url']) {
    const slip = keys.find((key) => distance(key.toLowerCase(), meant) <= (meant === 'url' ? 1 : 2));
    if (slip !== undefined) return ` Is "${slip}" meant to be "${meant}"?`;
  }
  return '';
}

/** The entry with every string of it replaced. */
export function mapEntry(transport: Entry['transport'], map: (text: string) => string): Entry['transport'] {
  const mapValues = (record: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
  if (transport.kind === 'mock') return { ...transport, file: map(transport.file) };
  if (transport.kind !== 'stdio') {
    return { ...transport, url: map(transport.url), headers: mapValues(transport.headers) };
  }
  const { kind, command, args, env, cwd } = transport;
  return {
    kind,
    command: map(command),
    args: args.map(map),
    env: mapValues(env),
    ...(cwd === undefined ? {} : { cwd: map(cwd) }),
  };
}

/** The entry as a configuration file would have it. */
export function writtenEntry(
  transport: Entry['transport'],
  faults?: JsonObject,
  envFile?: string,
): JsonObject {
  if (faults !== undefined) return { faults, server: writtenEntry(transport, undefined, envFile) };
  if (transport.kind === 'mock') return { mock: transport.file, synthesize: transport.synthesize };
  const { kind: type, ...fields } = transport;
  return { type, ...fields, ...(envFile === undefined ? {} : { envFile }) } as JsonObject;
}
