// Distances in days, forecasts, and the same of two places.
import { expect, test } from 'vitest';
import { circumstance } from '../../../../src/backends/symbolic/forms/circumstance.ts';
import { conversion } from '../../../../src/backends/symbolic/forms/conversion.ts';
import { dateDistance } from '../../../../src/backends/symbolic/forms/date-distance.ts';
import { parallel } from '../../../../src/backends/symbolic/forms/parallel.ts';
import { asked, expectProofs, played, texts } from './played.ts';

test('days to and from today, each in its tense', async () => {
  const scene = await played(
    ['crm__search_customers', { query: 'Kaldera Optics' }],
    ['shop__list_invoices', { customer_id: 'cus_0019' }],
  );
  const questions = asked(dateDistance, scene);
  expectProofs(scene, questions);
  for (const text of texts(questions))
    expect(text).toMatch(/(?:ago was .* ago)|(?:until .* is due\? .*(?:\d+ days:|days from now))/);
});

test('a forecast is asked for by place and day', async () => {
  const scene = await played(['travel__get_weather', { city: 'Lyon', date: '2026-03-11' }]);
  const questions = asked(circumstance, scene);
  expectProofs(scene, questions);
  for (const {
    asked: { direct },
  } of questions)
    expect(direct.text).toContain(' in Lyon on 11 March');
});

test('two calls of one purpose are one question', async () => {
  const scene = await played(
    ['travel__get_weather', { city: 'Lyon', date: '2026-03-11' }],
    ['travel__get_weather', { city: 'Graz', date: '2026-03-11' }],
  );
  const questions = asked(parallel, scene);
  expectProofs(scene, questions);
  for (const { answer } of questions)
    expect(answer.text).toMatch(/ on 11 March (?:will be|is) .* in Lyon and .* in Graz/);
});

test('an amount in another currency', async () => {
  const scene = await played([
    'travel__convert_currency',
    { amount: 500, from_currency: 'EUR', to_currency: 'SEK' },
  ]);
  const questions = asked(conversion, scene);
  expectProofs(scene, questions);
  expect(texts(questions)[0]).toMatch(/^How much is €500 in SEK\? €500 is [\d,.]+ SEK\.$/);
});
