// Negatives: as many as asked for, and no tool in view that would make one answerable after all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createExampleMaker,
  defaultExampleOptions,
  type ExampleOptions,
} from '../../../src/dataset/examples/make-examples.ts';
import { type Example, type NegativeKind, negativeKinds } from '../../../src/model/example.ts';
import type { Sample, SampleTool } from '../../../src/model/sample.ts';
import {
  fromQuery,
  listOrders,
  orderSample,
  others,
  sampleOf,
  searchCustomers,
  step,
  tool,
} from './small-world.ts';

function make(
  tools: readonly SampleTool[],
  options: Partial<ExampleOptions>,
  samples: readonly Sample[] = [orderSample()],
): Example[] {
  const maker = createExampleMaker({ tools }, { ...defaultExampleOptions, ...options });
  return samples.flatMap((sample) => maker.examplesOf(sample));
}

function negative(
  kind: NegativeKind,
  tools: readonly SampleTool[],
  sample = orderSample(),
  seed = 0,
): Example | undefined {
  return make(tools, { negatives: 0.5, negativeKinds: [kind], seed }, [sample]).find(
    (example) => example.kind === kind,
  );
}

/** The tools in view of an example that is made. */
function namesOf(example: Example | undefined): string[] {
  expect(example).toBeDefined();
  return example?.tools.map(({ name }) => name) ?? [];
}
const seeds = Array.from({ length: 8 }, (_, seed) => seed);

describe('how many', () => {
  it('makes the share of all rows exact, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 1, max: 60 }),
        fc.subarray([...negativeKinds], { minLength: 3 }),
        (percent, count, kinds) => {
          const samples = Array.from({ length: count }, (_, index) => orderSample(index));
          const examples = make(others, { negatives: percent / 100, negativeKinds: kinds }, samples);
          const made = examples.filter(({ kind }) => kind !== 'positive');
          // As near as whole rows get; a half may go either way.
          expect(Math.abs(made.length - (count * percent) / (100 - percent))).toBeLessThanOrEqual(0.5 + 1e-9);
          expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('takes the kinds in turn', () => {
    const samples = Array.from({ length: 60 }, (_, index) => orderSample(index));
    const counts = new Map<string, number>();
    for (const { kind } of make(others, { negatives: 0.2 }, samples))
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      positive: 60,
      irrelevant: 5,
      'missing-argument': 5,
      'missing-step': 5,
    });
  });

  it('lets another kind take the place of one that does not fit', () => {
    const samples = Array.from({ length: 10 }, (_, index) => orderSample(index));
    const kinds = make([], { negatives: 0.5 }, samples).map(({ kind }) => kind);
    expect(kinds).not.toContain('irrelevant');
    expect(kinds.filter((kind) => kind !== 'positive')).toHaveLength(10);
  });

  it('makes up later for samples that none can be made of', () => {
    const answerless = sampleOf(0, { query: 'What now?', response: 'Nothing.', steps: [], tools: [] });
    const kinds = make(others, { negatives: 0.5, negativeKinds: ['missing-argument', 'missing-step'] }, [
      answerless,
      orderSample(1),
    ]).map(({ kind }) => kind);
    expect(kinds).toEqual(['positive', 'positive', 'missing-argument', 'missing-step']);
  });

  it('leaves positive examples as they are, and calls nothing in a negative', () => {
    const samples = Array.from({ length: 12 }, (_, index) => orderSample(index));
    const positives = make(others, {}, samples);
    const examples = make(others, { negatives: 0.4 }, samples);
    expect(examples.filter(({ kind }) => kind === 'positive')).toEqual(positives);
    const made = examples.filter(({ kind }) => kind !== 'positive');
    expect(made).not.toHaveLength(0);
    for (const { kind, turns, id, sample } of made) {
      expect(turns).toEqual([]);
      expect(id).toBe(`${sample}/${kind}`);
    }
  });
});

