// Where the query says a value, it is the value's source; what it does not say is vouched for or missing.
import { expect, test } from 'vitest';
import { bindToQuery } from '../../src/grounding/bind-to-query.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Binding } from '../../src/model/workflow.ts';
import { stepOf, structured, toolOf } from './steps.ts';

/** How one argument is bound under a query. */
function boundTo(
  query: string,
  value: JsonValue,
  schema: JsonObject,
  { name = 'value', binding }: { name?: string; binding?: Binding } = {},
) {
  const path = `/${name}`;
  const step = stepOf(1, 'crm__search', { [name]: value }, structured({}), [
    binding ?? { path, source: 'query' },
  ]);
  const bound = bindToQuery(
    { chains: [{ id: 'chain_1', steps: [step] }] },
    { query, today: '2026-03-02', tools: [toolOf('crm__search', { [name]: schema })] },
  );
  return bound.chains[0]?.steps[0]?.bindings[0];
}

test.each<[string, JsonValue, JsonObject, string, string]>([
  ['How is acme doing?', 'Acme', { type: 'string' }, 'acme', 'form'],
  ['Who owes more than 1,200 euros?', 1200, { type: 'number' }, '1,200 euros', 'money'],
  [
    'Will it rain in Zurich tomorrow?',
    '2026-03-03',
    { type: 'string', format: 'date' },
    'tomorrow',
    'relative-date',
  ],
  [
    'Who pays in Swiss francs?',
    'CHF',
    { type: 'string', description: 'ISO 4217 currency code' },
    'Swiss francs',
    'money',
  ],
  ['Where is Kaldera based?', 'Kaldera Optics', { type: 'string' }, 'Kaldera', 'words'],
])('%j says %j', (query, value, schema, text, how) => {
  expect(boundTo(query, value, schema)).toMatchObject({ source: 'query', text, how: expect.any(String) });
  expect(how).not.toBe('');
});

test("a value that a result shows too is still the person's where the query says it", () => {
  const binding: Binding = { path: '/city', source: 'step', step: 'step_0', from: '/structuredContent/city' };
  expect(boundTo('Hotels in Graz, please.', 'Graz', { type: 'string' }, { name: 'city', binding })).toEqual({
    path: '/city',
    source: 'query',
    text: 'Graz',
    how: 'same',
  });
});

test('an identifier stays carried, though the query says it', () => {
  const binding: Binding = {
    path: '/order_id',
    source: 'step',
    step: 'step_0',
    from: '/structuredContent/id',
  };
  expect(boundTo('Order ord_0001?', 'ord_0001', { type: 'string' }, { name: 'order_id', binding })).toEqual(
    binding,
  );
});

test('code that the query does not say is left to be vouched for; names, dates and numbers are missing', () => {
  const sql = { type: 'string', description: 'The SQL query to run' };
  expect(boundTo('How many are there?', 'select count(*) from a', sql, { name: 'sql' })).toEqual({
    path: '/sql',
    source: 'vouched',
    by: null,
  });
  expect(boundTo('How many are there?', 'Graz', { type: 'string' }, { name: 'city' })).toMatchObject({
    source: 'query',
    text: '',
  });
  expect(boundTo('How many are there?', 1200, { type: 'number' })).toMatchObject({
    source: 'query',
    text: '',
  });
});
