// Counts, totals and lists: over complete lists only.
import { expect, test } from 'vitest';
import { count } from '../../../../src/backends/symbolic/forms/count.ts';
import { list } from '../../../../src/backends/symbolic/forms/list.ts';
import { total } from '../../../../src/backends/symbolic/forms/total.ts';
import { asked, expectProofs, played, texts } from './played.ts';

const customer = ['crm__search_customers', { query: 'Kaldera Optics' }] as const;

test.each([
  [
    'count',
    count,
    /How many orders does Kaldera Optics have\? (?:They have|Kaldera Optics has) \w+ orders\./,
  ],
  ['list', list, /orders.*(?:They have|Kaldera Optics has) \w+ orders: SO-\d{4}-\d{4} \(€/],
  ['total', total, /The \w+ orders (?:add up|come) to €[\d,]+/],
])("%s of a customer's orders", async (_, form, expected) => {
  const scene = await played(customer, ['shop__list_orders', { customer_id: 'cus_0019' }]);
  const questions = asked(form, scene);
  expectProofs(scene, questions);
  expect(texts(questions).join('\n')).toMatch(expected);
});

test('what the call has narrowed is in the words', async () => {
  const scene = await played(customer, ['crm__list_deals', { customer_id: 'cus_0019', stage: 'lost' }]);
  const questions = asked(count, scene);
  expectProofs(scene, questions);
  expect(texts(questions)[0]).toBe(
    'How many deals does Kaldera Optics have in the lost stage? Kaldera Optics has two deals in the lost stage.',
  );
});

test.each([count, list, total])('nothing is said of a list that goes on: $form', async (form) => {
  const scene = await played(customer, ['shop__list_orders', { customer_id: 'cus_0019', limit: 1 }]);
  expect(asked(form, scene)).toEqual([]);
});

test('amounts in several currencies have no total', async () => {
  const scene = await played(['shop__search_products', { query: 'Corvus 24' }]);
  expect(asked(total, scene)).toEqual([]);
});
