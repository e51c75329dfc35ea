// How large a server's answer may be, and the error that replaces a larger or broken one.
import type { JSONRPCErrorResponse, RequestId } from '@modelcontextprotocol/sdk/types.js';
import { deepest } from '../model/nesting.ts';

/** A list of thousands of tools may be larger than any useful result. */
const largestListingBytes = 16 * 1024 * 1024;

/** The maximum size of a message on a connection. It is looked up for each message, because it depends on what is awaited. */
export class AnswerLimit {
  readonly #maxResultBytes: number;
  #listings = 0;

  constructor(maxResultBytes: number) {
    this.#maxResultBytes = maxResultBytes;
  }

  get bytes(): number {
    return this.#listings > 0 ? Math.max(largestListingBytes, this.#maxResultBytes) : this.#maxResultBytes;
  }

  /** Runs work whose answers are not results: the handshake, listing. */
  async liftedFor<T>(work: () => Promise<T>): Promise<T> {
    this.#listings++;
    try {
      return await work();
    } finally {
      this.#listings--;
    }
  }
}

/** What is wrong with an answer that cannot be parsed, as a predicate. */
export const notJsonRpc = 'sent something that is not a JSON-RPC message';

/** What is wrong with an answer that is nested too deeply, as a predicate. */
export const tooDeep = `answered with values nested more than ${deepest} levels deep`;

/** Marks the error of a message that could not be accepted; used with the code of an internal error. */
const marks = {
  tooLarge: 'toolgrad/too-large',
  tooDeep: 'toolgrad/too-deep',
  malformed: 'toolgrad/malformed',
  unanswered: 'toolgrad/unanswered',
} as const;
type Mark = keyof typeof marks;

/** Which of our errors a JSON-RPC error is marked as in its data. */
export function markOf(data: unknown): Mark | undefined {
  const text = (data as { readonly reason?: unknown } | null | undefined)?.reason;
  return (Object.keys(marks) as Mark[]).find((mark) => marks[mark] === text);
}

/** This many bytes from the start and end of a message are enough to find out which request it answers. */
export const edgeBytes = 256;

/**
 * The error that replaces a message that was cut or cannot be parsed: otherwise its caller would wait forever.
 * Undefined if its edges do not show which request it answers.
 */
export function standInFor(
  mark: Exclude<Mark, 'tooDeep'>,
  head: string,
  tail: string,
  limitBytes: number,
): JSONRPCErrorResponse | undefined {
  const id = idAtEdges(head, tail);
  return id === undefined ? undefined : errorInPlace(mark, id, limitBytes);
}

/** The error that answers the request in place of the marked message. */
export function errorInPlace(mark: Mark, id: RequestId, limitBytes = 0): JSONRPCErrorResponse {
  const words: Readonly<Record<Mark, string>> = {
    tooLarge: `answered with more than ${bytesInWords(limitBytes)} ("maxResultBytes" in its settings raises the limit)`,
    tooDeep,
    malformed: notJsonRpc,
    unanswered: 'ended its stream without an answer',
  };
  return {
    jsonrpc: '2.0',
    id,
    error: { code: -32603, message: words[mark], data: { reason: marks[mark] } },
  };
}

/** The size in as few digits as possible: "5 MB", "1.5 MB", "300 KB". */
export function bytesInWords(bytes: number): string {
  if (bytes >= 1e6) return `${Number((bytes / 1e6).toFixed(1))} MB`;
  return bytes >= 1000 ? `${Number((bytes / 1000).toFixed(1))} KB` : `${bytes} bytes`;
}

const version = String.raw`"jsonrpc"\s*:\s*"2\.0"`;
const idMember = String.raw`"id"\s*:\s*(\d{1,15}|"(?:[^"\\]|\\.){1,100}")`;
// Only scalars are between these and the outermost brace, so they are members of the message and not of its result.
const atHead = new RegExp(String.raw`^\s*\{\s*(?:${version}\s*,\s*)?${idMember}\s*,`);
const atTail = new RegExp(
  String.raw`[}\]]\s*,\s*(?:${version}\s*,\s*)?${idMember}\s*(?:,\s*${version}\s*)?\}\s*$`,
);

function idAtEdges(head: string, tail: string): RequestId | undefined {
  const text = (atHead.exec(head) ?? atTail.exec(tail))?.[1];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as RequestId;
  } catch {
    // The bytes of a string need not be one: the call that it answers ends by its time limit.
    return undefined;
  }
}
