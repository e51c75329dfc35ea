/** How the faulty server misbehaves: what can be said on its command line. */
import { parseArgs } from 'node:util';

export interface FaultyOptions {
  /** The bundled server whose tools it has. */
  readonly server: string;
  /** Over Streamable HTTP on this port of the loopback, 0 for any; over stdio where it is undefined. */
  readonly port: number | undefined;
  /** Ends before it has said anything. */
  readonly crashAtStart: boolean;
  /** Ends while the call of this number is under way. */
  readonly crashInCall: number | undefined;
  /** Ends right after it has answered so many calls. */
  readonly crashAfter: number | undefined;
  /** Writes so many bytes to stderr at each call. */
  readonly stderrFlood: number;
  /** Writes a line to stdout before each answer that is no message. */
  readonly malformedLines: boolean;
  /** Runs on when its input ends and when it is asked to terminate. */
  readonly ignoreEnd: boolean;
  /** Each answer takes so many milliseconds, in many small pieces (HTTP). */
  readonly dripMs: number;
  /** Forgets the session after so many calls: HTTP 404. */
  readonly loseSessionAfter: number | undefined;
  /** Takes the token no longer after so many calls: HTTP 401. */
  readonly expireTokenAfter: number | undefined;
  /** Refuses every so many-th call: HTTP 429 with `retry-after`. */
  readonly limitEvery: number | undefined;
}

export const usage = `A server for tests that misbehaves as a process does.

  node dist/servers/faulty/stdio.js [--server crm] [flags]

  --crash-at-start          end before anything is said
  --crash-in-call N         end while call N is under way
  --crash-after N           end after N calls
  --stderr-flood BYTES      write so much to stderr at each call
  --malformed-lines         a line that is no message before each answer
  --ignore-end              run on when the input ends, and when told to terminate
  --http PORT               Streamable HTTP instead of stdio; 0 for any port, which it prints
  --drip MS                 answers come in small pieces over so many milliseconds (HTTP)
  --lose-session-after N    404 after N calls (HTTP)
  --expire-token-after N    401 after N calls (HTTP)
  --limit-every N           429 with retry-after at each N-th call (HTTP)
`;

/** Reads the command line. Throws a TypeError or a RangeError that says what is wrong with it. */
export function readOptions(args: readonly string[]): FaultyOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { ...text, default: 'crm' },
      http: text,
      'crash-at-start': flag,
      'crash-in-call': text,
      'crash-after': text,
      'stderr-flood': text,
      'malformed-lines': flag,
      'ignore-end': flag,
      drip: text,
      'lose-session-after': text,
      'expire-token-after': text,
      'limit-every': text,
    },
  });
  return {
    server: values.server,
    port: wholeNumber('http', values.http),
    crashAtStart: values['crash-at-start'],
    crashInCall: wholeNumber('crash-in-call', values['crash-in-call']),
    crashAfter: wholeNumber('crash-after', values['crash-after']),
    stderrFlood: wholeNumber('stderr-flood', values['stderr-flood']) ?? 0,
    malformedLines: values['malformed-lines'],
    ignoreEnd: values['ignore-end'],
    dripMs: wholeNumber('drip', values.drip) ?? 0,
    loseSessionAfter: wholeNumber('lose-session-after', values['lose-session-after']),
    expireTokenAfter: wholeNumber('expire-token-after', values['expire-token-after']),
    limitEvery: wholeNumber('limit-every', values['limit-every']),
  };
}

function wholeNumber(flag: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^\d{1,12}$/.test(written))
    throw new RangeError(`--${flag} takes a whole number, not ${JSON.stringify(written)}.`);
  return Number(written);
}
