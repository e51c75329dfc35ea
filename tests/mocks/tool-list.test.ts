// Tools without a server: results made up from what the tools promise.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneApi } from '../../src/mocks/synthesize/library.ts';
import { createSynthesizer } from '../../src/mocks/synthesize/synthesizer.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { validate } from '../../src/schemas/schema-validator.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { folderOfFiles, held, mockConfig, never, outcomes } from './play.ts';

const files = folderOfFiles();
const text = { type: 'string' };
const id = { type: 'object', properties: { customer_id: text }, required: ['customer_id'] };
const customer = {
  type: 'object',
  properties: { id: text, name: text, city: text, email: { type: 'string', format: 'email' } },
  required: ['id', 'name', 'city', 'email'],
};
const tools = [
  {
    name: 'list_customers',
    description: 'List customers',
    inputSchema: { type: 'object', properties: { city: text, query: text, limit: { type: 'integer' } } },
    outputSchema: {
      type: 'object',
      properties: { customers: { type: 'array', items: customer }, total: { type: 'integer' } },
      required: ['customers', 'total'],
    },
    annotations: { readOnlyHint: true, title: 'Customers', ours: 1 },
  },
  {
    name: 'get_customer',
    description: 'Get a customer',
    inputSchema: id,
    outputSchema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      ...customer,
      properties: {
        ...customer.properties,
        tier: { enum: ['gold', 'silver'] },
        address: { type: 'object', properties: { zip: { type: 'string', pattern: '^[A-Z]{2}-\\d{4}$' } } },
      },
    },
    annotations: { readOnlyHint: true },
  },
  {
    name: 'list_orders',
    description: 'List the orders of a customer',
    inputSchema: { ...id, properties: { ...id.properties, status: { enum: ['open', 'paid'] } } },
    outputSchema: {
      type: 'object',
      properties: {
        orders: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              order_id: { type: 'integer' },
              customer_id: text,
              customer_name: text,
              status: text,
            },
            required: ['order_id', 'customer_id', 'customer_name', 'status'],
          },
        },
      },
      required: ['orders'],
    },
  },
  {
    name: 'update_customer',
    description: 'Change a customer',
    inputSchema: { ...id, properties: { ...id.properties, city: text } },
  },
  { name: 'delete_customer', description: 'Delete a customer', inputSchema: id },
  {
    name: 'get_weather',
    description: 'Get the weather of a city. Returns the temperature, humidity and wind speed.',
    inputSchema: { type: 'object', properties: { city: text }, required: ['city'] },
  },
];
const list = files.write('tools.json', { tools });
const schemaOf = (name: string) => tools.find((tool) => tool.name === name)?.outputSchema as JsonObject;

test('tools are listed as they are written, annotations and output schemas unchanged', async () => {
  for (const content of [tools, { tools }, { jsonrpc: '2.0', id: 1, result: { tools } }]) {
    await using source = openToolSource([mockConfig(files.write('as-list.json', content))]);
    const catalog = await source.catalog(never);
    const listed = Object.fromEntries(catalog.tools.map((tool) => [tool.tool, tool]));
    for (const { name, ...tool } of tools) expect(listed[name]).toMatchObject(tool);
  }
});

