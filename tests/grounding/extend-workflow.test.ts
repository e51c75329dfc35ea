// Taking calls into a workflow: steps in order, each in the chain where it belongs.
import { describe, expect, test } from 'vitest';
import { extendWorkflow } from '../../src/grounding/extend-workflow.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Attempt } from '../../src/model/tool.ts';
import { emptyWorkflow, maxChains, type Workflow } from '../../src/model/workflow.ts';
import { structured, toolMap, toolOf } from './steps.ts';

const id = { type: 'string' };
const tools = toolMap(
  toolOf('crm__find_customer', { query: id }),
  toolOf('shop__find_product', { query: id }),
  toolOf('shop__order', { customer_id: id, product_id: id }),
);

function did(tool: string, args: JsonObject, found: JsonObject): Attempt {
  return { call: { tool, arguments: args }, outcome: { result: structured(found) }, latencyMs: 1 };
}

const customer = did(
  'crm__find_customer',
  { query: 'Acme' },
  { customer: { id: 'cus_0007', name: 'Acme Robotics' } },
);
const product = did('shop__find_product', { query: 'lamp' }, { product: { id: 'prd_0003', name: 'Lamp' } });
const order = (args: JsonObject) => did('shop__order', args, { order: { id: 'ord_0001' } });

/** `chain_1: step_1 step_3` for each chain. */
function shape(workflow: Workflow | undefined): string[] | undefined {
  return workflow?.chains.map((chain) => `${chain.id}: ${chain.steps.map((step) => step.id).join(' ')}`);
}

function extended(workflow: Workflow, attempts: readonly Attempt[], chainId: string | null = null): Workflow {
  const result = extendWorkflow(workflow, attempts, chainId, tools);
  if (result === undefined) throw new Error('There was a chain too many.');
  return result;
}

const two = extended(extended(emptyWorkflow, [customer]), [product]);

describe('a step', () => {
  test('is a call, its result, and where its arguments come from', () => {
    const { chains } = extended(two, [order({ customer_id: 'cus_0007', product_id: 'prd_9999' })]);
    expect(chains[0]?.steps[1]).toEqual({
      id: 'step_3',
      server: 'shop',
      tool: 'order',
      name: 'shop__order',
      arguments: { customer_id: 'cus_0007', product_id: 'prd_9999' },
      result: structured({ order: { id: 'ord_0001' } }),
      bindings: [
        { path: '/customer_id', source: 'step', step: 'step_1', from: '/structuredContent/customer/id' },
        { path: '/product_id', source: 'query' },
      ],
    });
  });

  test('that depends on nothing begins a chain of its own, or joins the chain that is named', () => {
    expect(shape(two)).toEqual(['chain_1: step_1', 'chain_2: step_2']);
    expect(shape(extended(two, [order({ product_id: 'prd_9999' })]))).toEqual([
      'chain_1: step_1',
      'chain_2: step_2',
      'chain_3: step_3',
    ]);
    expect(shape(extended(two, [order({ product_id: 'prd_9999' })], 'chain_2'))).toEqual([
      'chain_1: step_1',
      'chain_2: step_2 step_3',
    ]);
  });

  test('that takes a value from another joins its chain, whatever chain was named', () => {
    const onProduct = [order({ product_id: 'prd_0003' })];
    for (const named of [null, 'chain_1', 'chain_2'])
      expect(shape(extended(two, onProduct, named))).toEqual(['chain_1: step_1', 'chain_2: step_2 step_3']);
  });

  test('that takes values from several chains joins the first of them', () => {
    const onBoth = [order({ product_id: 'prd_0003', customer_id: 'cus_0007' })];
    expect(shape(extended(two, onBoth, 'chain_2'))).toEqual(['chain_1: step_1 step_3', 'chain_2: step_2']);
  });

  test('does not come of an attempt that failed, or of an unknown tool', () => {
    const failed: Attempt = { ...order({}), outcome: { error: { code: 1, message: 'No.' } } };
    const refused: Attempt = { ...order({}), outcome: { result: { content: [], isError: true } } };
    const unknown = did('shop__dance', {}, { danced: true });
    expect(extendWorkflow(two, [failed, refused, unknown], null, tools)).toEqual(two);
  });
});

describe('several attempts', () => {
  test('stay together where nothing else decides', () => {
    expect(shape(extended(emptyWorkflow, [customer, product]))).toEqual(['chain_1: step_1 step_2']);
    expect(shape(extended(two, [product, customer]))?.at(-1)).toBe('chain_3: step_3 step_4');
  });

  test('may feed one another', () => {
    const { chains } = extended(emptyWorkflow, [customer, order({ customer_id: 'cus_0007' })]);
    expect(shape({ chains })).toEqual(['chain_1: step_1 step_2']);
    expect(chains[0]?.steps[1]?.bindings[0]).toMatchObject({ step: 'step_1' });
  });
});

describe('chains', () => {
  const unrelated = (number: number) =>
    did('crm__find_customer', { query: `Company ${number}` }, { customer: { id: `cus_${number}` } });
  const full = Array.from({ length: maxChains }, (_, at) => unrelated(at)).reduce(
    (workflow, attempt) => extended(workflow, [attempt]),
    emptyWorkflow,
  );

  test('are ten at the most: one more is refused as a whole', () => {
    expect(full.chains).toHaveLength(10);
    expect(extendWorkflow(full, [unrelated(99)], null, tools)).toBeUndefined();
    const half = [order({ customer_id: 'cus_3' }), unrelated(99)];
    // The second stays with the first, which has a chain.
    expect(shape(extendWorkflow(full, half, null, tools))?.[3]).toBe('chain_4: step_4 step_11 step_12');
  });

  test('that are full still take what belongs to them', () => {
    expect(shape(extended(full, [unrelated(99)], 'chain_10'))?.at(-1)).toBe('chain_10: step_10 step_11');
  });
});

test('the workflow that is extended stays as it was', () => {
  const before = structuredClone(two);
  extended(two, [order({ customer_id: 'cus_0007' })], 'chain_1');
  expect(two).toEqual(before);
});

describe('a refused call', () => {
  const refused = (args: JsonObject): Attempt => ({
    call: { tool: 'shop__order', arguments: args },
    outcome: { result: { content: [{ type: 'text', text: 'Not cus_0009.' }], isError: true } },
    latencyMs: 1,
  });

  test('stays as a step where the next call repairs it, in its chain, and is no source of values', () => {
    const workflow = extended(two, [
      refused({ customer_id: 'cus_0009', product_id: 'prd_0003' }),
      order({ customer_id: 'cus_0007', product_id: 'prd_0003' }),
    ]);
    expect(shape(workflow)).toEqual(['chain_1: step_1', 'chain_2: step_2 step_3 step_4']);
    const steps = workflow.chains.flatMap(({ steps }) => steps);
    expect(steps.map(({ failed }) => failed === true)).toEqual([false, false, true, false]);
    expect(steps.map(({ repairs }) => repairs)).toEqual([undefined, undefined, undefined, 'step_3']);
    for (const { bindings } of steps)
      expect(bindings).not.toContainEqual(expect.objectContaining({ source: 'step', step: 'step_3' }));
  });

  test('is left out where another tool follows, or nothing', () => {
    expect(shape(extended(two, [refused({ customer_id: 'cus_0009' })]))).toEqual(shape(two));
    expect(shape(extended(two, [refused({ customer_id: 'cus_0009' }), customer]))).toEqual(
      shape(extended(two, [customer])),
    );
  });
});
