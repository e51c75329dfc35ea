// Dialogues in rows with one list of tools: the list is what the assistant had all along.
import { expect, test } from 'vitest';
import { underOneToolList } from '../../../src/dataset/examples/one-tool-list.ts';
import type { Example, ExampleCall, ExampleExchange } from '../../../src/model/example.ts';
import type { SampleTool } from '../../../src/model/sample.ts';

const tool = (name: string) => ({ name }) as SampleTool;
const call = { id: 'call00001', name: 'find' } as ExampleCall;

function exchange(given: Partial<ExampleExchange>): ExampleExchange {
  return { kind: 'answer', query: 'Where is it?', turns: [], response: 'There.', withheld: [], ...given };
}

function dialogue(...exchanges: readonly ExampleExchange[]): Example {
  return {
    id: '7-000001',
    sample: '7-000001',
    kind: 'positive',
    query: exchanges[0]?.query ?? '',
    tools: ['find', 'read', 'list'].map(tool),
    turns: exchanges.flatMap(({ turns }) => turns),
    response: exchanges.at(-1)?.response ?? '',
    exchanges,
  };
}

const declined = exchange({ kind: 'decline', response: "I can't look that up.", withheld: ['find'] });
const answered = exchange({ query: 'You can look it up now.', turns: [[call]] });
const found = exchange({ turns: [[call]] });

test('a row ends with what cannot be done, before the tool is there, and does not show it', () => {
  const { example, partial } = underOneToolList(dialogue(declined, answered));
  expect(example).toMatchObject({ kind: 'missing-step', turns: [], response: "I can't look that up." });
  expect(example.exchanges).toEqual([declined]);
  expect(example.tools.map(({ name }) => name)).toEqual(['read', 'list']);
  expect(partial).toMatch(/^only the messages before a further tool is there/);
});

test('where something was called before, it stays a positive', () => {
  const first = exchange({ turns: [[{ ...call, name: 'read' }]], withheld: ['find'] });
  const { example } = underOneToolList(dialogue(first, declined, answered));
  expect(example).toMatchObject({ kind: 'positive', turns: first.turns });
  expect(example.exchanges).toEqual([first, declined]);
});

test.each([
  ['a dialogue that has all tools from the start', dialogue(found, answered)],
  ['a question that is no dialogue', { ...dialogue(), exchanges: undefined } as unknown as Example],
])('%s stays as it is', (_, example) => {
  expect(underOneToolList(example)).toEqual({ example });
});
