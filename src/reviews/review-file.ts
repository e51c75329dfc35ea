// `reviews.jsonl` of a run: lines are only ever added, by any number of processes at a time.
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runFileError } from '../runs/file-errors.ts';
import { readLines } from '../runs/json-lines.ts';
import { asReview, type Review } from './review.ts';
import { Reviews } from './reviews.ts';

export const reviewsFileName = 'reviews.jsonl';

/**
 * Adds reviews, in one write at the end of the file: writers do not wait for each other, and none overwrites another's
 * line. Throws `run` where they cannot be written.
 */
export async function addReviews(folder: string, reviews: readonly Review[]): Promise<void> {
  if (reviews.length === 0) return;
  const path = join(folder, reviewsFileName);
  const { O_RDWR, O_CREAT, O_APPEND, O_NOFOLLOW = 0 } = constants;
  try {
    // In append mode the system finds the end and writes there in one step.
    await using file = await open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW, 0o644);
    const lines = reviews.map((review) => `${JSON.stringify(review)}\n`).join('');
    const { size } = await file.stat();
    const last = Buffer.alloc(1, '\n');
    if (size > 0) await file.read(last, 0, 1, size - 1);
    // What somebody who was stopped has left of a line must not swallow the next one.
    const bytes = Buffer.from(`${last.toString() === '\n' ? '' : '\n'}${lines}`);
    const { bytesWritten } = await file.write(bytes);
    if (bytesWritten < bytes.length) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    await file.sync();
  } catch (error) {
    throw runFileError('write', path, error);
  }
}

/** The reviews of a run; none where nobody has reviewed it. Lines that are no reviews are left out and told to `onBroken`. */
export async function readReviews(folder: string, onBroken?: (message: string) => void): Promise<Reviews> {
  const log = new ReviewLog(folder, onBroken);
  await log.update();
  return log.reviews;
}

/** The reviews of a run, kept up with what is added to their file: only that is read. */
export class ReviewLog {
  readonly #path: string;
  readonly #onBroken: (message: string) => void;
  #reviews = new Reviews();
  #broken = 0;
  #next = { start: 0, number: 1 };
  #inode = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string, onBroken: (message: string) => void = () => {}) {
    this.#path = join(folder, reviewsFileName);
    this.#onBroken = onBroken;
  }

  get reviews(): Reviews {
    return this.#reviews;
  }

  /** Lines that are no reviews. */
  get broken(): number {
    return this.#broken;
  }

  /** Reads what is new; answers with the ids of the samples that it is about, all of them where the file was replaced. */
  async update(): Promise<readonly string[]> {
    // One reading at a time: two would add the same lines twice.
    const turn = this.#turn.then(() => this.#update());
    this.#turn = turn.catch(() => {});
    return await turn;
  }

  async #update(): Promise<readonly string[]> {
    const { ino = 0, size = 0 } = await stat(this.#path).catch(() => ({ ino: undefined, size: undefined }));
    const changed: string[] = [];
    if (this.#inode !== 0 && (ino !== this.#inode || size < this.#next.start)) {
      changed.push(...this.#reviews.samples());
      this.#reviews = new Reviews();
      this.#broken = 0;
      this.#next = { start: 0, number: 1 };
    }
    this.#inode = ino;
    if (size <= this.#next.start) return changed;
    for await (const { text, number, end, whole } of readLines(this.#path, this.#next)) {
      const review = parsed(text);
      // Without its line break it may still be on its way to the disk.
      if (!whole && review === undefined) break;
      this.#next = { start: end, number: whole ? number + 1 : number };
      if (text.trim() === '') continue;
      if (review === undefined) this.#leaveOut(number);
      else {
        this.#reviews.add(review);
        changed.push(review.sample);
      }
    }
    return changed;
  }

  #leaveOut(number: number): void {
    this.#broken += 1;
    this.#onBroken(`${this.#path}, line ${number} is not a review and was left out.`);
  }
}

function parsed(text: string): Review | undefined {
  try {
    return asReview(JSON.parse(text));
  } catch {
    return undefined;
  }
}
