import { describe, expect, test } from 'vitest';
import { bindingsCheck } from '../../src/checks/bindings.ts';
import type { JsonObject, JsonScalar } from '../../src/model/json.ts';
import type { Binding } from '../../src/model/workflow.ts';
import {
  draftOf,
  draftWith,
  draftWithStep,
  goodDraft,
  stepOf,
  structured,
  textResult,
  toolOf,
  verdictOn,
  workflowOf,
} from './draft.ts';

type WithoutPath<B> = B extends Binding ? Omit<B, 'path'> : never;
type Unplaced = WithoutPath<Binding>;

/** The verdict on one argument `value` of the given schema, bound in the given ways, under the given query. */
function verdictOnArgument(
  value: JsonScalar | JsonObject,
  bindings: readonly Unplaced[],
  { query = 'Nothing in particular.', name = 'value', schema = {} as JsonObject } = {},
) {
  const bound = bindings.map((binding) => ({ path: `/${name}`, ...binding }));
  const step = stepOf(1, 'get', { [name]: value }, textResult('x'), bound);
  return verdictOn(bindingsCheck, draftOf(step, toolOf('get', { [name]: schema }), { query }));
}

describe('what the query says', () => {
  test.each<[JsonScalar, string, string?]>([
    ['Acme Robotics', 'How is Acme Robotics doing?'],
    ['in_progress', 'What is still in progress?'],
    [1250, 'Who owes us more than €1,250.00?'],
    [3, 'Show me three of them.'],
    [0.05, 'What about a rate of 5%?'],
    ['2026-03-05', 'What happens on March 5, 2026?'],
    ['2026-03-02T14:30:00Z', 'What happens at 2:30 pm on 2 March 2026?'],
    [true, 'List all of them, including archived ones.', 'include_archived'],
    [true, 'Who is active?', 'is_active'],
  ])('%j can be read from %j', async (value, query, name = 'value') => {
    const verdict = await verdictOnArgument(value, [{ source: 'query', text: query }], { query, name });
    expect(verdict).toMatchObject({ status: 'passed' });
  });

  test.each<[JsonScalar, string, string?]>([
    ['Acme Robotics', 'How is Robotica doing?'],
    ['open', 'What do they still owe?'],
    [1250, 'Who owes us more than €1,251?'],
    ['2026-03-05', 'What happens tomorrow?'],
    ['2026-03-02T14:30:00Z', 'What happens at 4:45 pm on 2 March 2026?'],
    [true, 'List the new ones.', 'include_archived'],
    [null, 'List nothing.'],
  ])('%j cannot be read from %j', async (value, query, name = 'value') => {
    const verdict = await verdictOnArgument(value, [{ source: 'query', text: query }], { query, name });
    expect(verdict.detail).toContain('cannot be read from the query');
    expect(verdict.critiques).toMatchObject([{ tool: 'crm__get', path: `/${name}` }]);
  });

  test('words that the query does not have hold nothing', async () => {
    const verdict = await verdictOnArgument('red', [{ source: 'query', text: 'red' }], {
      query: 'Blue ones?',
    });
    expect(verdict.detail).toContain('words that are not in the query: "red"');
  });
});

