import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createAcceptedSamples, novelCheck } from '../../src/checks/novel.ts';
import { contextOf, goodDraft, stepOf, textResult, workflowOf } from './draft.ts';

/** A sample about a customer, with a value of its own so that no two have the same calls. */
function about(query: string, customer: string, nonce = query) {
  const bindings = [{ path: '/name', source: 'query', text: customer }] as const;
  return {
    query,
    workflow: workflowOf(stepOf(1, 'get', { name: customer, nonce }, textResult('x'), bindings)),
  };
}

const first = about('Show me the open invoices of Acme Robotics since 5 March 2026.', 'Acme Robotics');

test.each([
  ['the very same query', first.query, 'Acme Robotics'],
  [
    'the date in another format',
    'Show me the open invoices of Acme Robotics since March 5, 2026.',
    'Acme Robotics',
  ],
  ['a word more', 'Show me all the open invoices of Acme Robotics since 5 March 2026.', 'Acme Robotics'],
])('%s is nearly the same', (_, query, customer) => {
  const accepted = createAcceptedSamples();
  accepted.remember(first);
  expect(accepted.repeatedBy(about(query, customer, 'other calls'))).toBe('query');
});

test.each([
  ['another customer', 'Show me the open invoices of Bolt Logistics since 5 March 2026.', 'Bolt Logistics'],
  ['another day', 'Show me the open invoices of Acme Robotics since 6 March 2026.', 'Acme Robotics'],
  ['other words', 'What has Acme Robotics left unpaid since 5 March 2026?', 'Acme Robotics'],
  [
    'a name that is no argument',
    'Show me the open invoices of Acme Robotics in Berlin since 5 March 2026.',
    'Acme Robotics',
  ],
])('%s is another query', (_, query, customer) => {
  const accepted = createAcceptedSamples();
  accepted.remember(first);
  expect(accepted.repeatedBy(about(query, customer))).toBeUndefined();
});

test('two dialogues may begin in the same way', () => {
  const exchange = (query: string) =>
    ({ kind: 'answer', query, steps: [], response: '', claims: [], withheld: [] }) as const;
  const begun = (second: string) => ({
    ...about(first.query, 'Acme Robotics', second),
    exchanges: [exchange(first.query), exchange(second)],
  });
  const accepted = createAcceptedSamples();
  accepted.remember(begun('And which of their deals is the largest?'));
  expect(accepted.repeatedBy(begun('Who looks after them, and since when?'))).toBeUndefined();
  expect(accepted.repeatedBy(begun('And which of their deals is the largest one?'))).toBe('query');
});

test('the same calls are no news, in any order and under any query', () => {
  const accepted = createAcceptedSamples();
  const one = stepOf(1, 'get', { a: 1, b: 2 }, textResult('x'));
  const two = stepOf(2, 'list', {}, textResult('y'));
  accepted.remember({ query: 'First?', workflow: workflowOf(one, two) });
  const turned = workflowOf({ ...two, id: 'step_1' }, { ...one, id: 'step_2', arguments: { b: 2, a: 1 } });
  expect(accepted.repeatedBy({ query: 'Second?', workflow: turned })).toBe('calls');
  expect(accepted.repeatedBy({ query: 'Second?', workflow: workflowOf(one) })).toBeUndefined();
});

const plan = workflowOf(stepOf(1, 'list', { State: 'Open' }, textResult('x')));
/** An answer of one sentence for each proof. */
const answering = (query: string, workflow: typeof plan, ...proofs: readonly string[]) => ({
  query,
  workflow,
  exchanges: [
    {
      kind: 'answer' as const,
      query,
      steps: [],
      response: '',
      claims: proofs.map((proof) => ({ text: '', span: [0, 0] as const, proof })),
      withheld: [],
    },
  ],
});

test('the same calls that find out something else are news, and what two samples found together is not', () => {
  const accepted = createAcceptedSamples();
  accepted.remember(answering('How many?', plan, '$count($step_1.orders)'));
  expect(accepted.repeatedBy(answering('Are there many?', plan, '$count($step_1.orders)'))).toBe('calls');
  const which = answering('Which is the latest?', plan, '$step_1.orders^(>at)[0].id');
  expect(accepted.repeatedBy(which)).toBeUndefined();
  accepted.remember(which);
  const both = answering(
    'The latest of how many?',
    plan,
    '$step_1.orders^(>at)[0].id',
    '$count($step_1.orders)',
  );
  expect(accepted.repeatedBy(both)).toBe('calls');
});

test('the same value in another casing is the same', () => {
  const accepted = createAcceptedSamples();
  accepted.remember(answering('How many?', plan, '$count($step_1.orders)'));
  const shouted = workflowOf(stepOf(1, 'list', { State: 'OPEN' }, textResult('x')));
  expect(accepted.repeatedBy(answering('Are there any?', shouted, '$count($step_1.orders)'))).toBe('calls');
});

test('comparing remembers nothing', () => {
  const accepted = createAcceptedSamples();
  expect(accepted.repeatedBy(first)).toBeUndefined();
  expect(accepted.repeatedBy(first)).toBeUndefined();
});

test('the check says what is repeated, and what to do', async () => {
  const accepted = createAcceptedSamples();
  const context = contextOf({ accepted });
  expect(await novelCheck.run(goodDraft, context)).toEqual({ check: 'novel', status: 'passed' });
  accepted.remember(goodDraft);
  expect(await novelCheck.run(goodDraft, context)).toMatchObject({
    check: 'novel',
    status: 'failed',
    detail: 'Accepted samples find out the same by the same calls with the same arguments.',
    critiques: [{ message: expect.stringContaining('Use other tools or other values') }],
  });
  accepted.remember(first);
  const reworded = { ...goodDraft, ...about(first.query, 'Acme Robotics', 'other calls') };
  expect((await novelCheck.run(reworded, context)).detail).toBe(
    'An accepted sample has nearly the same query.',
  );
  expect((await novelCheck.run(goodDraft, contextOf())).status).toBe('passed');
});

test('a sample takes some 200 bytes', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const count = 10_000;
  const accepted = createAcceptedSamples();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < count; i++) {
    accepted.remember(
      about(`Show me all the invoices of ${i} that nobody has paid since ${i} March 2026.`, `c${i}`),
    );
  }
  collectGarbage();
  expect((process.memoryUsage().heapUsed - before) / count).toBeLessThan(250);
  expect(accepted.repeatedBy(first)).toBeUndefined();
});

test.each([
  ['Y', 'y'],
  ['yes', 'Y'],
  ['Yes', 'yes'],
  ['N', 'no'],
])('%j and %j as an argument are one call', (one, other) => {
  const accepted = createAcceptedSamples();
  const asking = (value: string) => workflowOf(stepOf(1, 'list', { archived: value }, textResult('x')));
  accepted.remember({ query: 'First?', workflow: asking(one) });
  expect(accepted.repeatedBy({ query: 'Second?', workflow: asking(other) })).toBe('calls');
  expect(accepted.repeatedBy({ query: 'Third?', workflow: asking('never') })).toBeUndefined();
});
