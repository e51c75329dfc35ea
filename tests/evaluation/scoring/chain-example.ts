// An example that is easy to oversee, and what players did on it: find a customer, read two things of theirs, write one.

import type { Played, PlayedCall, PlayedRound, PlayMode } from '../../../src/evaluation/played.ts';
import type { Example, ExampleCall, NegativeKind } from '../../../src/model/example.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { nothingSpent, type SampleTool } from '../../../src/model/sample.ts';
import type { ToolResult } from '../../../src/model/tool.ts';
import { structured } from '../../grounding/steps.ts';

function tool(name: string, properties: JsonObject, required: readonly string[], reads = true): SampleTool {
  const [server = '', own = ''] = name.split('__');
  return {
    name,
    server,
    tool: own,
    description: `${own.replaceAll('_', ' ')}.`,
    inputSchema: { type: 'object', properties, required, additionalProperties: false },
    annotations: { readOnlyHint: reads },
  };
}

const tools: readonly SampleTool[] = [
  tool('crm__search_customers', { query: { type: 'string' }, limit: { type: 'integer', default: 20 } }, [
    'query',
  ]),
  tool('crm__get_customer', { customer_id: { type: 'string' } }, ['customer_id']),
  tool('shop__list_orders', { customer_id: { type: 'string' }, status: { enum: ['open', 'shipped'] } }, [
    'customer_id',
  ]),
  tool('shop__total_of_orders', { customer_id: { type: 'string' }, rate: { type: 'number' } }, [
    'customer_id',
  ]),
  tool(
    'support__open_ticket',
    {
      customer_id: { type: 'string' },
      subject: { type: 'string' },
      tags: { type: 'array', items: { type: 'string' } },
    },
    ['customer_id', 'subject'],
    false,
  ),
  tool('support__close_ticket', { ticket_id: { type: 'string' } }, ['ticket_id'], false),
];

const customer = { id: 'cus_0027', name: 'Norrbrisk Energi', city: 'Trondheim' };

function call(
  id: string,
  name: string,
  args: JsonObject,
  result: ToolResult,
  carried: readonly string[] = [],
): ExampleCall {
  return { id, step: id.replace('call', 'step'), name, arguments: args, carried, shown: '', result };
}

export const chain: Example = {
  id: '0-000001',
  sample: '0-000001',
  kind: 'positive',
  query:
    'Which orders of Norrbrisk have shipped, what do they come to at 1.25, and please open a ticket "Late parts".',
  tools,
  turns: [
    [
      call(
        'call_1',
        'crm__search_customers',
        { query: 'Norrbrisk', limit: 20 },
        structured({ customers: [customer], total: 1 }),
      ),
    ],
    [
      call(
        'call_2',
        'shop__list_orders',
        { customer_id: 'cus_0027', status: 'shipped' },
        structured({ orders: [{ id: 'ord_1116', number: 'SO-2026-1116', status: 'shipped' }] }),
        ['/customer_id'],
      ),
      call(
        'call_3',
        'shop__total_of_orders',
        { customer_id: 'cus_0027', rate: 1.25 },
        structured({ total: 8806.25 }),
        ['/customer_id'],
      ),
    ],
    [
      call(
        'call_4',
        'support__open_ticket',
        { customer_id: 'cus_0027', subject: 'Late parts', tags: ['orders', 'ord_1116'] },
        structured({ id: 'tkt_9001', status: 'open' }),
        ['/customer_id', '/tags/1'],
      ),
    ],
  ],
  response: 'SO-2026-1116 has shipped; it comes to 8806.25. The ticket "Late parts" is open.',
};

export function negative(kind: NegativeKind): Example {
  return {
    ...chain,
    id: `0-000002/${kind}`,
    sample: '0-000002',
    kind,
    turns: [],
    response: 'Which customer is it?',
  };
}

/** A call as the right answer has it, executed with the recorded result where it is played for real. */
export function right(
  { name, arguments: args, result }: Pick<ExampleCall, 'name' | 'arguments' | 'result'>,
  mode: PlayMode = 'real',
): PlayedCall {
  return { name, arguments: args, ...(mode === 'real' ? { outcome: { result } } : {}) };
}

/** The call of the right answer with that number, from 1. */
export function step(number: number, change: JsonObject = {}): PlayedCall {
  const recorded = chain.turns.flat()[number - 1] as ExampleCall;
  return right({ ...recorded, arguments: { ...recorded.arguments, ...change } });
}

export function playedOf(
  example: Pick<Example, 'id' | 'kind'>,
  rounds: readonly (readonly PlayedCall[])[],
  more: Partial<Played> = {},
): Played {
  const spoken: readonly PlayedRound[] = rounds.map((calls) => ({ calls, text: null }));
  return {
    example: example.id,
    kind: example.kind,
    mode: 'real',
    rounds: spoken,
    response: 'There you are.',
    spent: nothingSpent,
    elapsedMs: 0,
    ...more,
  };
}

/** Plays the right answer, turn by turn, or as much of it as a single turn can know. */
export function perfect(example: Example, mode: PlayMode = 'real'): Played {
  const turns = mode === 'real' ? example.turns : example.turns.slice(0, 1);
  return playedOf(
    example,
    turns.map((turn) => turn.map((each) => right(each, mode))),
    { mode, response: mode === 'real' ? example.response : null },
  );
}

export function empty(example: Example, mode: PlayMode = 'real'): Played {
  return playedOf(example, [[]], { mode, response: null });
}
