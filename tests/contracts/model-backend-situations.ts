// Situations that a backend may find itself in: tools with schemas as odd as servers write them, and results to match.
import fc from 'fast-check';
import { extendWorkflow } from '../../src/grounding/extend-workflow.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Learned } from '../../src/model/learned.ts';
import type { Attempt, Outcome, Tool, ToolResult } from '../../src/model/tool.ts';
import { emptyWorkflow, type Workflow } from '../../src/model/workflow.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { createFakeToolSource, type FakeTool } from '../../src/testing/fake-tool-source.ts';

/** What a run is at when it asks: the tools in reach, what has been found, and what is known from before. */
export interface Situation {
  readonly tools: readonly Tool[];
  readonly workflow: Workflow;
  readonly memory: Memory;
  readonly outcomes: readonly Outcome[];
  readonly seed: number;
}

const parameterName = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...'id customer_id orderId name query path sql limit cursor email start_date amount tags from_city title filter'.split(
        ' ',
      ),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'toString', 'a b', 'ключ', '$ref', 'x/y~z', '') },
);

const oddValue: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue[]>(
    '',
    'open',
    'cus_0007',
    '2026-03-05',
    0,
    -1,
    1e21,
    0.5,
    true,
    null,
    [],
    {},
    ['a'],
    { id: 1 },
  ),
  fc.string({ maxLength: 6 }),
);

const type = fc.constantFrom<JsonValue[]>(
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
  ['string', 'null'],
  ['null'],
  ['integer', 'string'],
);

/** Some of these keywords, each with a fitting value or an odd one. */
function some(keywords: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  return fc.record(keywords, { requiredKeys: [], noNullPrototype: true });
}

const { schema } = fc.letrec<{ schema: JsonObject; object: JsonObject }>((tie) => ({
  object: some({
    properties: fc.dictionary(parameterName, tie('schema'), { maxKeys: 4, noNullPrototype: true }),
    required: fc.uniqueArray(parameterName, { maxLength: 2 }),
    additionalProperties: fc.boolean(),
  }),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonObject[]>(
      {},
      { $ref: '#/$defs/thing' },
      { $ref: '#' },
      { type: 'string' },
      { type: 'string', format: 'date-time' },
    ),
    some({
      type,
      enum: fc.array(oddValue, { maxLength: 4 }),
      const: oddValue,
      default: oddValue,
      examples: fc.oneof(fc.array(oddValue, { maxLength: 3 }), oddValue),
      pattern: fc.constantFrom('^cus_\\d{4}$', '^[A-Z]{3}$', '(', '.*'),
      format: fc.constantFrom('date', 'uri', 'email', 'uuid', 'made-up'),
      minimum: fc.constantFrom<number[]>(-10, 0, 0.5, 3, 1e300),
      maximum: fc.constantFrom<number[]>(-5, 0, 0.9, 5, 1e300),
      multipleOf: fc.constantFrom<number[]>(0.1, 2, 7),
      minLength: fc.nat(200),
      description: fc.oneof(
        fc.constantFrom('The name of the customer.', 'An id such as cus_0001.', 'One of: a, b'),
        fc.string(),
      ),
      items: tie('schema'),
      anyOf: fc.array(tie('schema'), { maxLength: 2 }),
    }),
    fc.tuple(tie('object'), type).map(([object, itsType]) => ({ type: itsType, ...object })),
  ),
}));

/** What servers that mean well write. */
const plainSchemas: readonly JsonObject[] = [
  { type: 'object' },
  { type: 'object', properties: { customer_id: { type: 'string' } }, required: ['customer_id'] },
  {
    type: 'object',
    properties: { query: { type: 'string' }, limit: { type: 'integer', default: 20 } },
    required: ['query'],
  },
  {
    type: 'object',
    properties: { status: { enum: ['open', 'closed'] }, min_amount: { type: 'number', minimum: 0 } },
  },
];

const inputSchema: fc.Arbitrary<JsonObject> = fc
  .record({
    properties: fc.dictionary(parameterName, schema, { maxKeys: 4, noNullPrototype: true }),
    required: fc.uniqueArray(parameterName, { maxLength: 2 }),
    thing: schema,
    closed: fc.boolean(),
  })
  .map(({ properties, required, thing, closed }) => ({
    type: 'object',
    properties,
    // Half of the names that are required exist: what a call needs and what nobody can give.
    required: required.filter((name, at) => at % 2 === 1 || name in properties),
    additionalProperties: !closed,
    $defs: { thing },
  }));

const toolName = fc.constantFrom(
  ...'list_customers search_customers get_customer get_order create_note update_order delete_tag listTags find convert_currency run_query read_file x 1'.split(
    ' ',
  ),
);

const tool = fc.record({
  inputSchema: fc.oneof(fc.constantFrom<JsonObject[]>(...plainSchemas), inputSchema),
  description: fc.oneof(
    fc.constantFrom('', 'List all customers, newest first.', 'Get an order by its id.'),
    fc.string(),
  ),
  annotations: fc.record({ readOnlyHint: fc.boolean() }, { requiredKeys: [], noNullPrototype: true }),
});

