// What stands beside the tools of a dialogue that asks or declines: nothing that makes that turn a wrong one.
import { expect, test } from 'vitest';
import { createExampleMaker, defaultExampleOptions } from '../../../src/dataset/examples/make-examples.ts';
import { purposeBeside } from '../../../src/dataset/examples/negatives/say-tool.ts';
import type { Exchange } from '../../../src/model/claim.ts';
import type { Sample, SampleTool } from '../../../src/model/sample.ts';
import { listOrders, orderSample, others, searchCustomers, tool } from './small-world.ts';

const order = { id: 'ord_9', number: 'SO-2026-0142', total: 1250 };
const customer = { id: 'cus_1', name: 'Acme Robotics', city: 'Lyon' };
const standIn = tool('crm__customer_overview', {
  description: 'An overview of a customer with all of their orders.',
  takes: ['customer_id'],
  gives: { customer, orders: [order] },
});
const whoami = tool('crm__current_customer', {
  description: 'The customer that the user is looking at now.',
  gives: { customer },
});

function dialogue(first: Partial<Exchange>): Sample {
  const sample = orderSample();
  const steps = ['step_1', 'step_2'];
  const turn = {
    kind: 'answer',
    query: sample.query,
    response: sample.response,
    claims: [],
    withheld: [],
  } as const;
  return {
    ...sample,
    exchanges: [
      { ...turn, steps: [], ...first },
      { ...turn, steps },
    ],
  };
}

function inView(sample: Sample, more: SampleTool): ReadonlySet<string> {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  const names = seeds.flatMap((seed) => {
    const tools = [searchCustomers, listOrders, more, ...others];
    const maker = createExampleMaker({ tools }, { ...defaultExampleOptions, seed, toolsPerSample: 6 });
    return maker.examplesOf(sample)[0]?.tools.map(({ name }) => name) ?? [];
  });
  return new Set(names);
}

test('what is declined is done by no other tool in view', () => {
  const declined = dialogue({
    kind: 'decline',
    withheld: [listOrders.name],
    response: "I can't list orders.",
  });
  expect(inView(declined, standIn)).not.toContain(standIn.name);
  expect(inView(dialogue({}), standIn)).toContain(standIn.name);
  expect(inView(declined, others[0] as SampleTool)).toContain(others[0]?.name);
});

test('what is asked for is told by no other tool in view', () => {
  const asking = dialogue({
    kind: 'ask',
    open: [{ step: 'step_1', path: '/query' }],
    response: 'Which customer?',
  });
  expect(inView(asking, whoami)).not.toContain(whoami.name);
  expect(inView(dialogue({}), whoami)).toContain(whoami.name);
});

test.each([
  ['look up the details of a customer', [searchCustomers]],
  ['look up a customer', others],
])('"%s" is what cannot be done', (purpose, beside) => {
  const detail = tool('crm__get_customer', {
    description: 'Get a customer.',
    takes: ['id'],
    gives: customer,
  });
  expect(purposeBeside(detail, beside)).toBe(purpose);
});
