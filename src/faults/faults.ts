// What can be spoilt on purpose between a server and us, as a configuration writes it.
import { z } from 'zod';

/** When a fault happens. */
const when = {
  /** The share of the calls that it befalls. */
  share: z.number().gt(0).max(1).default(1),
  /** After so many it happens no more. */
  count: z.int().positive().optional(),
  /** Globs on the server's own tool names: only calls of these. */
  tools: z.array(z.string().min(1)).min(1).optional(),
};

/** A fault with parameters of its own. `"hang": 0.05` is short for `"hang": { "share": 0.05 }`. */
function fault<P extends z.core.$ZodLooseShape>(parameters: P) {
  return z.preprocess(
    (written) => (typeof written === 'number' ? { share: written } : written),
    z.strictObject({ ...when, ...parameters }),
  );
}

const plain = fault({});
const milliseconds = z.number().nonnegative().max(600_000);

/** Every fault by its name. Those of answers reach the server first unless it is said that they do not. */
export const faultSchemas = {
  /** The answer comes later by `ms`, a share of them (`tailShare`) by `tailMs`. Happens beside other faults. */
  latency: fault({
    ms: milliseconds.default(100),
    tailMs: milliseconds.default(1_000),
    tailShare: z.number().min(0).max(1).default(0.05),
  }),
  /** The answer never comes. */
  hang: plain,
  /** A result that says `isError`, in place of the call. */
  errorResult: plain,
  /** A JSON-RPC error, in place of the call. */
  protocolError: plain,
  /** An answer that breaks off in the middle of its JSON. */
  malformedJson: plain,
  /** An answer to a request that was never made. */
  wrongId: plain,
  /** Structured content whose values are not of the types that the output schema promises. */
  schemaViolation: plain,
  /** A success that holds the error page of something behind the server. */
  errorPage: plain,
  /** A success with nothing in it. */
  emptyResult: plain,
  /** A success with null if something should stand. */
  nullContent: plain,
  /** A result of so many bytes. */
  hugeResult: fault({
    bytes: z
      .int()
      .positive()
      .max(2 ** 30)
      .default(50_000_000),
  }),
  /** A text that is made of bytes which are none. */
  binary: plain,
  /** Texts with what Unicode allows and what it does not: lone surrogates, NUL, turned direction, towers of accents. */
  unicode: plain,
  /** Values nested so many levels deep. */
  deepNesting: fault({ levels: z.int().min(101).max(1_000_000).default(10_000) }),
  /** From now on the tool is gone, or needs another argument, until the next such call has another tool changed. */
  changedTool: fault({ announce: z.boolean().default(true) }),
  /** The connection breaks while the call is under way. */
  connectionLost: plain,
  /** The server has forgotten the session: HTTP 404, in place of the call. */
  sessionLost: plain,
  /** The token has expired: HTTP 401, in place of the call. */
  expiredToken: plain,
  /** Calls come too often: HTTP 429, an error or a result that says so, in place of the call. */
  rateLimited: fault({ retryAfterMs: milliseconds.default(200) }),
  /** The server cannot be started or reached; `share` is of the connections, that for listing its tools included. */
  failedStart: plain,
} as const;

export type FaultName = keyof typeof faultSchemas;

/** Their names, in a fixed order. */
export const faultNames = Object.keys(faultSchemas) as readonly FaultName[];

/** Equal seeds spoil the same calls: which ones follows from the session, the tool and its arguments, not from their order. */
export const faultSeedSchema = z.int().default(0);

type Parameters = { readonly [N in FaultName]?: z.output<(typeof faultSchemas)[N]> | undefined };

/** The faults of one server. */
export interface Faults extends Parameters {
  readonly seed: number;
}

/** When a fault happens, and what is its own to say; see `faultSchemas`. */
export type FaultOf<N extends FaultName> = NonNullable<Faults[N]>;
