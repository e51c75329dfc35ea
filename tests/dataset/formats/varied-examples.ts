// A handful of examples that differ in what formats find hard, each with the sample it was made from.
import { withStoredValues } from '../../../src/grounding/stored-value.ts';
import type { Example, ExampleCall } from '../../../src/model/example.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { draftIndex, type Sample, type SampleTool } from '../../../src/model/sample.ts';
import type { Binding } from '../../../src/model/workflow.ts';
import { sample } from '../../runs/drafts.ts';

export interface Pair {
  readonly example: Example;
  readonly sample: Sample;
}

function tool(name: string, description: string, inputSchema: JsonObject): SampleTool {
  const [server = '', own = ''] = name.split('__');
  return { name, server, tool: own, description, inputSchema };
}

const text = (description: string) => ({ type: 'string', description });

const searchCustomers = tool('crm__search_customers', 'Search customers by name.', {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    query: text('A name, or a part of one.'),
    limit: { type: 'integer', description: 'How many at most.', default: 20, minimum: 1 },
  },
  required: ['query'],
  additionalProperties: false,
});

const getWeather = tool('travel__get_weather', 'Get the weather of a day in a city.', {
  type: 'object',
  properties: {
    city: text('Name of the city.'),
    unit: {
      type: 'string',
      enum: ['celsius', 'fahrenheit'],
      description: 'Unit of temperatures.',
      default: 'celsius',
    },
  },
  required: ['city'],
});

const createOrder = tool('shop__create_order', 'Place an order for a customer.', {
  type: 'object',
  properties: {
    customer_id: text('Identifier of the customer.'),
    lines: {
      type: 'array',
      description: 'What is ordered.',
      items: { $ref: '#/$defs/line' },
    },
    discount: { type: ['number', 'null'], description: 'Discount in percent.' },
    express: { type: 'boolean', description: 'Deliver at once.' },
    address: {
      type: 'object',
      description: 'Where to.',
      properties: { street: { type: 'string' }, floor: { type: 'integer' } },
      required: ['street'],
    },
  },
  required: ['customer_id', 'lines'],
  $defs: {
    line: {
      type: 'object',
      properties: { sku: { type: 'string' }, quantity: { type: 'integer' } },
      required: ['sku', 'quantity'],
    },
  },
});

const sendMessage = tool('desk-1__send_message', 'Send a message to somebody.', {
  type: 'object',
  properties: {
    to: text('Whom to.'),
    from: text('Who writes.'),
    'reply-to': text('The message that this one answers.'),
    body: text('What is said.'),
  },
  required: ['to', 'body'],
});

const ping = tool('ops__ping', 'Say whether the service is up.', { type: 'object' });

interface CallParts {
  readonly tool: SampleTool;
  readonly given: JsonObject;
  readonly carried?: readonly string[];
  readonly shown: string;
}

function pair(
  id: string,
  query: string,
  tools: readonly SampleTool[],
  chains: readonly (readonly number[])[],
  turns: readonly (readonly CallParts[])[],
  response: string,
): Pair {
  let count = 0;
  const calls = turns.map((parts) =>
    parts.map(({ tool: { name }, given, carried = [], shown }): ExampleCall => {
      count += 1;
      const result = { content: [{ type: 'text', text: shown }] };
      const named = { id: `call0000${count}`, step: `step_${count}`, name };
      return { ...named, arguments: given, carried, shown, result };
    }),
  );
  const flat = calls.flat();
  const base = sample(draftIndex(id));
  const steps = flat.map((call) => {
    const [server = '', own = ''] = call.name.split('__');
    const { step, name, arguments: given, result } = call;
    return { id: step, server, tool: own, name, arguments: given, result, bindings: bindingsOf(call) };
  });
  return {
    example: { id, sample: id, kind: 'positive', query, tools, turns: calls, response },
    sample: {
      ...base,
      id,
      query,
      response,
      tools,
      chains: withStoredValues(
        chains.map((numbers, index) => ({
          id: `chain_${index + 1}`,
          steps: steps.filter((_, place) => numbers.includes(place + 1)),
        })),
      ),
    },
  };
}

