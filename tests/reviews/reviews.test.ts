// What people say of samples: nothing that anybody has written is lost, and nobody decides for somebody else.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sample } from '../../src/model/sample.ts';
import { reviewFigures } from '../../src/reviews/agreement.ts';
import { type Decision, reviewOf } from '../../src/reviews/review.ts';
import { addReviews, readReviews, reviewsFileName } from '../../src/reviews/review-file.ts';
import { Reviews } from '../../src/reviews/reviews.ts';
import { sample } from '../runs/drafts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolgrad-reviews-'));
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

let last = 0;
const review = (of: Sample, by: string, decision: Decision) => {
  last += 1;
  return reviewOf(decision, {
    id: `r${last}`,
    at: Date.parse('2026-03-05T10:00:00Z') + last,
    by,
    sample: of,
  });
};
const accept = { decision: 'accept' } as const;
const reject = (reason: string) => ({ decision: 'reject', reason }) as const;

const [one, two] = [sample(0), sample(1)];

function reviewsOf(...lines: ReturnType<typeof review>[]): Reviews {
  const reviews = new Reviews();
  for (const line of lines) reviews.add(line);
  return reviews;
}

describe('how a sample stands', () => {
  test('is open until somebody decides', () => {
    const comment = review(one, 'Ada', { decision: 'comment', comment: 'hm' });
    expect(reviewsOf(comment).of(one)).toMatchObject({
      outcome: 'open',
      comments: [{ by: 'Ada', comment: 'hm' }],
    });
    expect(reviewsOf(review(one, 'Ada', accept)).of(one).outcome).toBe('accepted');
    expect(reviewsOf(review(one, 'Ada', accept)).of(two).outcome).toBe('open');
  });

  test('is the latest word of each person, and rejected where one of them rejects', () => {
    const lines = [review(one, 'Ada', reject('dull')), review(one, 'Bo', accept)];
    expect(reviewsOf(...lines).of(one).outcome).toBe('rejected');
    expect(reviewsOf(...lines, review(one, 'Ada', accept)).of(one)).toMatchObject({
      outcome: 'accepted',
      verdicts: [
        { by: 'Ada', decision: 'accept' },
        { by: 'Bo', decision: 'accept' },
      ],
    });
  });

  test('is as before where a person takes back what they have said, and nobody else can', () => {
    const rejection = review(one, 'Ada', reject('dull'));
    const undo = (by: string) => review(one, by, { decision: 'undo', undoes: rejection.id });
    expect(reviewsOf(rejection, undo('Bo')).of(one).outcome).toBe('rejected');
    expect(reviewsOf(rejection, undo('Ada')).of(one).outcome).toBe('open');
    const before = review(one, 'Ada', accept);
    expect(reviewsOf(before, rejection, undo('Ada')).of(one).outcome).toBe('accepted');
  });

  test('is not that of another sample that has its id now', () => {
    const reviews = reviewsOf(review(one, 'Ada', reject('dull')));
    expect(reviews.of({ ...one, response: 'Something else.' }).outcome).toBe('open');
    expect(reviews.of({ ...one, verdicts: [] }).outcome).toBe('rejected');
  });
});

describe('reviews.jsonl', () => {
  test('keeps what two processes add at the same time', async () => {
    const program = fileURLToPath(new URL('adding-process.mjs', import.meta.url));
    const names = ['Ada', 'Bo', 'Cy'];
    const ended = names.map((name) => once(spawn(process.execPath, [program, folder, name, '60']), 'exit'));
    expect(await Promise.all(ended)).toEqual(names.map(() => [0, null]));
    const broken: string[] = [];
    const reviews = await readReviews(folder, (message) => broken.push(message));
    expect(broken).toEqual([]);
    const written = (await readFile(join(folder, reviewsFileName), 'utf8')).split('\n');
    // Who adds while another's line is being written begins a line anew; an empty line is no review.
    const lines = written.filter((line) => line !== '');
    expect(new Set(lines.map((line) => JSON.parse(line).id)).size).toBe(180);
    expect(reviews.samples()).toEqual(['7-000000']);
  });

  test('goes on after a line that was cut off, and says which one is broken', async () => {
    const path = join(folder, reviewsFileName);
    await addReviews(folder, [review(one, 'Ada', accept)]);
    await appendFile(path, '{"schema":"toolgrad.review/1","id":"half');
    await addReviews(folder, [review(two, 'Ada', reject('dull'))]);
    const broken: string[] = [];
    const reviews = await readReviews(folder, (message) => broken.push(message));
    expect([reviews.of(one).outcome, reviews.of(two).outcome]).toEqual(['accepted', 'rejected']);
    expect(broken).toEqual([`${path}, line 2 is not a review and was left out.`]);
  });

  test.skipIf(process.platform === 'win32')('is not written through a link', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await writeFile(elsewhere, '');
    await symlink(elsewhere, join(folder, reviewsFileName));
    await expect(addReviews(folder, [review(one, 'Ada', accept)])).rejects.toThrow('it is a link');
    expect(await readFile(elsewhere, 'utf8')).toBe('');
  });
});

describe('agreement', () => {
  test("is Cohen's kappa of each two who have judged the same samples", () => {
    // 20 accepted by both, 15 rejected by both, 5 and 10 on which they differ: kappa is 0.4.
    const plan = [
      ...Array.from({ length: 20 }, () => [true, true]),
      ...Array.from({ length: 15 }, () => [false, false]),
      ...Array.from({ length: 5 }, () => [true, false]),
      ...Array.from({ length: 10 }, () => [false, true]),
    ];
    const reviews = new Reviews();
    const samples = plan.map((_, at) => sample(at));
    for (const [at, [ada, bo]] of plan.entries()) {
      reviews.add(review(samples[at] as Sample, 'Ada', ada ? accept : reject('dull')));
      reviews.add(review(samples[at] as Sample, 'Bo', bo ? accept : reject('wrong')));
    }
    const figures = reviewFigures(samples.map((each) => reviews.of(each)));
    expect(figures.agreement).toEqual([
      { reviewers: ['Ada', 'Bo'], samples: 50, same: 35, kappa: expect.closeTo(0.4, 10) },
    ]);
    expect(figures).toMatchObject({ accepted: 20, rejected: 30 });
    expect(figures.reasons).toEqual([
      { reason: 'dull', samples: 25 },
      { reason: 'wrong', samples: 20 },
    ]);
  });

  test('has no kappa where both always say the same', () => {
    const reviews = reviewsOf(review(one, 'Ada', accept), review(one, 'Bo', accept));
    expect(reviewFigures([reviews.of(one)]).agreement).toEqual([
      { reviewers: ['Ada', 'Bo'], samples: 1, same: 1, kappa: null },
    ]);
  });
});
