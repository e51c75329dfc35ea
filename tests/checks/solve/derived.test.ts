import { expect, test } from 'vitest';
import { derivedFrom } from '../../../src/checks/solve/derived.ts';
import { bindToQuery } from '../../../src/grounding/bind-to-query.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { mapSteps, type Workflow } from '../../../src/model/workflow.ts';
import { goodDraft } from '../draft.ts';

/** The good draft's workflow, bound to a query that says the customer and does not say the status. */
const unsaid = bindToQuery(goodDraft.workflow, {
  query: 'What does Acme Robotics still owe us?',
  today: goodDraft.today,
  tools: goodDraft.tools,
});
const plan = (status: JsonValue) => [
  { tool: 'crm__search_customers', arguments: { query: 'Acme Robotics' } },
  { tool: 'crm__list_invoices', arguments: { customer_id: null, status } },
];
const vouchedStatus: Workflow = mapSteps(unsaid, (step) => ({
  ...step,
  bindings: step.bindings.map((binding) =>
    binding.path === '/status' ? { path: binding.path, source: 'vouched', by: null } : binding,
  ),
}));

test('a value that the query does not say and the solver gave is derived', () => {
  expect(derivedFrom(unsaid, plan('past_due'))).toEqual([{ step: 'step_2', path: '/status' }]);
});

test('it stays derived where it is bound so already', () => {
  expect(derivedFrom(vouchedStatus, plan('past_due'))).toEqual([{ step: 'step_2', path: '/status' }]);
});

test.each([['open'], [null], [['past_due']]])('%j is not the value', (status) => {
  expect(derivedFrom(unsaid, plan(status))).toEqual([]);
});

test('what the query says in words is no derived value, nor is what the schema settles or a result gives', () => {
  expect(derivedFrom(goodDraft.workflow, plan('past_due'))).toEqual([]);
});

test('a step that was not planned has no derived values', () => {
  expect(derivedFrom(unsaid, plan('past_due').slice(0, 1))).toEqual([]);
});
