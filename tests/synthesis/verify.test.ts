// A stored sample, executed and checked again.

import { describe, expect, test } from 'vitest';
import { selectChecks } from '../../src/checks/checks.ts';
import { createAcceptedSamples } from '../../src/checks/novel.ts';
import { withStoredValues, wrongStoredValue } from '../../src/grounding/stored-value.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Sample, SampleStep } from '../../src/model/sample.ts';
import type { StageIO } from '../../src/model/seams.ts';
import { verifySample, verifySamples } from '../../src/synthesis/verify.ts';
import { createFakeToolSource, errorResult, type FakeServer } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';
import { sample } from '../runs/drafts.ts';
import { chainOf, never, reads, stepOf, strings, structured } from './draft-deps.ts';

const list = stepOf(1, 'shop__list', {}, structured({ items: [{ id: 'itm_1', colour: 'red' }] }));
const get = stepOf(2, 'shop__get', { item_id: 'itm_1' }, structured({ item: { id: 'itm_1', age: 3 } }), [
  { path: '/item_id', source: 'step', step: 'step_1', from: '/structuredContent/items/0/id' },
]);
const tool = (name: string, inputSchema: JsonObject) => ({
  name: `shop__${name}`,
  server: 'shop',
  tool: name,
  description: '',
  inputSchema,
});
const stored: Sample = {
  ...sample(0, { query: 'How old is the red item?' }),
  response: 'It is 3 years old.',
  chains: withStoredValues([chainOf('chain_1', list, get)]),
  tools: [tool('list', strings()), tool('get', strings('item_id'))],
};

async function verdicts(server: FakeServer, sample = stored) {
  const source = createFakeToolSource({ shop: server });
  const checks = selectChecks('response,replay');
  const parts = { source, secrets: [], clock: () => 0, checks, accepted: createAcceptedSamples() };
  return { source, verdicts: await verifySample(parts, sample, never) };
}

const tools = {
  list: reads(() => ({ items: [{ id: 'itm_1', colour: 'red' }] })),
  get: reads(({ item_id }) => ({ item: { id: item_id ?? '', age: 3 } }), { inputSchema: strings('item_id') }),
};

describe('a stored sample', () => {
  test('passes where its chain gives the same again', async () => {
    const today = await verdicts({ tools });
    expect(today.source.calls).toHaveLength(2);
    expect(today.verdicts).toEqual([
      { check: 'response', status: 'passed' },
      { check: 'replay', status: 'passed', detail: 'stable' },
    ]);
  });

  test('is volatile where the chain gives something else today; its words are checked against what was recorded', async () => {
    const older = reads(({ item_id }) => ({ item: { id: item_id ?? '', age: 44 } }), {
      inputSchema: strings('item_id'),
    });
    const today = await verdicts({ tools: { ...tools, get: older } });
    expect(today.verdicts).toEqual([
      { check: 'response', status: 'passed' },
      { check: 'replay', status: 'passed', detail: 'volatile' },
    ]);
  });

  test.each([
    ['a value', { value: { items: [{ id: 'itm_1', colour: 'blue' }] } }, /not what its result says/],
    ['a pointer', { valueAt: '/content' }, /not what its result says/],
    ['a pointer to nothing', { valueAt: '/structuredContent/results' }, /nothing at/],
  ])('fails where %s is not what the result says, whatever else holds', async (_, given, why) => {
    const [chain] = stored.chains;
    const [first, ...others] = chain?.steps ?? [];
    const { valueAt: __, value: ___, ...step } = first as SampleStep;
    const changed = {
      ...stored,
      chains: [{ id: 'chain_1', steps: [{ ...step, ...given } as SampleStep, ...others] }],
    };
    const today = await verdicts({ tools }, changed);
    expect(today.verdicts).toContainEqual({
      check: 'value',
      status: 'failed',
      detail: expect.stringMatching(why),
    });
  });

  test('fails where a step fails', async () => {
    const gone = reads(() => errorResult('It was sold.'), { inputSchema: strings('item_id') });
    const today = await verdicts({ tools: { ...tools, get: gone } });
    expect(today.verdicts.find(({ check }) => check === 'replay')).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('It was sold.'),
    });
  });

  test('fails where a tool is gone, without calling anything', async () => {
    const today = await verdicts({ tools: { list: tools.list } });
    expect(today.source.calls).toEqual([]);
    expect(today.verdicts.find(({ check }) => check === 'replay')).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('shop__get'),
    });
  });
});

describe('with a reader', () => {
  const sql = "SELECT count(*) FROM orders WHERE state = 'open'";
  const ask = stepOf(1, 'shop__query', { sql }, structured({ rows: [{ count: 3 }] }), [
    { path: '/sql', source: 'vouched', by: null },
  ]);
  const code: JsonObject = {
    type: 'object',
    properties: { sql: { type: 'string', description: 'A SQL query' } },
    required: ['sql'],
  };
  const open: Sample = {
    ...sample(4, {
      query: 'How many orders are open?',
      verdicts: [
        { check: 'bindings', status: 'skipped', detail: 'No reader has vouched for step_1 /sql yet.' },
        { check: 'solve', status: 'skipped', detail: 'There was nobody to ask.' },
      ],
    }),
    response: 'There are 3 open orders.',
    chains: withStoredValues([chainOf('chain_1', ask)]),
    tools: [tool('query', code)],
  };
  const query = reads(() => ({ rows: [{ count: 3 }] }), { inputSchema: code });

  async function readBy(plan: StageIO['solve']['out'] | undefined) {
    const source = createFakeToolSource({ shop: { tools: { query } } });
    const reader = createScriptedBackend(plan === undefined ? {} : { solve: [plan] });
    const checks = selectChecks('bindings,solve,replay', { languageModel: true });
    const parts = { source, secrets: [], clock: () => 0, checks, accepted: createAcceptedSamples(), reader };
    const stored = (async function* () {
      yield open;
    })();
    for await (const verified of verifySamples(parts, stored, { concurrency: 1, signal: never }))
      return verified;
    throw new Error('Nothing was verified.');
  }

  test('what it comes to is vouched for: the verdicts say so, and the sample that is to be kept', async () => {
    const { verdicts, vouched } = await readBy([{ tool: 'shop__query', arguments: { sql } }]);
    expect(verdicts.map(({ check, status }) => [check, status])).toEqual([
      ['bindings', 'passed'],
      ['replay', 'passed'],
      ['solve', 'passed'],
    ]);
    expect(vouched?.chains[0]?.steps[0]?.bindings).toEqual([
      { path: '/sql', source: 'vouched', by: 'solve' },
    ]);
    expect(vouched?.verdicts).toMatchObject([
      { check: 'bindings', status: 'passed' },
      { check: 'solve', status: 'passed' },
    ]);
    expect(wrongStoredValue(vouched?.chains ?? [])).toBeUndefined();
  });

  test('what it does not come to stays open, and fails', async () => {
    const { verdicts, vouched } = await readBy([{ tool: 'shop__query', arguments: { sql: null as never } }]);
    expect(verdicts.find(({ check }) => check === 'solve')?.status).toBe('failed');
    expect(vouched).toBeUndefined();
  });
});

test('a tool that is denied today fails the samples that call it, and is not called', async () => {
  const today = await verdicts({ tools, settings: { deny: ['list'] } });
  expect(today.source.calls).toEqual([]);
  expect(today.verdicts).toContainEqual(
    expect.objectContaining({
      check: 'replay',
      status: 'failed',
      detail: 'shop__list may not be called: denied by deny list.',
    }),
  );
});
