// The format `sharegpt`: conversations as LLaMA-Factory and Axolotl read them.
import type { Example, ExampleCall } from '../../model/example.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Format } from '../../model/seams.ts';
import { conversationColumns } from './conversation-columns.ts';
import { functionOf } from './function-schema.ts';
import { toolResponse } from './tool-response.ts';

/**
 * Turns of `human`, `function_call`, `observation` and `gpt`, which alternate strictly between what the model is given and
 * what it says: LLaMA-Factory drops any other row. So several calls of a turn are one `function_call` with a JSON list, and
 * their results one `observation` with a JSON list of `{name, content}` in the order of the calls; a single call is a JSON
 * object, and its result stands alone. `tools` is a JSON string.
 * Source: LLaMA-Factory, data/README.md, "Sharegpt Format", and its FunctionFormatter.
 */
export const sharegpt: Format = {
  name: 'sharegpt',
  description: 'LLaMA-Factory and Axolotl, with the entry for dataset_info.json',
  files: [''],
  columns: conversationColumns,
  encode(example) {
    const row = {
      id: example.id,
      kind: example.kind,
      conversations: conversationOf(example),
      tools: JSON.stringify(example.tools.map(functionOf)),
    };
    return { rows: [[row]] };
  },
  beside: (splits) => ({ 'dataset_info.json': datasetInfo(splits) }),
};

function conversationOf(example: Example): readonly JsonObject[] {
  return [
    { from: 'human', value: example.query },
    ...example.turns.flatMap((calls) => [
      { from: 'function_call', value: oneOrList(calls.map(callOf)) },
      { from: 'observation', value: observationOf(calls) },
    ]),
    { from: 'gpt', value: example.response },
  ];
}

function callOf(call: ExampleCall): JsonObject {
  return { name: call.name, arguments: call.arguments };
}

function observationOf(calls: readonly ExampleCall[]): string {
  const [first, second] = calls;
  return first !== undefined && second === undefined ? first.shown : JSON.stringify(calls.map(toolResponse));
}

function oneOrList(values: readonly JsonValue[]): string {
  return JSON.stringify(values.length === 1 ? values[0] : values);
}

/** The entries by which LLaMA-Factory finds the files: `toolgrad_train`, `toolgrad_test`. */
function datasetInfo(splits: Readonly<Record<string, readonly string[]>>): JsonObject {
  const entries = Object.entries(splits).flatMap(([split, [file]]) =>
    file === undefined
      ? []
      : [
          [
            `toolgrad_${split}`,
            {
              file_name: file,
              formatting: 'sharegpt',
              columns: { messages: 'conversations', tools: 'tools' },
              tags: {
                role_tag: 'from',
                content_tag: 'value',
                user_tag: 'human',
                assistant_tag: 'gpt',
                function_tag: 'function_call',
                observation_tag: 'observation',
              },
            },
          ] as const,
        ],
  );
  return Object.fromEntries(entries);
}
