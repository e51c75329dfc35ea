// A cassette: what was recorded of one server, as one readable file.
import { z } from 'zod';
import { ToolGradError } from '../model/errors.ts';
import { canonical, isObject, type JsonObject, plainText } from '../model/json.ts';
import type { Outcome } from '../model/tool.ts';

/** The version that this program writes and plays. */
export const cassetteVersion = 'toolgrad.cassette/1';

/** A call with its outcome, as it went over the wire; a session's own folder is written `/workspace`. */
export type RecordedCall = Outcome & {
  /** The server's own name for it. */
  readonly tool: string;
  readonly arguments: JsonObject;
  /** What the call took, in milliseconds, the start of the server included where the call started it. */
  readonly ms: number;
};

export interface Cassette {
  readonly schema: typeof cassetteVersion;
  /** ISO 8601. */
  readonly recordedAt: string;
  /** The version of this program that recorded it. */
  readonly toolgrad: string;
  readonly server: { readonly name: string; readonly version: string; readonly protocolVersion: string };
  /** As `tools/list` shows them. */
  readonly tools: readonly JsonObject[];
  /** The calls of each session, in the order in which they were begun, by its label: `draft 3/exploring/1`. */
  readonly sessions: Readonly<Record<string, readonly RecordedCall[]>>;
}

/** What makes two calls the same: the tool, and the canonical text of the arguments. */
export function keyOf(tool: string, args: JsonObject): string {
  return `${tool} ${canonical(args)}`;
}

// Custom types look at what is there and copy nothing: recordings are large.
const object = z.custom<JsonObject>(isObject, 'it is not an object');
const result = z.custom<JsonObject>(
  (value) => isObject(value) && Array.isArray(value.content),
  'it is not a result with content',
);
const error = z.object({
  code: z.union([z.int(), z.string()]),
  message: z.string(),
  retryAfterMs: z.number().nonnegative().exactOptional(),
});
const call = z
  .object({
    tool: z.string(),
    arguments: object,
    result: result.optional(),
    error: error.optional(),
    ms: z.number().nonnegative(),
  })
  .refine((value) => (value.result === undefined) !== (value.error === undefined), {
    message: 'it needs either a "result" or an "error"',
  });

const cassette = z.object({
  schema: z.literal(cassetteVersion),
  recordedAt: z.string(),
  toolgrad: z.string(),
  server: z.object({ name: z.string(), version: z.string(), protocolVersion: z.string() }),
  tools: z.array(
    z.custom<JsonObject>(
      (value) => isObject(value) && typeof value.name === 'string',
      'it is not a tool with a name',
    ),
  ),
  sessions: z.record(z.string(), z.array(call)),
});

/** Whether a file's content says of itself that it is a cassette, of whatever version. */
export function isCassette(value: unknown): value is JsonObject {
  return isObject(value) && typeof value.schema === 'string' && value.schema.startsWith('toolgrad.cassette/');
}

/** The content of a cassette's file, checked. Throws `usage` with the place if it is broken, or of another version. */
export function checkCassette(value: JsonObject, file: string): Cassette {
  if (value.schema !== cassetteVersion) {
    throw new ToolGradError(
      'usage',
      `${file} is a cassette of another version (${plainText(value.schema)}; this version plays ${cassetteVersion}): record it again, or use the version of toolgrad-mcp that it names${typeof value.toolgrad === 'string' ? `, ${value.toolgrad}` : ''}.`,
    );
  }
  const parsed = cassette.safeParse(value);
  if (parsed.success) return parsed.data as unknown as Cassette;
  const [issue] = parsed.error.issues;
  throw new ToolGradError(
    'usage',
    `${file} is a broken cassette: at ${placeOf(issue?.path ?? [])}, ${lowerFirst(issue?.message ?? 'it is wrong')}. Fix it there, or record it again.`,
  );
}

/** `sessions["draft 3/settling"][2].result`. */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'its top';
  return path
    .map((key, at) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      return /^\w+$/.test(name) ? `${at === 0 ? '' : '.'}${name}` : `[${JSON.stringify(name)}]`;
    })
    .join('');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
