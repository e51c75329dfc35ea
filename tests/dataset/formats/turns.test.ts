// What every format promises of calls: one turn's side by side, dependent ones after their results, none with a negative.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNamed, plainly } from '../../../src/dataset/formats/formats.ts';
import { callsOf } from '../../../src/model/example.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { leftOut, rowOf, rowsOf } from './encode-pair.ts';
import {
  all,
  chain,
  irrelevant,
  missingArgument,
  missingStep,
  needless,
  negatives,
  type Pair,
  parallel,
  write,
} from './varied-examples.ts';

const messages = formatNamed('messages');

interface ReadCall {
  readonly name: string;
  readonly arguments: JsonObject;
}

interface ReadMessage {
  readonly role: string;
  readonly tool_calls?: readonly { readonly id: string; readonly function: ReadCall }[];
  readonly tool_call_id?: string;
  readonly content?: string;
}

function messagesOf(row: JsonObject): readonly ReadMessage[] {
  return row.messages as unknown as readonly ReadMessage[];
}

const wanted = ({ example }: Pair) =>
  callsOf(example).map((call) => ({ name: call.name, arguments: call.arguments }));

describe('messages', () => {
  test('read back, hold the same calls in the same order', () => {
    for (const pair of all) {
      const calls = messagesOf(rowOf(messages, pair)).flatMap(({ tool_calls }) => tool_calls ?? []);
      expect(calls.map((call) => call.function)).toEqual(wanted(pair));
    }
  });

  test('read back, hold the same calls whatever the arguments are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 4 }),
        (given) => {
          const [first, ...later] = given.map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);
          const pair = withArguments(chain, [first ?? {}, ...later]);
          const calls = messagesOf(rowOf(messages, pair)).flatMap(({ tool_calls }) => tool_calls ?? []);
          expect(calls.map((call) => call.function)).toEqual(wanted(pair));
        },
      ),
    );
  });

  test('answer each call of a turn before the next turn', () => {
    const roles = messagesOf(rowOf(messages, chain)).map(({ role, tool_calls, tool_call_id }) =>
      [role, ...(tool_calls ?? []).map(({ id }) => id), tool_call_id].filter(Boolean).join(' '),
    );
    expect(roles).toEqual([
      'user',
      'assistant call00001',
      'tool call00001',
      'assistant call00002 call00003',
      'tool call00002',
      'tool call00003',
      'assistant',
    ]);
  });
});

/** The example with other arguments, call by call. */
function withArguments({ example, sample }: Pair, given: readonly JsonObject[]): Pair {
  const replaced = new Map(callsOf(example).map((call, index) => [call.id, given[index] ?? call.arguments]));
  const turns = example.turns.map((calls) =>
    calls.map((call) => ({ ...call, arguments: replaced.get(call.id) ?? call.arguments })),
  );
  return { example: { ...example, turns }, sample };
}

describe('sharegpt', () => {
  test('alternates between what the model is given and what it says', () => {
    for (const pair of all) {
      const turns = rowOf(formatNamed('sharegpt'), pair).conversations as readonly {
        readonly from: string;
      }[];
      expect(turns).not.toHaveLength(0);
      expect(turns.length % 2).toBe(0);
      for (const [index, { from }] of turns.entries()) {
        expect(index % 2 === 0 ? ['human', 'observation'] : ['gpt', 'function_call']).toContain(from);
      }
    }
  });
});

describe('formats that know only independent calls', () => {
  test.each(['xlam', 'bfcl'])('%s takes the first turn of a chain, and says so', (name) => {
    const encoded = formatNamed(name).encode(chain.example, plainly, chain.sample);
    expect(encoded).toMatchObject({
      partial: 'only the first turn of calls, because later ones need its results',
    });
    const whole = formatNamed(name).encode(parallel.example, plainly, parallel.sample);
    expect(whole).not.toHaveProperty('partial');
  });

  test.each(['xlam', 'bfcl'])('%s leaves out what has another right answer', (name) => {
    expect(leftOut(formatNamed(name), needless)).toMatch(/later call needs no result/);
  });

  test('xlam: the answers are that turn, and a negative has none', () => {
    const answers = (pair: Pair) => JSON.parse(rowOf(formatNamed('xlam'), pair).answers as string);
    expect(answers(chain)).toEqual(wanted(chain).slice(0, 1));
    expect(answers(parallel)).toEqual(wanted(parallel));
    expect(rowOf(formatNamed('xlam'), chain).turns).toBe(2);
    expect(negatives.map(answers)).toEqual([[], [], []]);
  });
});

