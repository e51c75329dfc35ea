// Superlatives: one winner of a complete list.
import { expect, test } from 'vitest';
import { superlative } from '../../../../src/backends/symbolic/forms/superlative.ts';
import { asked, expectProofs, played, texts } from './played.ts';

test('the cheapest hotel of a city is named with its price, and proved', async () => {
  const scene = await played(['travel__search_hotels', { city: 'Lyon' }]);
  const questions = asked(superlative, scene);
  expectProofs(scene, questions);
  expect(texts(questions).join('\n')).toMatch(/cheapest.*Hôtel des Traboules/);
});

test('a list that goes on has no best', async () => {
  const scene = await played(['calendar__search_people', { query: 'Munich', limit: 3 }]);
  expect(asked(superlative, scene)).toEqual([]);
});

test('the query says whose the list is, and its choice is proved', async () => {
  const scene = await played(
    ['crm__search_customers', { query: 'Kaldera Optics' }],
    ['shop__list_orders', { customer_id: 'cus_0019' }],
  );
  const questions = asked(superlative, scene);
  expectProofs(scene, questions);
  for (const {
    asked: { direct },
  } of questions) {
    expect(direct.text).toContain('Kaldera Optics');
    expect(direct.asks).toContainEqual({ step: 'step_1', path: '/query', text: 'Kaldera Optics' });
  }
});