describe('irrelevant', () => {
  it('shows none of the family', () => {
    const relatives = [
      tool('crm__get_contact', { description: 'Get a contact.', takes: ['contact_id'] }),
      tool('erp__get_order', { description: 'Get an order.', takes: ['order_number'] }),
      tool('mail__find_buyer', { description: 'Find a buyer, also called a customer.', takes: ['text'] }),
      tool('paper__print_labels', {
        description:
          'Print labels for parcels, envelopes, boxes, shelves, drawers, doors and every customer.',
        takes: ['sheet'],
      }),
      tool('files__read_ledger', {
        description: 'Read the ledger.',
        takes: ['page'],
        gives: { rows: [{ order_id: 'x' }] },
      }),
      tool('db__run_sql', { description: 'Run an SQL query.', takes: ['sql'] }),
      tool('net__web_search', { description: 'Search the web.', takes: ['text'] }),
    ];
    // The chain's own tools say what they answer, or do not.
    const bare = [searchCustomers, listOrders].map(({ outputSchema: _, ...each }) => each);
    for (const own of [[searchCustomers, listOrders], bare]) {
      for (const seed of seeds) {
        const sample = { ...orderSample(), tools: own };
        const example = negative('irrelevant', [...relatives, ...others, ...own], sample, seed);
        expect(namesOf(example).sort()).toEqual(others.map(({ name }) => name).sort());
      }
    }
  });

  it('shows nothing that answers what the chain answers, whatever it is about', () => {
    const carrying = tool('shop__list_orders', {
      description: listOrders.description,
      takes: ['customer_id'],
      gives: { orders: [{ id: 'x', carrier: 'x' }] },
    });
    const board = tool('dock__watch_gate', {
      description: 'Watch a gate.',
      takes: ['gate'],
      gives: { slots: [{ carrier: 'x' }] },
    });
    const sample = { ...orderSample(), tools: [searchCustomers, carrying] };
    for (const seed of seeds)
      expect(namesOf(negative('irrelevant', [board, ...others], sample, seed))).not.toContain(board.name);
  });

  it('shows nothing that the query speaks of', () => {
    const sample = { ...orderSample(), query: "Can you show me Acme Robotics' orders, and a song?" };
    expect(namesOf(negative('irrelevant', others, sample))).not.toContain('music__find_song');
  });

  it('is not made where too little is left to look at', () => {
    expect(negative('irrelevant', [searchCustomers, listOrders, ...others.slice(0, 2)])).toBeUndefined();
  });
});

describe('missing-step', () => {
  it('lacks a tool of the chain, and every twin of it', () => {
    const twins = [
      { ...searchCustomers, name: 'crm2__search_customers', server: 'crm2' },
      tool('crm3__find_customers', { description: 'Find customers.', takes: ['query'] }),
      tool('mirror__lookup', {
        description: searchCustomers.description,
        takes: ['text'],
        gives: { hits: [{ label: 'x' }] },
      }),
      { ...listOrders, name: 'erp__list_orders', server: 'erp' },
    ];
    for (const seed of seeds) {
      const example = negative('missing-step', [...twins, ...others], orderSample(), seed);
      const names = namesOf(example);
      const missing = [searchCustomers.name, listOrders.name].filter((name) => !names.includes(name));
      expect(missing).toHaveLength(1);
      const twin =
        missing[0] === listOrders.name
          ? ['erp__list_orders']
          : ['crm2__search_customers', 'crm3__find_customers', 'mirror__lookup'];
      for (const name of twin) expect(names).not.toContain(name);
      expect(names.length).toBeGreaterThan(3);
    }
  });

  it('shows no tool by which what is missing could be had in another way', () => {
    const detours = [
      tool('support__search_tickets', {
        description: 'Search the tickets.',
        takes: ['query'],
        gives: { tickets: [{ customer_id: 'x', order_number: 'x', order_id: 'x' }] },
      }),
      tool('db__execute', { description: 'Execute a SQL command.', takes: ['statement'] }),
      tool('crm__everything', { description: 'Whatever there is.', takes: [] }),
      tool('shop__anything', { description: 'Whatever there is.', takes: [] }),
    ];
    for (const seed of seeds) {
      const example = negative('missing-step', [...detours, ...others], orderSample(), seed);
      const isSearch = !namesOf(example).includes(searchCustomers.name);
      const banned = isSearch
        ? ['support__search_tickets', 'db__execute', 'crm__everything']
        : ['db__execute', 'shop__anything'];
      for (const name of banned) expect(namesOf(example)).not.toContain(name);
    }
  });

  it('is not made of a tool that the query makes needless', () => {
    const sample = orderSample();
    const known = { ...sample, query: 'Can you show me the orders of cus_1, Acme Robotics?' };
    for (const seed of seeds)
      expect(namesOf(negative('missing-step', others, known, seed))).not.toContain(listOrders.name);
  });
});

