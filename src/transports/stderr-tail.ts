// The last lines a server wrote to stderr, and to stdout where they are no messages, quoted in messages about its failure.
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

const keptCharacters = 8_192;
/** Lines that say nothing about the cause: stack frames, and what Node prints below them. */
const noise = /^\s+at |^Node\.js v|^\s*\^+\s*$/;

/** Reads a stream to its end and remembers its tail, so that the writer never blocks. */
export class StderrTail {
  #text = '';

  follow(stream: Readable): void {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      this.#text = (this.#text + chunk).slice(-keptCharacters);
    });
    stream.on('error', () => {});
  }

  /** Remembers a line that was written elsewhere. */
  note(line: string): void {
    this.#text = `${this.#text}${line.slice(0, keptCharacters)}\n`.slice(-keptCharacters);
  }

  /** Up to `count` of the last meaningful lines, oldest first. */
  lines(count = 5): readonly string[] {
    return stripVTControlCharacters(this.#text)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '' && !noise.test(line))
      .slice(-count);
  }
}