describe('a negative', () => {
  const words = ({ example }: Pair) => example.response;

  test.each(['messages', 'openai'])('%s: says what is missing, and calls nothing', (name) => {
    for (const pair of negatives) {
      const [user, assistant, ...more] = messagesOf(rowOf(formatNamed(name), pair));
      expect([user, assistant, more]).toEqual([
        { role: 'user', content: pair.example.query },
        { role: 'assistant', content: words(pair) },
        [],
      ]);
    }
  });

  test.each(['sharegpt', 'hermes'])('%s: ends with the words alone', (name) => {
    for (const pair of negatives) {
      const turns = rowOf(formatNamed(name), pair).conversations as readonly {
        from: string;
        value: string;
      }[];
      expect(turns.map(({ from }) => from).filter((from) => from !== 'system')).toEqual(['human', 'gpt']);
      expect(turns.at(-1)?.value).toBe(words(pair));
    }
  });

  test('bfcl: is irrelevance without an answer', () => {
    for (const pair of negatives) {
      const [question, answer, result] = rowsOf(formatNamed('bfcl'), pair);
      expect(question?.id).toMatch(/^irrelevance_/);
      expect(answer?.ground_truth).toEqual([]);
      expect(result?.result).toBe(words(pair));
    }
  });

  test('bfcl: is left out where one of the calls could be made', () => {
    const bfcl = formatNamed('bfcl');
    const { example } = missingArgument;
    const asking = (query: string): Pair => ({ ...missingArgument, example: { ...example, query } });
    expect(leftOut(bfcl, asking('Tell Ana something.'))).toBeUndefined();
    expect(leftOut(bfcl, asking('Tell ana: Lunch is ready.'))).toMatch(/some call could be made/);
    const inView = { ...missingStep, example: { ...missingStep.example, tools: chain.example.tools } };
    expect(leftOut(bfcl, inView)).toMatch(/some call could be made/);
  });

  test('toolgrad: is the empty list where no tool serves, else the words', () => {
    const last = (pair: Pair) => messagesOf(rowOf(formatNamed('toolgrad'), pair)).at(-1)?.content;
    expect([irrelevant, missingArgument, missingStep].map(last)).toEqual([
      '[]',
      words(missingArgument),
      words(missingStep),
    ]);
  });

  test('native: holds none', () => {
    for (const pair of negatives) expect(leftOut(formatNamed('native'), pair)).toMatch(/is not one itself/);
  });
});

describe('toolgrad', () => {
  test('independent calls are one list, as published; a dependent one follows the results that it needs', () => {
    const toolgrad = formatNamed('toolgrad');
    const said = (pair: Pair) =>
      messagesOf(rowOf(toolgrad, pair))
        .slice(2)
        .map(({ role, content }) => `${role} ${content}`);
    expect(said(write)).toEqual(["assistant [desk_1__send_message(to='Ana', body='Lunch is ready.')]"]);
    expect(said(parallel)).toHaveLength(1);
    const [first, results, second] = said(chain);
    expect(first).toBe("assistant [crm__search_customers(query='東京 Robotics')]");
    expect(results).toBe('user [{"name":"crm__search_customers","content":{"customers":[{"id":"cus_7"}]}}]');
    expect(second).toMatch(
      /^assistant \[shop__create_order\(customer_id='cus_7', .*\), desk_1__send_message\(/,
    );
  });

  test('a workflow keeps the chains of the sample', () => {
    const [, workflow] = rowsOf(formatNamed('toolgrad'), chain);
    const chains = workflow?.api_use_chains as Record<string, { intermediate_steps: [{ tool: string }][] }>;
    expect(
      Object.entries(chains).map(([id, steps]) => [id, steps.intermediate_steps.map(([{ tool }]) => tool)]),
    ).toEqual([
      ['api_use_chain_1', ['crm__search_customers', 'shop__create_order']],
      ['api_use_chain_2', ['desk-1__send_message']],
    ]);
  });
});
