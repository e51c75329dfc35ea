// Which lists come in an order that their tool promises.
import { expect, test } from 'vitest';
import { promisedOrders } from '../../src/grounding/promised-orders.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Step } from '../../src/model/workflow.ts';

const hits = [
  { name: 'A', price: 3 },
  { name: 'B', price: 5 },
  { name: 'C', price: 9 },
];

function step(value: JsonValue, given: JsonObject = {}): Step {
  return {
    id: 'step_1',
    name: 'shop__list_hits',
    server: 'shop',
    tool: 'list_hits',
    arguments: given,
    bindings: [],
    result: { content: [], structuredContent: value as JsonObject },
  };
}
const promises = (description: string, value: JsonValue = { hits }, given: JsonObject = {}) =>
  promisedOrders([step(value, given)], [{ name: 'shop__list_hits', description }]).map(
    ({ path, by }) => `${path} ${by}`,
  );

test.each([
  ['List hits, best match first.', '/hits best match first'],
  ['List hits, the cheapest first.', '/hits the cheapest first'],
  ['List hits sorted by price.', '/hits sorted by price'],
  ['List hits in alphabetical order.', '/hits in alphabetical order'],
])('a description promises: %s', (description, found) => {
  expect(promises(description)).toEqual([found]);
});

test.each([
  'List hits.',
  'Show the first page of hits first.',
  'List the first 20 hits.',
  'List hits. Log in first.',
])('a description promises nothing: %s', (description) => {
  expect(promises(description)).toEqual([]);
});

test('an argument that sorts promises, as long as the list is in the order of its field', () => {
  expect(promises('List hits.', { hits }, { sort: 'price' })).toEqual(['/hits argument sort=price']);
  expect(promises('List hits.', { hits: [...hits].reverse() }, { sort: 'price' })).toHaveLength(1);
  const [a, b, c] = hits;
  expect(promises('List hits.', { hits: [b, a, c] as JsonValue[] }, { sort: 'price' })).toEqual([]);
});
