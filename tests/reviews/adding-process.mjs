// Adds reviews one after the other: `node adding-process.mjs RUN NAME COUNT`.
import { reviewOf } from '../../dist/src/reviews/review.js';
import { addReviews } from '../../dist/src/reviews/review-file.js';

const [, , run, by, count] = process.argv;
const sample = { id: '7-000000', query: 'q', response: 'r', chains: [] };
for (let at = 0; at < Number(count); at++) {
  const decision = { decision: 'comment', comment: `${at} ${'many words '.repeat(200)}` };
  await addReviews(run, [reviewOf(decision, { id: `${by}-${at}`, at: 0, by, sample })]);
}
