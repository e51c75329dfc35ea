// Writing, and writing again: how often, and what the next writing is told.

import { describe, expect, test } from 'vitest';
import { bindingsCheck } from '../../src/checks/bindings.ts';
import { necessaryCheck } from '../../src/checks/necessary.ts';
import type { Check } from '../../src/model/seams.ts';
import { stepsOf, type Workflow } from '../../src/model/workflow.ts';
import { checkContext } from '../../src/synthesis/deps.ts';
import { writeAndCheck } from '../../src/synthesis/write.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';
import { testCheck } from '../support/test-check.ts';
import { chainOf, draftDeps, reads, stepOf, strings, structured, writes } from './draft-deps.ts';

const source = createFakeToolSource({
  shop: {
    tools: {
      search: reads(() => ({ items: ['lamp'] }), { inputSchema: strings('query') }),
      other: reads(() => ({})),
    },
  },
});
const lamps = stepOf(1, 'shop__search', { query: 'lamp' }, structured({ items: ['Lamp'] }), [
  { path: '/query', source: 'query' },
]);
const settled = {
  workflow: { chains: [chainOf('chain_1', lamps)] } satisfies Workflow,
  settlement: { status: 'passed', detail: 'stable' },
} as const;

/** A check that objects to every query without this word. */
function wants(word: string, name = 'query', objectsTo: Check['objectsTo'] = 'wording') {
  const critique = { tool: null, path: null, message: `Say ${word}.` };
  return testCheck(
    name,
    async ({ query }) =>
      query.includes(word)
        ? { check: name, status: 'passed' }
        : { check: name, status: 'failed', detail: `It does not say ${word}.`, critiques: [critique] },
    { objectsTo },
  );
}

async function write(queries: readonly string[], checks: readonly Check[]) {
  const backend = createScriptedBackend({ write: queries.map((query) => ({ query, response: 'A lamp.' })) });
  const deps = await draftDeps(source, { backend });
  const written = await writeAndCheck(deps, { ...settled, latencyMs: {} }, checks, checkContext(deps, []));
  if ('failure' in written) throw new Error(written.failure);
  backend.assertDone();
  return {
    written,
    critiques: backend.inputsOf('write').map((input) => input.critiques.map(({ message }) => message)),
  };
}

describe('the query and the response', () => {
  test('are written once where no check objects', async () => {
    const { written, critiques } = await write(['Is there a lamp, please?'], [wants('please')]);
    expect(written.verdicts).toEqual([{ check: 'query', status: 'passed' }]);
    expect(written.draft).toMatchObject({ query: 'Is there a lamp, please?', response: 'A lamp.' });
    expect(critiques).toEqual([[]]);
  });

  test('are written again where a check objects, which is told what it objected to', async () => {
    const { written, critiques } = await write(['Lamps?', 'Lamps, please?'], [wants('please')]);
    expect(written.draft.query).toBe('Lamps, please?');
    expect(written.verdicts.map(({ status }) => status)).toEqual(['passed']);
    expect(critiques).toEqual([[], ['Say please.']]);
  });

  test('are written five times at the most; the last wording stands with its failures', async () => {
    const wordings = ['One?', 'Two?', 'Three?', 'Four?', 'Five?'];
    const { written, critiques } = await write(wordings, [wants('please')]);
    expect(written.draft.query).toBe('Five?');
    expect(written.verdicts.map(({ status }) => status)).toEqual(['failed']);
    // With the earlier wording come the objections to it, and no older ones.
    expect(critiques.at(-1)).toEqual(['Say please.']);
  });

  test('a writing is told of the objections of all checks', async () => {
    const { critiques } = await write(
      ['Lamps?', 'Lamps, please, Sir?'],
      [wants('please'), wants('Sir', 'response')],
    );
    expect(critiques).toEqual([[], ['Say please.', 'Say Sir.']]);
  });

  test('are not written again where other words cannot help: an objection to the chain', async () => {
    const { written } = await write(['Lamps?'], [wants('please'), wants('gold', 'result', 'chain')]);
    expect(written.verdicts.map(({ check, status }) => [check, status])).toEqual([
      ['query', 'failed'],
      ['result', 'failed'],
    ]);
  });

  test('a check that was skipped is no objection', async () => {
    const skipped = testCheck('query', async () => ({ check: 'query', status: 'skipped', detail: 'No.' }));
    const { written } = await write(['Lamps?'], [skipped]);
    expect(written.verdicts.map(({ status }) => status)).toEqual(['skipped']);
  });
});