describe('what the schema settles', () => {
  test.each<[string, JsonScalar, JsonObject, string?]>([
    ['a default', 'asc', { type: 'string', default: 'asc' }],
    ['a constant', 'v2', { const: 'v2' }],
    ['the only choice', 'EUR', { enum: ['EUR'] }],
    ['a default in an alternative', 5, { anyOf: [{ type: 'integer', default: 5 }, { type: 'null' }] }],
    ['a limit', 20, { type: 'integer' }, 'limit'],
    ['a page size in camel case', 20, { type: 'integer' }, 'pageSize'],
  ])('%s', async (_, value, schema, name = 'value') => {
    expect(await verdictOnArgument(value, [{ source: 'schema' }], { schema, name })).toMatchObject({
      status: 'passed',
    });
  });

  test.each<[string, JsonScalar, JsonObject]>([
    ['one choice of several', 'EUR', { enum: ['EUR', 'USD'] }],
    ['another value than the default', 'desc', { default: 'asc' }],
    ['an example', 'Berlin', { examples: ['Berlin'] }],
  ])('but not %s', async (_, value, schema) => {
    expect((await verdictOnArgument(value, [{ source: 'schema' }], { schema })).status).toBe('failed');
  });

  test('a value deep inside an argument', async () => {
    const schema = { type: 'object', properties: { order: { default: 'asc' } } };
    const step = stepOf(1, 'get', { sort: { order: 'asc' } }, textResult('x'), [
      { path: '/sort/order', source: 'schema' },
    ]);
    const verdict = await verdictOn(bindingsCheck, draftOf(step, toolOf('get', { sort: schema })));
    expect(verdict).toMatchObject({ status: 'passed' });
  });
});

describe('what an earlier step gave', () => {
  test('has to be what stands there', async () => {
    const draft = draftWithStep('step_2', (step) => ({
      arguments: { ...step.arguments, customer_id: 'cus_0008' },
    }));
    expect((await verdictOn(bindingsCheck, draft)).detail).toContain(
      '/customer_id ("cus_0008") is not what stands at /structuredContent/customers/0/id in the result of step_1',
    );
  });

  test.each(['step_2', 'step_9'])('has to be earlier than step_2: %s is not', async (source) => {
    const draft = draftWithStep('step_2', (step) => ({
      bindings: step.bindings.map((binding) =>
        binding.source === 'step' ? { ...binding, step: source } : binding,
      ),
    }));
    expect((await verdictOn(bindingsCheck, draft)).detail).toContain(`${source}, which is no earlier step`);
  });

  test('must not be given away by the query, if it is an identifier', async () => {
    const draft = draftWith({ query: 'Which invoices of Acme Robotics (cus_0007) are past due?' });
    expect((await verdictOn(bindingsCheck, draft)).detail).toContain('the query gives it away');
  });

  test('may stand in the query where an argument is read from there', async () => {
    const first = stepOf(1, 'get', { value: 'INV-7' }, structured({ number: 'INV-7', order: 'x' }), [
      { path: '/value', source: 'query', text: 'INV-7' },
    ]);
    const second = stepOf(2, 'get', { value: 'INV-7' }, textResult('x'), [
      { path: '/value', source: 'step', step: 'step_1', from: '/structuredContent/number' },
    ]);
    const draft = draftWith({
      query: 'What about INV-7?',
      workflow: { chains: [{ id: 'chain_1', steps: [first, second] }] },
      tools: [toolOf('get', { value: {} })],
    });
    expect(await verdictOn(bindingsCheck, draft)).toMatchObject({ status: 'passed' });
  });
});

describe('an argument in parts', () => {
  const listing = stepOf(1, 'list', {}, textResult('/docs/plans'));
  const verdictOnParts = (path: string, parts: readonly Unplaced[]) => {
    const bindings = parts.map((part) => ({ path: '/path', ...part }));
    return verdictOn(
      bindingsCheck,
      draftWith({
        query: 'What does notes.md say?',
        workflow: {
          chains: [
            { id: 'chain_1', steps: [listing, stepOf(2, 'read', { path }, textResult('x'), bindings)] },
          ],
        },
        tools: [toolOf('list', {}), toolOf('read', { path: {} })],
      }),
    );
  };
  const folder = { source: 'step', step: 'step_1', from: '/content/0/text', part: [0, 11] } as const;
  const file = { source: 'query', text: 'notes.md', part: [12, 20] } as const;

  test('is covered by them and by separators', async () => {
    expect(await verdictOnParts('/docs/plans/notes.md', [folder, file])).toMatchObject({ status: 'passed' });
  });
  test('is not covered where letters are left', async () => {
    const verdict = await verdictOnParts('/docs/plans/notes.md', [folder]);
    expect(verdict.detail).toContain('comes from nowhere in part: "notesmd"');
  });
  test('has no parts beyond its end', async () => {
    const verdict = await verdictOnParts('/docs/plans', [{ ...folder, part: [0, 40] }]);
    expect(verdict.detail).toContain('a part [0, 40] that it does not have');
  });
});