/** Carried values from the first step; top-level texts from the query. */
function bindingsOf(call: ExampleCall): readonly Binding[] {
  const carried = call.carried.map(
    (path): Binding => ({ path, source: 'step', step: 'step_1', from: '/structuredContent/id' }),
  );
  const said = Object.entries(call.arguments).flatMap(([name, value]): readonly Binding[] =>
    typeof value === 'string' && !call.carried.includes(`/${name}`)
      ? [{ path: `/${name}`, source: 'query', text: value }]
      : [],
  );
  return [...carried, ...said];
}

/** Two calls that need nothing from each other. */
export const parallel = pair(
  '7-000000',
  'How is the weather in Zürich and in Ulm, in Fahrenheit?',
  [ping, getWeather, searchCustomers],
  [[1], [2]],
  [
    [
      {
        tool: getWeather,
        given: { city: 'Zürich', unit: 'fahrenheit' },
        shown: '{"sky":"snow","degrees":30.5}',
      },
      { tool: getWeather, given: { city: 'Ulm', unit: 'fahrenheit' }, shown: '{"sky":"clear","degrees":41}' },
    ],
  ],
  'Zürich: snow at 30.5 °F. Ulm: clear at 41 °F.',
);

/** A chain: a search, then a write with nested arguments and one beside it, both with what the search gave. */
export const chain = pair(
  '7-000001',
  'Order two of "X-1 <b>" for 東京 Robotics, and tell them: "it\'s on its way\n— soon 🚚".',
  [searchCustomers, sendMessage, createOrder, ping],
  [[1, 2], [3]],
  [
    [{ tool: searchCustomers, given: { query: '東京 Robotics' }, shown: '{"customers":[{"id":"cus_7"}]}' }],
    [
      {
        tool: createOrder,
        given: {
          customer_id: 'cus_7',
          lines: [{ sku: 'X-1 <b>', quantity: 2 }],
          discount: null,
          express: true,
          address: { street: 'Ōdōri "9"', floor: 3 },
        },
        carried: ['/customer_id'],
        shown: '{"order":"ord_1"}',
      },
      {
        tool: sendMessage,
        given: {
          to: 'cus_7',
          body: "it's on its way\n— soon 🚚",
          from: 'sales',
          'reply-to': 'C:\\temp\t</tool_call>',
        },
        carried: ['/to'],
        shown: 'sent </tool_response> <tool_call>',
      },
    ],
  ],
  'The order ord_1 is placed, and they know.',
);

/** One write, with one tool in view. */
export const write = pair(
  '7-000002',
  'Tell Ana that lunch is ready.',
  [sendMessage],
  [[1]],
  [[{ tool: sendMessage, given: { to: 'Ana', body: 'Lunch is ready.' }, shown: 'sent' }]],
  'Ana has been told.',
);

/** Its second call could have been made at once. */
export const needless = pair(
  '7-000003',
  'Which customer is Acme? Then check that the service is up.',
  [searchCustomers, ping],
  [[1], [2]],
  [
    [{ tool: searchCustomers, given: { query: 'Acme', limit: 20 }, shown: 'Acme is cus_1.' }],
    [{ tool: ping, given: {}, shown: '[image: 10 × 10 png, 312 bytes]' }],
  ],
  'Acme is cus_1, and the service is up.',
);

function negative(of: Pair, kind: Exclude<Example['kind'], 'positive'>, changes: Partial<Example>): Pair {
  const { example } = of;
  return { ...of, example: { ...example, id: `${example.id}/${kind}`, kind, turns: [], ...changes } };
}

export const irrelevant = negative(parallel, 'irrelevant', {
  tools: [searchCustomers, ping],
  response: 'None of my tools knows about the weather.',
});

export const missingArgument = negative(write, 'missing-argument', {
  query: 'Tell Ana.',
  response: 'What should I tell Ana?',
});

export const missingStep = negative(chain, 'missing-step', {
  tools: [createOrder, sendMessage, ping],
  response: 'I cannot look up customers, so I do not know for whom to order.',
});

export const positives: readonly Pair[] = [parallel, chain, write, needless];
export const negatives: readonly Pair[] = [irrelevant, missingArgument, missingStep];
export const all: readonly Pair[] = [...positives, ...negatives];
