// Small tools and samples, made by hand: enough to plant a twin, a relative, or a value where it matters.
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { Sample, SampleTool } from '../../../src/model/sample.ts';
import type { ToolResult } from '../../../src/model/tool.ts';
import type { Binding, Step } from '../../../src/model/workflow.ts';
import { sample } from '../../runs/drafts.ts';

export interface ToolSketch {
  readonly description?: string;
  /** Parameters; those that end in `?` are optional. */
  readonly takes?: readonly string[];
  /** Fields of the output; none where the output is not described. */
  readonly gives?: JsonObject;
  readonly writes?: boolean;
}

export function tool(
  name: string,
  { description, takes = [], gives, writes = false }: ToolSketch = {},
): SampleTool {
  const [server = '', own = ''] = name.split('__');
  const names = takes.map((each) => each.replace(/\?$/, ''));
  return {
    name,
    server,
    tool: own,
    description: description ?? `${own.replaceAll('_', ' ')}.`,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(names.map((each) => [each, { type: 'string' }])),
      required: takes.filter((each) => !each.endsWith('?')),
    },
    ...(gives && { outputSchema: schemaOf(gives) }),
    annotations: { readOnlyHint: !writes },
  };
}

function schemaOf(value: JsonValue): JsonObject {
  if (Array.isArray(value)) return { type: 'array', items: schemaOf((value as JsonValue[])[0] ?? '') };
  if (typeof value !== 'object' || value === null)
    return { type: typeof value === 'number' ? 'number' : 'string' };
  const properties = Object.entries(value).map(([key, each]) => [key, schemaOf(each as JsonValue)] as const);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

export function asResult(structuredContent: JsonObject): ToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
}

export function step(
  number: number,
  name: string,
  args: JsonObject,
  result: ToolResult | JsonObject,
  bindings: readonly Binding[] = [],
): Step {
  const [server = '', own = ''] = name.split('__');
  return {
    id: `step_${number}`,
    server,
    tool: own,
    name,
    arguments: args,
    result: Array.isArray(result.content) ? (result as ToolResult) : asResult(result as JsonObject),
    bindings,
  };
}

export function fromQuery(path: string, text: string): Binding {
  return { path, source: 'query', text };
}

export function fromStep(path: string, number: number, from: string): Binding {
  return { path, source: 'step', step: `step_${number}`, from };
}

export function sampleOf(
  index: number,
  content: { query: string; response: string; steps: readonly Step[]; tools: readonly SampleTool[] },
): Sample {
  const { query, response, steps, tools } = content;
  return { ...sample(index, { query, steps }), response, tools };
}

const customer = { id: 'cus_1', name: 'Acme Robotics', city: 'Lyon' };
const order = { id: 'ord_9', number: 'SO-2026-0142', total: 1250 };

export const searchCustomers = tool('crm__search_customers', {
  description: 'Search the customers by name, best match first.',
  takes: ['query'],
  gives: { customers: [customer] },
});
export const listOrders = tool('shop__list_orders', {
  description: "List a customer's orders, newest first.",
  takes: ['customer_id', 'status?'],
  gives: { orders: [order] },
});

/** "Which orders does Acme have?": a customer, then its orders. */
export function orderSample(index = 0): Sample {
  return sampleOf(index, {
    query: "Can you show me Acme Robotics' orders?",
    response: 'Acme Robotics has one order: SO-2026-0142 over 1,250.',
    tools: [searchCustomers, listOrders],
    steps: [
      step(1, 'crm__search_customers', { query: 'Acme Robotics' }, { customers: [customer] }, [
        fromQuery('/query', 'Acme Robotics'),
      ]),
      step(2, 'shop__list_orders', { customer_id: 'cus_1' }, { orders: [order] }, [
        fromStep('/customer_id', 1, '/structuredContent/customers/0/id'),
      ]),
    ],
  });
}

/** Tools that have nothing to do with customers and orders. */
export const others: readonly SampleTool[] = [
  tool('sky__get_forecast', {
    description: 'Get the weather forecast of a place.',
    takes: ['place'],
    gives: { rain_percent: 3 },
  }),
  tool('sky__list_storms', {
    description: 'List the storms of a season.',
    takes: ['season'],
    gives: { storms: [{ wind_speed: 3 }] },
  }),
  tool('music__find_song', {
    description: 'Find a song by its lyrics.',
    takes: ['lyrics'],
    gives: { songs: [{ artist: 'x' }] },
  }),
  tool('music__play_song', {
    description: 'Play a song.',
    takes: ['song_id'],
    gives: { playing: 'x' },
    writes: true,
  }),
  tool('math__convert_unit', {
    description: 'Convert a measure into another unit.',
    takes: ['measure', 'unit'],
    gives: { converted: 3 },
  }),
  tool('maps__measure_route', {
    description: 'Measure the route between two stations.',
    takes: ['start', 'end'],
    gives: { kilometres: 3 },
  }),
  tool('chess__rate_position', {
    description: 'Rate a chess position.',
    takes: ['position'],
    gives: { evaluation: 3 },
  }),
];
