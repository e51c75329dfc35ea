// Comparisons, filters, yes-no and none: what a list or a thing is like.
import { expect, test } from 'vitest';
import { comparison } from '../../../../src/backends/symbolic/forms/comparison.ts';
import { filter } from '../../../../src/backends/symbolic/forms/filter.ts';
import { none, some } from '../../../../src/backends/symbolic/forms/none.ts';
import { yesNo } from '../../../../src/backends/symbolic/forms/yes-no.ts';
import { asked, expectProofs, played, texts } from './played.ts';

const hotels = ['travel__search_hotels', { city: 'Lyon' }] as const;

test('of two named things one is cheaper, by a difference that is proved', async () => {
  const scene = await played(hotels);
  const questions = asked(comparison, scene, 4);
  expectProofs(scene, questions);
  for (const text of texts(questions)) expect(text).toMatch(/(?:cheaper|more expensive), .* or .* in Lyon/);
});

test('a filter leaves some and not all, and says how many', async () => {
  const scene = await played(hotels);
  const questions = asked(filter, scene);
  expectProofs(scene, questions);
  expect(texts(questions).join('\n')).toMatch(/Which of the hotels in Lyon are rated above \d/);
  // By what they were asked for, not by what they cost.
  expect(texts(questions).filter((text) => /rated above/.test(text))).toContainEqual(
    expect.stringMatching(/rated above 9: Palais Bellecour \(9\.4\)\.$/),
  );
});

test.each([1, 2, 3, 4])('a yes and a no are proved as such (seed %i)', async (seed) => {
  const scene = await played(hotels);
  const questions = asked(yesNo, scene, seed);
  expectProofs(scene, questions);
  expect(texts(questions).join('\n')).toMatch(/Is breakfast included at .*\? (?:Yes|No), breakfast is /);
});

test('an empty list is an answer: there are none', async () => {
  const scene = await played([
    'travel__search_flights',
    { from_city: 'Lyon', to_city: 'Graz', date: '2026-03-11' },
  ]);
  const questions = asked(none, scene);
  expectProofs(scene, questions);
  expect(texts(questions)[0]).toMatch(
    /^Are there any direct flights from Lyon to Graz on 11 March\? (?:No, t|T)here are no direct flights from Lyon to Graz on 11 March\.$/,
  );
});

test('a short list is a yes with its items', async () => {
  const scene = await played(hotels);
  const questions = asked(some, scene);
  expectProofs(scene, questions);
  expect(texts(questions)[0]).toMatch(/^Are there any hotels in Lyon\? Yes, three: /);
});

test('nobody who comes from a ticket asks whether its customer has any', async () => {
  const scene = await played(
    ['support__search_tickets', { query: 'Zero drift of the Fluvio M' }],
    ['support__list_tickets', { customer_id: 'cus_0009' }],
  );
  const last = scene.views.at(-1)?.step.id;
  const own = some.candidates(scene).filter(({ step }) => step === last);
  expect(own).not.toHaveLength(0);
  expect(asked({ ...some, candidates: () => own }, scene)).toEqual([]);
});
