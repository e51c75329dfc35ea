// The clean execution, and whether it may take place.
import { describe, expect, test } from 'vitest';
import type { Workflow } from '../../src/model/workflow.ts';
import { settle, unrepeatable } from '../../src/synthesis/settle.ts';
import { createFakeToolSource, errorResult } from '../../src/testing/fake-tool-source.ts';
import {
  chainOf,
  draftDeps,
  reads,
  stepOf,
  strings,
  structured,
  WatchedSource,
  writes,
} from './draft-deps.ts';

const tools = {
  list: reads(() => ({ items: [{ id: 'itm_2', colour: 'red' }] })),
  get: reads(
    ({ item_id }) =>
      item_id === 'itm_2' ? { item: { id: 'itm_2', age: 3 } } : errorResult(`No ${item_id}.`),
    {
      inputSchema: strings('item_id'),
    },
  ),
  drop: writes(() => ({ dropped: 'itm_2' })),
};

async function shop(settings: { readonly sandbox?: boolean; readonly allow?: readonly string[] } = {}) {
  const source = new WatchedSource(createFakeToolSource({ shop: { tools, settings } }));
  return { source, deps: await draftDeps(source) };
}

const list = stepOf(1, 'shop__list', {}, structured({ items: [{ id: 'itm_1', colour: 'red' }] }));
const get = stepOf(2, 'shop__get', { item_id: 'itm_1' }, structured({ item: { id: 'itm_1', age: 3 } }), [
  { path: '/item_id', source: 'step', step: 'step_1', from: '/structuredContent/items/0/id' },
]);
const drop = stepOf(3, 'shop__drop', {}, structured({ dropped: 'itm_1' }));
const reading: Workflow = { chains: [chainOf('chain_1', list, get)] };

describe('settling', () => {
  test('takes bound values from its own results, and keeps what is not bound', async () => {
    const { deps, source } = await shop();
    const { workflow, settlement } = await settle(deps, reading);
    expect(source.calls.map(({ arguments: args }) => args)).toEqual([{}, { item_id: 'itm_2' }]);
    expect(workflow.chains[0]?.steps[1]).toMatchObject({
      id: 'step_2',
      arguments: { item_id: 'itm_2' },
      result: structured({ item: { id: 'itm_2', age: 3 } }),
      bindings: get.bindings,
    });
    expect(settlement).toEqual({ status: 'passed', detail: 'volatile' });
    expect(source).toMatchObject({ opened: 1, closed: 1 });
  });

  test('goes through the steps in the order of their numbers, whatever chain they are in', async () => {
    const { deps, source } = await shop();
    const other = stepOf(3, 'shop__list', {}, list.result);
    const crossed: Workflow = {
      chains: [chainOf('chain_1', list, other), chainOf('chain_2', get)],
    };
    await settle(deps, crossed);
    expect(source.calls.map(({ tool }) => tool)).toEqual(['shop__list', 'shop__get', 'shop__list']);
  });

  test('is stable where it sees the same again', async () => {
    const { deps } = await shop();
    const first = await settle(deps, reading);
    const second = await settle(deps, first.workflow);
    expect(second.settlement).toEqual({ status: 'passed', detail: 'stable' });
    expect(second.workflow).toEqual(first.workflow);
  });

  test('stops at the first failure, names the step, and leaves the workflow as it was', async () => {
    const { deps, source } = await shop();
    const unbound: Workflow = {
      chains: [chainOf('chain_1', list, { ...get, bindings: [] }, { ...list, id: 'step_3' })],
    };
    const { workflow, settlement } = await settle(deps, unbound);
    expect(settlement).toEqual({
      status: 'failed',
      detail: expect.stringMatching(/^step_2.*shop__get.*No itm_1\.$/),
    });
    expect(workflow).toBe(unbound);
    expect(source.calls).toHaveLength(2);
    expect(source).toMatchObject({ opened: 1, closed: 1 });
  });

  test.each([
    ['is repeated once where a server was lost for a moment and all steps read', false, 1, 'passed', 3],
    ['is not repeated twice', false, 9, 'failed', 2],
    ['is not repeated where a step writes', true, 1, 'failed', 1],
  ] as const)('%s', async (_, isWriting, failures, status, calls) => {
    let failed = 0;
    const listed = () => {
      failed += 1;
      return failed <= failures
        ? errorResult('503 Service Unavailable: the service is temporarily unavailable')
        : { items: [{ id: 'itm_2' }] };
    };
    const own = { ...tools, list: isWriting ? writes(listed) : reads(listed) };
    const source = new WatchedSource(
      createFakeToolSource({ shop: { tools: own, settings: { sandbox: true } } }),
    );
    const { settlement } = await settle(await draftDeps(source), reading);
    expect(settlement.status).toBe(status);
    expect(source.calls).toHaveLength(calls);
  });

  test('sends nothing that does not fit the input schema any more', async () => {
    const { deps, source } = await shop();
    const numbered = stepOf(
      1,
      'shop__list',
      {},
      structured({ items: [{ id: 'itm_1', colour: 'red', shelf: 4 }] }),
    );
    const wrong: Workflow = {
      chains: [chainOf('chain_1', numbered, { ...get, arguments: { item_id: 4 }, bindings: [] })],
    };
    const { settlement } = await settle(deps, wrong);
    expect(settlement.status).toBe('failed');
    expect(source.calls.map(({ tool }) => tool)).toEqual(['shop__list']);
  });
});

describe('a change', () => {
  const changing: Workflow = { chains: [chainOf('chain_1', list, get, drop)] };

  test('is repeated in a sandbox', async () => {
    const { deps, source } = await shop({ sandbox: true });
    expect(unrepeatable(deps, changing)).toBeUndefined();
    expect((await settle(deps, changing)).settlement.status).toBe('passed');
    expect(source.calls).toHaveLength(3);
  });

  test('is not repeated elsewhere: nothing is called at all, and the settlement says which tool and why', async () => {
    const { deps, source } = await shop({ allow: ['*'] });
    expect(unrepeatable(deps, changing)?.name).toBe('shop__drop');
    const { workflow, settlement, latencyMs } = await settle(deps, changing);
    expect(settlement).toEqual({ status: 'skipped', detail: expect.stringMatching(/shop__drop.*sandbox/) });
    expect(workflow).toBe(changing);
    expect(latencyMs).toEqual({});
    expect(source).toMatchObject({ opened: 0, calls: [] });
  });
});

describe('a step that fails on purpose', () => {
  const text = 'No itm_1.';
  const refused = {
    ...stepOf(1, 'shop__get', { item_id: 'itm_1' }, errorResult(text)),
    failed: true as const,
  };
  const repair = {
    ...stepOf(2, 'shop__get', { item_id: 'itm_2' }, structured({ item: { id: 'itm_2', age: 3 } })),
    repairs: 'step_1',
  };

  test('has to fail again, and what repairs it to work', async () => {
    const { deps } = await shop();
    const { settlement } = await settle(deps, { chains: [chainOf('chain_1', refused, repair)] });
    expect(settlement).toEqual({ status: 'passed', detail: 'stable' });
  });

  test('that works fails the execution', async () => {
    const { deps } = await shop();
    const works = { ...refused, arguments: { item_id: 'itm_2' } };
    const { settlement } = await settle(deps, { chains: [chainOf('chain_1', works, repair)] });
    expect(settlement).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('no longer fails'),
    });
  });
});