describe('results', () => {
  test('fit the output schema, draft-07 and 2020-12 alike, and stand in the text too', async () => {
    const [all, one] = await outcomes(list, 'a', [
      ['list_customers', {}],
      ['get_customer', { customer_id: 'cus_0009' }],
    ]);
    expect(validate(schemaOf('list_customers'), all?.result?.structuredContent)).toEqual([]);
    expect(validate(schemaOf('get_customer'), one?.result?.structuredContent)).toEqual([]);
    expect(one?.result?.content).toEqual([
      { type: 'text', text: JSON.stringify(one?.result?.structuredContent) },
    ]);
    expect(one?.result?.structuredContent).toMatchObject({
      id: 'cus_0009',
      tier: expect.stringMatching(/gold|silver/),
    });
  });

  test('are the same in every session, and others for another seed', async () => {
    const calls = [['list_customers', { city: 'Lisbon' }]] as const;
    const [first] = await outcomes(list, 'a', calls);
    const [second] = await outcomes(list, 'b', calls);
    expect(second).toEqual(first);
    const session = createSynthesizer(
      1,
      oneApi(new Map(tools.map((tool) => [tool.name, tool as never]))),
    ).openSession();
    expect(await session.call('list_customers', { city: 'Lisbon' }, never)).not.toEqual(first);
  });

  test('agree with the arguments', async () => {
    const [some, orders, found] = await outcomes(list, 'a', [
      ['list_customers', { city: 'Lisbon', limit: 2 }],
      ['list_orders', { customer_id: 'cus_0004', status: 'paid' }],
      ['list_customers', { query: 'Garcia' }],
    ]);
    const { customers, total } = held(some as never) as { customers: { city: string }[]; total: number };
    expect(customers.map(({ city }) => city)).toEqual(['Lisbon', 'Lisbon']);
    // Of all that there are, two are shown.
    expect(total).toBeGreaterThan(1);
    const paid = (held(orders as never) as { orders: object[] }).orders;
    expect(paid).not.toHaveLength(0);
    for (const order of paid) expect(order).toMatchObject({ customer_id: 'cus_0004', status: 'paid' });
    const named = (held(found as never) as { customers: { name: string }[] }).customers;
    expect(named).not.toHaveLength(0);
    for (const { name } of named) expect(name).toContain('Garcia');
  });

  test('show a thing with the same values wherever it stands', async () => {
    const [all] = await outcomes(list, 'a', [['list_customers', {}]]);
    const { customers } = held(all as never) as { customers: { id: string; name: string }[] };
    expect(customers).not.toHaveLength(0);
    let ordered = 0;
    for (const shown of customers) {
      const [one, orders, again] = await outcomes(list, 'b', [
        ['get_customer', { customer_id: shown.id }],
        ['list_orders', { customer_id: shown.id }],
        ['list_customers', { query: shown.name }],
      ]);
      expect(held(one as never)).toMatchObject(shown);
      for (const order of (held(orders as never) as { orders: object[] }).orders) {
        expect(order).toMatchObject({ customer_name: shown.name });
        ordered += 1;
      }
      expect((held(again as never) as { customers: object[] }).customers[0]).toEqual(shown);
    }
    expect(ordered).toBeGreaterThan(0);
  });

  test('remember what was written, in their own session only', async () => {
    const get = ['get_customer', { customer_id: 'cus_0001' }] as const;
    const [before, , after, , gone] = await outcomes(list, 'a', [
      get,
      ['update_customer', { customer_id: 'cus_0001', city: 'Oslo' }],
      get,
      ['delete_customer', { customer_id: 'cus_0001' }],
      get,
    ]);
    expect(held(after as never)).toEqual({ ...(held(before as never) as object), city: 'Oslo' });
    expect(gone?.result).toEqual({
      content: [{ type: 'text', text: 'There is no customer cus_0001.' }],
      isError: true,
    });
    const [other] = await outcomes(list, 'b', [get]);
    expect(other).toEqual(before);
  });

  test('come from the description where nothing is promised', async () => {
    const [weather] = await outcomes(list, 'a', [['get_weather', { city: 'Paris' }]]);
    expect(held(weather as never)).toEqual({
      temperature: expect.any(Number),
      humidity: expect.any(Number),
      wind_speed: expect.any(Number),
      city: 'Paris',
    });
  });

  test('are refused for wrong arguments, and for tools that are not there', async () => {
    const [wrong] = await outcomes(list, 'a', [['get_customer', {}]]);
    expect(wrong?.result).toMatchObject({ isError: true });
    expect(held(wrong as never)).toBe('Wrong arguments: /customer_id is required and missing.');
  });
});

/** Output schemas as people write them, some members optional, some nested. */
const scalars = fc.constantFrom<JsonObject>(
  { type: 'string' },
  { type: ['string', 'null'] },
  { type: 'string', minLength: 3, maxLength: 8 },
  { type: 'string', format: 'date-time' },
  { type: 'string', format: 'uuid' },
  { type: 'string', pattern: '^(cus|ord)_[0-9a-f]{4,6}$' },
  { type: 'integer', minimum: 5, maximum: 9 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  { type: 'integer', multipleOf: 5 },
  { type: 'boolean' },
  { const: 'fixed' },
  { enum: ['a', 2, null] },
  { anyOf: [{ type: 'null' }, { type: 'integer' }] },
);
const names = fc.constantFrom(
  'id',
  'name',
  'price',
  'items',
  'customer_id',
  'status',
  'createdAt',
  'error',
  'tags',
  'x',
);
const schemas: fc.Arbitrary<JsonObject> = fc.letrec<{ any: JsonObject; object: JsonObject }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    scalars,
    tie('object'),
    fc.record({ type: fc.constant('array'), items: tie('any') }),
  ),
  object: fc
    .dictionary(names, tie('any'), { minKeys: 1, maxKeys: 5 })
    .chain((properties) =>
      fc
        .subarray(Object.keys(properties))
        .map((required) => ({ type: 'object', properties, required, additionalProperties: false })),
    ),
})).object;

test('whatever an output schema of plain keywords promises is kept', async () => {
  await fc.assert(
    fc.asyncProperty(schemas, fc.integer({ min: 0, max: 1000 }), async (outputSchema, seed) => {
      const tool = { name: 'get_thing', inputSchema: { type: 'object' }, outputSchema };
      const { result } = await createSynthesizer(seed, oneApi(new Map([[tool.name, tool]])))
        .openSession()
        .call('get_thing', {}, never);
      expect(validate(outputSchema, result?.structuredContent)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a schema that leads back to itself has an end', async () => {
  const node = {
    type: 'object',
    properties: { value: text, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
  };
  const tool = {
    name: 'get_tree',
    inputSchema: { type: 'object' },
    outputSchema: { ...node, $defs: { node } },
  };
  const { result } = await createSynthesizer(0, oneApi(new Map([[tool.name, tool as JsonObject]])))
    .openSession()
    .call('get_tree', {}, never);
  expect(validate(tool.outputSchema as JsonObject, result?.structuredContent)).toEqual([]);
  expect(result?.structuredContent).toHaveProperty('children.0.children');
});
