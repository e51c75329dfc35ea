// Rows as the loaders of trainers read them, by the rules of their code: LLaMA-Factory's converter, Axolotl's chat template strategy.
import { expect, test } from 'vitest';
import { formatNamed } from '../../../src/dataset/formats/formats.ts';
import { callsOf } from '../../../src/model/example.ts';
import { isObject, type JsonObject } from '../../../src/model/json.ts';
import { rowOf } from './encode-pair.ts';
import { all } from './varied-examples.ts';

test('LLaMA-Factory keeps every row, with every call and every result of it', () => {
  const info = formatNamed('sharegpt').beside?.({ train: ['data/train.jsonl'] })['dataset_info.json'];
  const { columns, tags } = (info as JsonObject).toolgrad_train as {
    readonly columns: { readonly messages: string; readonly tools: string };
    readonly tags: Readonly<Record<string, string>>;
  };
  for (const pair of all) {
    const row = rowOf(formatNamed('sharegpt'), pair);
    const messages = row[columns.messages] as readonly Readonly<Record<string, string>>[];
    const given = [tags.user_tag, tags.observation_tag];
    const said = [tags.assistant_tag, tags.function_tag];
    // A row with a turn of the wrong kind, or an odd number of turns, is dropped with a warning.
    expect(messages.length % 2).toBe(0);
    for (const [at, message] of messages.entries())
      expect(at % 2 === 0 ? given : said).toContain(message[tags.role_tag ?? '']);
    // Its function formatter reads an object or a list of them, each with a name and arguments.
    const calls = messages
      .filter((message) => message[tags.role_tag ?? ''] === tags.function_tag)
      .flatMap((message) => [JSON.parse(message[tags.content_tag ?? ''] ?? '')].flat() as JsonObject[]);
    expect(calls.map(({ name, arguments: args }) => ({ name, args }))).toEqual(
      callsOf(pair.example).map(({ name, arguments: args }) => ({ name, args })),
    );
    const tools = JSON.parse(row[columns.tools] as string) as readonly JsonObject[];
    expect(tools.map(({ name }) => name)).toEqual(pair.example.tools.map(({ name }) => name));
  }
});

test('Axolotl takes messages and tools as lists, and ends each row with a turn that it trains on', () => {
  for (const pair of all) {
    const { messages, tools } = rowOf(formatNamed('messages'), pair) as {
      readonly messages: readonly JsonObject[];
      readonly tools: readonly JsonObject[];
    };
    expect(tools.every((tool) => isObject(tool.function) && isObject(tool.function.parameters))).toBe(true);
    expect(messages.at(-1)?.role).toBe('assistant');
    for (const { role, content, tool_calls: calls } of messages) {
      expect(['system', 'user', 'assistant', 'tool']).toContain(role);
      // Values that are null are taken away before the template sees them.
      expect(content).toBeTypeOf('string');
      for (const call of (calls ?? []) as readonly { readonly function: JsonObject }[])
        expect(isObject(call.function.arguments)).toBe(true);
    }
  }
});
