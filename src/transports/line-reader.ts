// Messages from lines of bytes, as servers write them to stdout: bounded in memory, whatever a server writes.
import { deserializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { type AnswerLimit, bytesInWords, edgeBytes, standInFor } from './answer-limit.ts';
import { messagesOn } from './message-dialects.ts';

const lineBreak = 0x0a;

/** What has no line break for so long ends nowhere, and nothing behind it would ever be read. */
const longestLine = 1_000_000_000;

/** A server writes a line that does not end: the message is a predicate. */
export class EndlessLineError extends Error {
  constructor() {
    super(`wrote more than ${bytesInWords(longestLine)} without a line break`);
    this.name = 'EndlessLineError';
  }
}

export interface LineReaderOptions {
  readonly limit: AnswerLimit;
  readonly onMessage: (message: JSONRPCMessage) => void;
  /** Called for lines that are not messages, as many servers log to stdout; with an EndlessLineError for one that does not end. */
  readonly onError: (error: Error) => void;
  /** Called for lines that are no messages at all: "Usage: …", "Listening on …". */
  readonly onNoise?: (line: string) => void;
}

/** Accepts chunks and reports the messages in them. A line beyond the limit is never held in memory: an error takes its place. */
export class LineReader {
  readonly #options: LineReaderOptions;
  /** The current line so far; empty once it is too long. */
  #parts: Buffer[] = [];
  #length = 0;
  #head = '';
  #tail: Buffer = Buffer.alloc(0);

  constructor(options: LineReaderOptions) {
    this.#options = options;
  }

  push(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(lineBreak); at !== -1; at = chunk.indexOf(lineBreak, from)) {
      this.#take(chunk.subarray(from, at));
      this.#end();
      from = at + 1;
    }
    if (from < chunk.length) this.#take(chunk.subarray(from));
  }

  /** Discards the current line. */
  clear(): void {
    this.#parts = [];
    this.#length = 0;
    this.#head = '';
    this.#tail = Buffer.alloc(0);
  }

  get #isTooLong(): boolean {
    return this.#head !== '';
  }

  #take(part: Buffer): void {
    this.#length += part.length;
    if (!this.#isTooLong) {
      this.#parts.push(part);
      if (this.#length <= this.#options.limit.bytes) return;
      const line = Buffer.concat(this.#parts);
      this.#head = line.toString('utf8', 0, edgeBytes);
      this.#tail = Buffer.from(line.subarray(-edgeBytes));
      this.#parts = [];
      return;
    }
    // It is told once: whoever hears it ends the connection.
    if (this.#length > longestLine && this.#length - part.length <= longestLine)
      this.#options.onError(new EndlessLineError());
    this.#tail = Buffer.from(
      part.length >= edgeBytes
        ? part.subarray(-edgeBytes)
        : Buffer.concat([this.#tail, part]).subarray(-edgeBytes),
    );
  }

  #end(): void {
    const { limit, onMessage, onError, onNoise } = this.#options;
    if (this.#isTooLong) {
      const standIn = standInFor('tooLarge', this.#head, this.#tail.toString('utf8'), limit.bytes);
      this.clear();
      if (standIn !== undefined) onMessage(standIn);
      else onError(new Error(`wrote a line of more than ${limit.bytes} bytes`));
      return;
    }
    const [first] = this.#parts;
    const line = (this.#parts.length === 1 && first !== undefined ? first : Buffer.concat(this.#parts))
      .toString('utf8')
      .replace(/\r$/, '');
    this.clear();
    for (const text of messagesOn(line)) {
      let message: JSONRPCMessage;
      try {
        message = deserializeMessage(text);
      } catch (error) {
        if (error instanceof SyntaxError || !text.includes('"jsonrpc"')) onNoise?.(line);
        onError(error as Error);
        const standIn = standInFor(
          'malformed',
          text.slice(0, edgeBytes),
          text.slice(-edgeBytes),
          limit.bytes,
        );
        if (standIn !== undefined) onMessage(standIn);
        continue;
      }
      onMessage(message);
    }
  }
}