describe('a step that the answer does without', () => {
  const look = stepOf(2, 'shop__other', {}, structured({}));
  const both = {
    ...settled,
    workflow: { chains: [chainOf('chain_1', lamps), chainOf('chain_2', look)] },
    latencyMs: {},
  };
  const words = (query: string) => ({ query, response: 'A lamp.' });

  test('falls out once two wordings have not used it; the rest is executed anew, and the next wording is told', async () => {
    const backend = createScriptedBackend({
      write: [
        words('Find a “lamp” and look around.'),
        words('A “lamp”, and look around.'),
        words('Find a “lamp”.'),
      ],
    });
    const deps = await draftDeps(source, { backend });
    const checks = [necessaryCheck];
    const written = await writeAndCheck(deps, both, checks, checkContext(deps, []));
    if ('failure' in written) throw new Error(written.failure);
    expect(stepsOf(written.draft.workflow).map(({ id, name }) => [id, name])).toEqual([
      ['step_1', 'shop__search'],
    ]);
    expect(written.verdicts).toEqual([{ check: 'necessary', status: 'passed' }]);
    const inputs = backend.inputsOf('write');
    expect(inputs.map(({ workflow }) => stepsOf(workflow).length)).toEqual([2, 2, 1]);
    expect(inputs[2]?.critiques).toEqual([
      { tool: 'shop__other', path: null, message: expect.stringContaining('was left out') },
    ]);
  });

  test('stays where the check is not asked for', async () => {
    const backend = createScriptedBackend({
      write: [words('A lamp?'), words('A lamp?'), words('A lamp, please?')],
    });
    const deps = await draftDeps(source, { backend });
    const written = await writeAndCheck(deps, both, [wants('please')], checkContext(deps, []));
    if ('failure' in written) throw new Error(written.failure);
    expect(stepsOf(written.draft.workflow)).toHaveLength(2);
  });
});

test('bindings to the query name its words, anew with each wording', async () => {
  const { written } = await write(['What is there?', 'Is there a Lamp?'], [bindingsCheck]);
  expect(stepsOf(written.draft.workflow)[0]?.bindings).toEqual([
    { path: '/query', source: 'query', text: 'Lamp', how: 'form' },
  ]);
  expect(written.verdicts).toEqual([{ check: 'bindings', status: 'passed' }]);
});

test('a draft has the tools of its own workflow and no others', async () => {
  const { written } = await write(['Lamps?'], []);
  expect(written.draft.tools.map(({ name }) => name)).toEqual(['shop__search']);
  expect(written.draft.settlement).toBe(settled.settlement);
});

test('a change that its condition rules out is not made, and its tool stays in view', async () => {
  const shelves = createFakeToolSource({
    shop: {
      tools: {
        search: reads(() => ({ items: ['lamp'] }), { inputSchema: strings('query') }),
        order: writes(() => ({ ordered: true }), { inputSchema: strings('item') }),
      },
    },
  });
  const order = stepOf(2, 'shop__order', { item: 'lamp' }, structured({ ordered: true }), [
    { path: '/item', source: 'query' },
  ]);
  const response = 'There is a lamp, so I have not changed anything.';
  const wording = {
    query: 'If there is no lamp, order one.',
    response,
    claims: [
      { text: 'lamp', proof: '$step_1.items[0]' },
      { text: 'I have not changed anything', condition: true as const },
    ],
    condition: { text: 'there is no lamp', proof: '$count($step_1.items) = 0' },
  };
  const deps = await draftDeps(shelves, { backend: createScriptedBackend({ write: [wording] }) });
  const tried = { ...settled, workflow: { chains: [chainOf('chain_1', lamps, order)] }, latencyMs: {} };
  const written = await writeAndCheck(deps, tried, [], checkContext(deps, []));
  if ('failure' in written) throw new Error(written.failure);
  const { workflow, tools, exchanges } = written.draft;
  expect(stepsOf(workflow).map(({ name }) => name)).toEqual(['shop__search']);
  expect(tools.map(({ name }) => name)).toEqual(['shop__search', 'shop__order']);
  expect(exchanges).toMatchObject([{ write: 'shop__order', condition: { value: false } }]);
});
