// Masked names: a model cannot go by what a function is called.
import { describe, expect, it } from 'vitest';
import { createExampleMaker, defaultExampleOptions } from '../../../src/dataset/examples/make-examples.ts';
import { maskNames } from '../../../src/dataset/examples/mask-names.ts';
import type { Example } from '../../../src/model/example.ts';
import { listOrders, orderSample, others, searchCustomers } from './small-world.ts';

const hinting = {
  ...listOrders,
  description: 'List orders. The customer_id comes from search_customers (crm__search_customers).',
  annotations: { readOnlyHint: true, title: 'List orders' },
};

function masked(change: Partial<Example> = {}): { plain: Example; masked: Example } {
  const sample = { ...orderSample(), tools: [searchCustomers, hinting] };
  const [example] = createExampleMaker({ tools: others }, defaultExampleOptions).examplesOf(sample);
  const plain = { ...(example as Example), ...change };
  return { plain, masked: maskNames(plain) };
}

describe('masked names', () => {
  it('stand for the same functions in tools and calls', () => {
    const { plain, masked: example } = masked();
    expect(example.tools.map(({ name }) => name)).toEqual(plain.tools.map((_, index) => `func_${index + 1}`));
    expect(example.tools.map(({ server, tool }) => `${server}__${tool}`)).toEqual(
      plain.tools.map(({ name }) => name),
    );
    const realName = (name: string) =>
      plain.tools[example.tools.findIndex((tool) => tool.name === name)]?.name;
    expect(example.turns.flat().map(({ name }) => realName(name))).toEqual(
      plain.turns.flat().map(({ name }) => name),
    );
  });

  it('stand in descriptions, schemas, query and response too', () => {
    const { plain, masked: example } = masked({
      query: 'Use list_orders for Acme, please.',
      response: 'shop__list_orders says 1.',
    });
    const mask = (name: string) => `func_${plain.tools.findIndex((tool) => tool.name === name) + 1}`;
    const description = example.tools.find(({ tool }) => tool === 'list_orders')?.description;
    const [search, list] = [mask(searchCustomers.name), mask(listOrders.name)];
    expect(description).toBe(`List orders. The customer_id comes from ${search} (${search}).`);
    expect(example.query).toBe(`Use ${list} for Acme, please.`);
    expect(example.response).toBe(`${list} says 1.`);
    expect(
      JSON.stringify(example.tools.map(({ server: _server, tool: _tool, ...shown }) => shown)),
    ).not.toMatch(/list_orders|List orders"/);
  });

  it('leave plain words and arguments alone', () => {
    const { plain } = masked();
    const [first, ...rest] = plain.turns;
    const [call] = first ?? [];
    const given = {
      ...(call as NonNullable<typeof call>),
      arguments: { query: 'list_orders' },
      shown: 'list_orders: none',
    };
    const search = { ...searchCustomers, name: 'crm__search', tool: 'search' };
    const { masked: example } = masked({
      query: 'Search for list_orders.',
      tools: [search, hinting],
      turns: [[given], ...rest],
    });
    expect(example.query).toBe('Search for list_orders.');
    expect(example.turns[0]?.[0]).toMatchObject({
      arguments: { query: 'list_orders' },
      shown: 'list_orders: none',
    });
  });

  it('are an option of the export', () => {
    const make = createExampleMaker(
      { tools: others },
      { ...defaultExampleOptions, maskNames: true, negatives: 0.5 },
    );
    const examples = make.examplesOf(orderSample());
    expect(examples.map(({ kind }) => kind)).toEqual(['positive', expect.any(String)]);
    for (const { tools } of examples) {
      expect(tools).not.toHaveLength(0);
      for (const { name } of tools) expect(name).toMatch(/^func_\d+$/);
    }
  });
});
