// The tools that an example shows.
import { describe, expect, it } from 'vitest';
import { createExampleMaker, defaultExampleOptions } from '../../../src/dataset/examples/make-examples.ts';
import { areTwins } from '../../../src/dataset/examples/twins.ts';
import { listOrders, orderSample, others, searchCustomers, tool } from './small-world.ts';

const near = tool('shop__list_invoices', {
  description: "List a customer's invoices, newest first.",
  takes: ['customer_id'],
  gives: { invoices: [{ due: 'x' }] },
});
const far = Array.from({ length: 40 }, (_, index) =>
  tool(`lab${index}__weigh_sample_${index}`, {
    description: `Weigh the probe number ${index}.`,
    takes: ['probe'],
  }),
);
const catalog = { tools: [searchCustomers, listOrders, near, ...others, ...far] };

function view(tools = catalog, options = {}, index = 0): string[] {
  const make = createExampleMaker(tools, { ...defaultExampleOptions, ...options });
  return (make.examplesOf(orderSample(index))[0]?.tools ?? []).map(({ name }) => name);
}

describe('tools in view', () => {
  it("are the sample's own among near and random ones", () => {
    const names = view();
    expect(names).toHaveLength(10);
    expect(new Set(names).size).toBe(10);
    expect(names).toEqual(expect.arrayContaining([searchCustomers.name, listOrders.name, near.name]));
    expect(names.some((name) => name.startsWith('lab'))).toBe(true);
  });

  it('are all of its own, however few are asked for', () => {
    expect(view(catalog, { toolsPerSample: 1 }).sort()).toEqual([searchCustomers.name, listOrders.name]);
  });

  it('follow from the seed and the sample alone', () => {
    expect(view()).toEqual(view());
    expect(view(catalog, { seed: 1 })).not.toEqual(view());
    expect(view(catalog, {}, 1)).not.toEqual(view());
    const make = createExampleMaker(catalog, defaultExampleOptions);
    make.examplesOf(orderSample(0));
    expect(make.examplesOf(orderSample(1))[0]?.tools.map(({ name }) => name)).toEqual(view(catalog, {}, 1));
  });

  it('stand in an order that tells nothing', () => {
    const places = Array.from({ length: 60 }, (_, index) =>
      view(catalog, {}, index).indexOf(listOrders.name),
    );
    expect(new Set(places).size).toBeGreaterThan(5);
  });

  it('show no policy of the machine that they were listed on', () => {
    const listed = {
      ...near,
      permission: { callable: false, rule: 'denied' as const, why: 'denied' },
      title: 'Invoices',
    };
    const make = createExampleMaker({ tools: [listed, ...others] }, defaultExampleOptions);
    const shown = make.examplesOf(orderSample())[0]?.tools.find(({ name }) => name === near.name);
    expect(shown).toEqual(near);
  });

  it.each([
    [
      'the same tool of another server',
      tool('backup__list_orders', { description: 'Orders of somebody.', takes: ['customer_id'] }),
    ],
    [
      'the same under another verb',
      tool('shop__enumerate_orders', { description: 'All orders there are.', takes: ['customer_id'] }),
    ],
    ['the same words', tool('mirror__purchases', { description: listOrders.description, takes: ['client'] })],
  ])('hold no twin of its own tools: %s', (_what, twin) => {
    expect(areTwins(twin, listOrders)).toBe(true);
    expect(view({ tools: [...catalog.tools.slice(0, 8), twin] }, { toolsPerSample: 20 })).not.toContain(
      twin.name,
    );
  });

  it.each([
    ['another thing', near],
    ['another verb', tool('shop__cancel_orders', { takes: ['customer_id'], writes: true })],
    ['another requirement', tool('shop__list_orders_of_day', { takes: ['day'], gives: { days: 'x' } })],
  ])('may hold what only looks alike: %s', (_what, other) => {
    expect(areTwins(other, listOrders)).toBe(false);
  });
});
