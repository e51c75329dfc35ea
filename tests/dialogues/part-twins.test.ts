// A question about two things of a kind, as two: the other one behind the first, or in its place.
import { expect, test } from 'vitest';
import type { DialogueContext } from '../../src/dialogues/dialogue-context.ts';
import { correctTwins, partTwins } from '../../src/dialogues/part-twins.ts';
import type { Exchange } from '../../src/model/claim.ts';
import { createRandom } from '../../src/model/random.ts';
import type { Step } from '../../src/model/workflow.ts';
import { placeClaims } from '../../src/proofs/place-claims.ts';

const forecast = (number: number, city: string, high: number) => ({
  id: `step_${number}`,
  name: 'travel__get_weather',
  arguments: { city, date: '2026-03-04' },
  result: { content: [], structuredContent: { city, high_celsius: high } },
  bindings: [
    { path: '/city', source: 'query', text: city, how: 'same' },
    { path: '/date', source: 'query', text: '4 March', how: 'date' },
  ],
});

function partedBy(way: typeof partTwins, cities: readonly string[]) {
  const steps = cities.map((city, at) => forecast(at + 1, city, 14 - at)) as unknown as readonly Step[];
  const [one, other] = cities;
  const response = `The high temperature is 14 °C in ${one} and 13 °C in ${other}.`;
  const answer: Exchange = {
    kind: 'answer',
    query: `How warm will it get in ${one} and in ${other} on 4 March?`,
    steps: steps.map(({ id }) => id),
    response,
    claims: placeClaims(response, [
      { text: '14 °C', proof: '$step_1.high_celsius' },
      { text: '13 °C', proof: '$step_2.high_celsius' },
    ]),
    withheld: [],
  };
  return way({ steps, random: createRandom(1) } as unknown as DialogueContext, answer);
}

test('the person asks about one, and about the other behind that', () => {
  const { exchanges: [first, second] = [] } = partedBy(partTwins, ['Bilbao', 'Vienna']) ?? {};
  expect(first).toMatchObject({
    query: 'How warm will it get in Bilbao on 4 March?',
    response: 'The high temperature is 14 °C in Bilbao.',
    steps: ['step_1'],
  });
  expect(second?.query).toMatch(/(?:And|How about) in Vienna\?$/);
  expect(second).toMatchObject({ response: 'It is 13 °C in Vienna.', steps: ['step_2'], move: 'follow-up' });
  for (const { claims, response } of [first, second] as Exchange[])
    expect(claims.map(({ span, text }) => response.slice(...span) === text)).toEqual([true]);
});

test('the person has confused them', () => {
  const { exchanges: [, second] = [], isElliptic } = partedBy(correctTwins, ['Bilbao', 'Vienna']) ?? {};
  expect(second?.query).toMatch(/^(?:Sorry, I meant|No,|My mistake, I meant) in Vienna/);
  expect(second).toMatchObject({ steps: ['step_2'], move: 'correction' });
  expect(isElliptic).toBe(true);
});

test('three are not two', () => {
  expect(partedBy(partTwins, ['Bilbao', 'Vienna', 'Lyon'])).toBeUndefined();
});