const content: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom<JsonObject[]>(
    {
      customers: [
        { id: 'cus_0007', name: 'Acme Robotics', city: 'Berlin' },
        { id: 'cus_0012', name: 'Bell Foods', city: 'Rome' },
      ],
      total: 2,
    },
    {
      order: { id: 'ord_0001', customer_id: 'cus_0007', amount: 12.5, due_date: '2026-03-05', tags: ['new'] },
    },
    { results: [], total: 0 },
    { name: null, nested: { deep: { deeper: [[1], [[]]] } } },
  ),
  fc.dictionary(
    fc.oneof(parameterName, fc.string({ maxLength: 5 })),
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  ),
);

const text = fc.oneof(
  fc.constantFrom(
    '[FILE] notes.txt\n[DIR] plans',
    'Name: Acme Robotics\nCity: Berlin',
    '/docs/plans\n/docs/a.txt',
    'It is done.',
    '',
    '[1, 2',
  ),
  fc.string(),
);

const result: fc.Arbitrary<ToolResult> = fc.oneof(
  content.map((structuredContent) => ({
    content: [{ type: 'text', text: JSON.stringify(structuredContent) }],
    structuredContent,
  })),
  content.map((value) => ({ content: [{ type: 'text', text: JSON.stringify(value) }] })),
  text.map((value) => ({ content: [{ type: 'text', text: value }] })),
  fc.constantFrom<ToolResult[]>(
    { content: [] },
    { content: [{ type: 'image', data: 'AA==', mimeType: 'image/png' }] },
    { content: [{ type: 'resource_link', uri: 'memo://1', name: 'one' }] },
    { content: [{ type: 'text', text: 'id must be one of: a, b' }], isError: true },
  ),
);

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 3, arbitrary: result.map((value) => ({ result: value })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('customer_id is required', 'status must be one of open, closed.', 'No.')
      .map((message) => ({ error: { code: -1, message } })),
  },
);

const args = fc.dictionary(parameterName, oddValue, { maxKeys: 3, noNullPrototype: true });
const aCatalog = fc.dictionary(toolName, tool, { minKeys: 1, maxKeys: 6, noNullPrototype: true });
const anExecution: fc.Arbitrary<readonly (readonly [number, JsonObject, ToolResult])[]> = fc.oneof(
  fc.constant([]),
  fc.array(fc.tuple(fc.nat(5), args, result), { maxLength: 4 }),
);
const someNames = fc.array(
  fc.record({
    noun: fc.constantFrom('customer', 'order', 'tag'),
    name: fc.constantFrom('Acme Robotics', 'Bell', 'x'),
  }),
  {
    maxLength: 2,
  },
);

export const situation: fc.Arbitrary<Promise<Situation>> = fc
  .record({
    tools: aCatalog,
    executed: anExecution,
    accepted: fc.array(fc.tuple(fc.nat(5), parameterName, oddValue), { maxLength: 4 }),
    names: someNames,
    outcomes: fc.array(outcome, { minLength: 1, maxLength: 4 }),
    seed: fc.nat(2 ** 31 - 1),
  })
  .map(async ({ tools: faces, executed, accepted, names, outcomes, seed }): Promise<Situation> => {
    const tools = await catalogOf(faces);
    const at = (index: number) => tools[index % Math.max(1, tools.length)];
    const attempts = executed.flatMap(([index, args, found]): Attempt[] => {
      const { name } = at(index) ?? {};
      return name === undefined
        ? []
        : [{ call: { tool: name, arguments: args }, outcome: { result: found }, latencyMs: 1 }];
    });
    const byName = new Map(tools.map((each) => [each.name, each]));
    const workflow = extendWorkflow(emptyWorkflow, attempts, null, byName) ?? emptyWorkflow;
    const learned: Learned = {
      tools: {},
      values: accepted.flatMap(([index, parameter, value]) => {
        const { name } = at(index) ?? {};
        return name === undefined || (typeof value === 'object' && value !== null)
          ? []
          : [{ tool: name, path: `/${parameter}`, value }];
      }),
      edges: [],
      names: names.map((name) => ({ ...name, tool: 'crm__list_customers' })),
      failures: [],
      calls: [],
    };
    return { tools, workflow, memory: Memory.empty.with(learned), outcomes, seed };
  });

/** The tools that a run would have of these: a schema that no validator compiles leaves its tool out. */
export async function catalogOf(
  faces: Readonly<Record<string, Omit<FakeTool, 'handler'>>>,
): Promise<readonly Tool[]> {
  const tools = Object.entries(faces).map(([name, face]) => [name, { ...face, handler: () => '' }] as const);
  const source = createFakeToolSource({
    crm: { tools: Object.fromEntries(tools), settings: { sandbox: true } },
  });
  return (await source.catalog(new AbortController().signal)).tools;
}
