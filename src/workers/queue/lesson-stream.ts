// The lessons of a run on their way to its workers: an append-only stream, and a sum to begin with for those who come late.
import type { Redis } from 'ioredis';
import type { Learned } from '../../model/learned.ts';
import type { LessonsDelta } from '../../synthesis/lesson-log.ts';
import { LessonLog } from '../../synthesis/lesson-log.ts';
import type { Memory } from '../../synthesis/memory.ts';
import { pause } from '../../timing/stop.ts';
import { forgottenAfter } from './queue-job.ts';

/** The sum is renewed after so many lessons, and what it holds leaves the stream. */
const renewEvery = 1_000;
/** Entries that are read at once. */
const readAtOnce = 500;
const pollMs = 50;

/** All that BullMQ hands on of an error is its message: the run knows this one by it. */
export const lessonsGone = 'The lessons that the draft begins with are gone.';

/** The stream is not there any more: its run has ended, or the server has lost it. */
export class LessonsGoneError extends Error {
  override readonly name = 'LessonsGoneError';

  constructor() {
    super(lessonsGone);
  }
}

/** The sum of the first `to` lessons. */
interface Sum {
  readonly to: number;
  readonly learned: Learned;
}

/** The end of the stream that the run appends to. Entry `n-0` of the stream is the lesson of draft `n - 1`. */
export class LessonWriter {
  readonly #redis: Redis;
  readonly #key: string;
  readonly #log: LessonLog;
  readonly #reach: number;
  #written = -1;
  #summedUpTo = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(redis: Redis, key: string, log: LessonLog, reach: number) {
    this.#redis = redis;
    this.#key = key;
    this.#log = log;
    this.#reach = reach;
  }

  /** Sees that the first `length` lessons are in the stream. */
  async upTo(length: number): Promise<void> {
    this.#writing = this.#writing.catch(() => {}).then(() => this.#write(length));
    await this.#writing;
  }

  /** Writes anew all that readers may still ask for: a server that was killed may have lost the end of it. */
  async again(): Promise<void> {
    const length = this.#written;
    if (length < 0) return;
    this.#writing = this.#writing
      .catch(() => {})
      .then(async () => {
        await this.#redis.del(this.#key);
        this.#written = -1;
        await this.#sumUp(Math.max(0, length - this.#reach));
        await this.#write(length);
      });
    await this.#writing;
  }

  async #write(length: number): Promise<void> {
    if (this.#written < 0) await this.#sumUp(length);
    if (length <= this.#written) return;
    const { added, from }: LessonsDelta = this.#log.delta(this.#written, length);
    if (from !== this.#written) throw new Error('The lessons between are not at hand.');
    const pipeline = this.#redis.pipeline();
    for (const [at, learned] of added.entries())
      pipeline.xadd(this.#key, `${from + at + 1}-0`, 'learned', JSON.stringify(learned));
    pipeline.expire(this.#key, forgottenAfter).expire(sumKey(this.#key), forgottenAfter);
    await pipeline.exec();
    this.#written = length;
    if (length - this.#summedUpTo >= renewEvery + this.#reach) await this.#sumUp(length - this.#reach);
  }

  async #sumUp(to: number): Promise<void> {
    const sum: Sum = { to, learned: this.#log.memoryAt(to).toLearned() };
    await this.#redis.set(sumKey(this.#key), JSON.stringify(sum), 'EX', forgottenAfter);
    await this.#redis.xtrim(this.#key, 'MINID', `${to + 1}-0`);
    this.#summedUpTo = to;
    this.#written = Math.max(this.#written, to);
  }
}

/** The end that a worker reads. */
export class LessonReader {
  readonly #redis: Redis;
  readonly #key: string;
  readonly #reach: number;
  #log: LessonLog | undefined;
  #reading: Promise<void> = Promise.resolve();

  constructor(redis: Redis, key: string, reach: number) {
    this.#redis = redis;
    this.#key = key;
    this.#reach = reach;
  }

  /**
   * The sum of the first `length` lessons, as soon as they are there. Rejects with `interrupted`, and with
   * `LessonsGoneError` where nobody will write them any more: a run writes them before it asks for the draft.
   */
  async memoryAt(length: number, signal: AbortSignal): Promise<Memory> {
    for (;;) {
      this.#reading = this.#reading.catch(() => {}).then(() => this.#read(length));
      await this.#reading;
      if (this.#log !== undefined && this.#log.length >= length) return this.#log.memoryAt(length);
      if ((await this.#redis.exists(sumKey(this.#key))) === 0) throw new LessonsGoneError();
      await pause(pollMs, signal);
    }
  }

  async #read(length: number): Promise<void> {
    this.#log ??= await this.#begin();
    while (this.#log !== undefined && this.#log.length < length) {
      const from = this.#log.length + 1;
      const entries = await this.#redis.xrange(this.#key, `${from}-0`, '+', 'COUNT', readAtOnce);
      if (entries.length === 0) return;
      for (const [id, fields] of entries) {
        if (id !== `${this.#log.length + 1}-0`) {
          // So far behind that the stream has moved on: the sum has what is missing.
          this.#log = await this.#begin();
          break;
        }
        this.#log.append(JSON.parse(fields[1] as string) as Learned);
      }
    }
  }

  async #begin(): Promise<LessonLog | undefined> {
    const text = await this.#redis.get(sumKey(this.#key));
    if (text === null) return undefined;
    const { to, learned } = JSON.parse(text) as Sum;
    return new LessonLog(this.#reach, { length: to, learned });
  }
}

export function sumKey(key: string): string {
  return `${key}:sum`;
}
