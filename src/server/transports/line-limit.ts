// Passes lines up to a maximum length: longer ones are dropped entirely, and what follows is served.
import { Transform, type TransformCallback } from 'node:stream';

const lineBreak = 0x0a;

export class LineLimit extends Transform {
  readonly #most: number;
  readonly #onDropped: () => void;
  #line: Buffer[] = [];
  #length = 0;

  /** `most` is in bytes, without the line break. */
  constructor(most: number, onDropped: () => void) {
    super();
    this.#most = most;
    this.#onDropped = onDropped;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    let start = 0;
    for (let at = chunk.indexOf(lineBreak); at !== -1; at = chunk.indexOf(lineBreak, start)) {
      this.#hold(chunk.subarray(start, at));
      this.#endLine();
      start = at + 1;
    }
    this.#hold(chunk.subarray(start));
    done();
  }

  #hold(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > this.#most) this.#line = [];
    else this.#line.push(part);
  }

  #endLine(): void {
    if (this.#length > this.#most) this.#onDropped();
    else this.push(Buffer.concat([...this.#line, Buffer.of(lineBreak)]));
    this.#line = [];
    this.#length = 0;
  }
}