test('a value without a binding comes from nowhere', async () => {
  const draft = draftWithStep('step_2', (step) => ({ bindings: step.bindings.slice(0, 2) }));
  expect((await verdictOn(bindingsCheck, draft)).detail).toBe(
    'In step_2 (crm__list_invoices), /limit (20) comes from nowhere.',
  );
});

test('a binding without a value is wrong too', async () => {
  const draft = draftWithStep('step_1', (step) => ({
    bindings: [...step.bindings, { path: '/x', source: 'schema' }],
  }));
  expect((await verdictOn(bindingsCheck, draft)).detail).toContain('no value stands there');
});

describe('what is vouched for', () => {
  const query = 'Which rooms are free tomorrow?';
  const vouchedFor = (value: JsonScalar, by: 'solve' | null, description: string, name = 'value') =>
    verdictOnArgument(value, [{ source: 'vouched', by }], {
      query,
      name,
      schema: { type: 'string', description },
    });

  test('code that a reader has vouched for passes', async () => {
    expect(await vouchedFor('select 1', 'solve', 'The SQL to run')).toMatchObject({ status: 'passed' });
  });

  test('code that nobody has vouched for yet is skipped, with its place', async () => {
    const verdict = await vouchedFor('select 1', null, 'The SQL to run');
    expect(verdict).toMatchObject({ status: 'skipped', detail: expect.stringContaining('step_1 /value') });
  });

  test.each([
    ['2026-03-06', 'The day', 'date'],
    ['cus_0007', 'The customer', 'customer_id'],
  ])('%j is never vouched for', async (value, description, name) => {
    expect((await vouchedFor(value, 'solve', description, name)).status).toBe('failed');
  });
});

test('an argument list and an empty one', async () => {
  const step = stepOf(1, 'get', { ids: ['Acme', 'Bolt'], tags: [] }, textResult('x'), [
    { path: '/ids/0', source: 'query', text: 'Acme' },
    { path: '/ids/1', source: 'query', text: 'Bolt' },
  ]);
  const draft = draftOf(step, toolOf('get', { ids: {}, tags: {} }), { query: 'Compare Acme and Bolt.' });
  expect(await verdictOn(bindingsCheck, draft)).toMatchObject({ status: 'passed' });
  expect(await verdictOn(bindingsCheck, goodDraft)).toMatchObject({ status: 'passed' });
});

describe('a step-bound number that identifies something', () => {
  const getTicket = toolOf('get_ticket', { ticket_id: {} });
  const list = stepOf(1, 'list_tickets', {}, structured({ tickets: [{ id: 31003, title: 'It leaks' }] }));
  const verdictOf = async (value: number | string, query: string) => {
    const bindings = [
      { path: '/ticket_id', source: 'step', step: 'step_1', from: '/structuredContent/tickets/0/id' },
    ] as const;
    const step = stepOf(2, 'get_ticket', { ticket_id: value }, structured({ state: 'open' }), bindings);
    return verdictOn(
      bindingsCheck,
      draftWith({ query, workflow: workflowOf(list, step), tools: [getTicket] }),
    );
  };

  test.each([31003, '31003'])('need not stand in the query: %j', async (value) => {
    expect(await verdictOf(value, 'Is "It leaks" still open?')).toMatchObject({ status: 'passed' });
  });
  test('must not stand there', async () => {
    expect((await verdictOf(31003, 'Is ticket 31003 still open?')).detail).toContain(
      'the query gives it away',
    );
  });
  test('is no other number', async () => {
    expect((await verdictOf('31004', 'Is "It leaks" still open?')).status).toBe('failed');
  });
});
