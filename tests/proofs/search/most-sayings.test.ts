import { expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const boats = (length: number): Call => ({
  tool: 'list_boats',
  value: { boats: Array.from({ length }, (_, index) => ({ name: `Terna ${index}`, berths: 4 })) },
});
const answer = (counts: number) => 'It has 4 berths. '.repeat(counts);
const ask = 'How many berths does Terna 0 have?';
const refusal = (said: number, most: number) =>
  expect.objectContaining({
    what: `The answer says ${said} figures, names and comparisons, and over these results at most ${most} can be judged.`,
  });

test('an answer that says more than anybody reads is refused, and not judged', () => {
  expect(examine([boats(1)], ask, answer(401)).objections).toEqual([refusal(401, 400)]);
  expect(examine([boats(1)], ask, answer(400)).objections).not.toContainEqual(refusal(400, 400));
});

test('the larger the results, the less of an answer is judged', () => {
  const [objection] = examine([boats(20_000)], ask, answer(60)).objections;
  const most = Number(/at most (\d+) can/.exec(objection?.what ?? '')?.[1]);
  expect(most).toBeGreaterThan(20);
  expect(most).toBeLessThan(60);
});