describe('missing-argument', () => {
  it('takes the value out of the query and asks for it', () => {
    for (const seed of seeds) {
      const example = negative('missing-argument', others, orderSample(), seed);
      expect(example?.query).toMatch(/^Can you show me (?:a|that) customer's orders\?$/);
      expect(example?.response).toMatch(/\bcustomer\b.*\?$/);
      expect(namesOf(example)).toEqual(expect.arrayContaining([searchCustomers.name, listOrders.name]));
    }
  });

  it('is not made where something else still tells the value', () => {
    const told = {
      ...orderSample(),
      query: "Can you show me Acme Robotics' orders? Write to info@acme-robotics.example.",
    };
    expect(negative('missing-argument', others, told)).toBeUndefined();
  });

  it('is not made where the rest of the query leads to another thing of the kind', () => {
    const { query, response, chains, tools: own } = orderSample();
    const search = tool('support__search_tickets', {
      takes: ['query'],
      gives: { tickets: [{ subject: 'x', customer_id: 'x' }] },
    });
    const ticket = step(
      3,
      search.name,
      { query: 'Fan noise' },
      { tickets: [{ subject: 'Fan noise', customer_id: 'cus_2' }] },
      [fromQuery('/query', 'Fan noise')],
    );
    const steps = [...chains.flatMap((chain) => chain.steps), ticket];
    const asked = `${query} And find the ticket "Fan noise".`;
    const sample = sampleOf(0, { query: asked, response, steps, tools: [...own, search] });
    for (const seed of seeds) expect(negative('missing-argument', others, sample, seed)).toBeUndefined();
  });

  it('is not made where the value is optional, or has a default', () => {
    const query = 'Show me the forecast for Lyon.';
    const steps = [
      step(1, 'sky__get_forecast', { place: 'Lyon' }, { rain_percent: 60 }, [fromQuery('/place', 'Lyon')]),
    ];
    const forecast = (takes: string) =>
      tool('sky__get_forecast', {
        description: 'Get the weather forecast.',
        takes: [takes],
        gives: { rain_percent: 1 },
      });
    const sampleWith = (own: SampleTool) =>
      sampleOf(0, { query, response: 'Rain: 60.', steps, tools: [own] });
    expect(negative('missing-argument', [], sampleWith(forecast('place')))?.query).toBe(
      'Show me the forecast.',
    );
    expect(negative('missing-argument', [], sampleWith(forecast('place?')))).toBeUndefined();
    const settled = forecast('place');
    const schema = { ...settled.inputSchema, properties: { place: { type: 'string', default: 'Lyon' } } };
    expect(negative('missing-argument', [], sampleWith({ ...settled, inputSchema: schema }))).toBeUndefined();
  });

  it('shows no tool that could tell the value to anybody', () => {
    const query = 'Show me the forecast for Lyon.';
    const own = tool('sky__get_forecast', {
      description: 'Get the weather forecast of a city.',
      takes: ['city'],
      gives: { rain_percent: 1 },
    });
    const steps = [step(1, own.name, { city: 'Lyon' }, { rain_percent: 60 }, [fromQuery('/city', 'Lyon')])];
    const sample = sampleOf(0, { query, response: 'Rain: 60.', steps, tools: [own] });
    const here = tool('geo__get_current_city', {
      description: 'Get the city of the user.',
      gives: { city: 'x' },
    });
    const clock = tool('geo__get_current_time', { description: 'Get the time.', gives: { time: 'x' } });
    for (const seed of seeds) {
      const names = namesOf(negative('missing-argument', [here, clock], sample, seed));
      expect(names).toEqual(expect.arrayContaining([own.name, clock.name]));
      expect(names).not.toContain(here.name);
    }
  });
});
