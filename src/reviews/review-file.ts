// `reviews.jsonl` of a run: lines are only ever added, by any number of processes at a time.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
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
export async function readReviews(
  folder: string,
  onBroken: (message: string) => void = () => {},
): Promise<Reviews> {
  const path = join(folder, reviewsFileName);
  const reviews = new Reviews();
  for await (const { text, number } of readLines(path)) {
    if (text.trim() === '') continue;
    const review = parsed(text);
    if (review === undefined) onBroken(`${path}, line ${number} is not a review and was left out.`);
    else reviews.add(review);
  }
  return reviews;
}

function parsed(text: string): Review | undefined {
  try {
    return asReview(JSON.parse(text));
  } catch {
    return undefined;
  }
}
