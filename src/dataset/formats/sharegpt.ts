// The format `sharegpt`: conversations as LLaMA-Factory and Axolotl read them.
import type { ExampleCall } from '../../model/example.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import { compactJson } from '../../model/json-text.ts';
import type { Format } from '../../model/seams.ts';
import { conversationOf, type Move } from './conversation.ts';
import { conversationColumns } from './conversation-columns.ts';
import { functionOf } from './function-schema.ts';

/**
 * Turns of `human`, `function_call`, `observation` and `gpt`, which alternate strictly between what the model is given and
 * what it says: LLaMA-Factory drops any other row. So several calls of a turn are one `function_call` with a JSON list, and
 * their results one `observation` in the order of the calls. They are joined by the tags that templates put between the
 * results of parallel calls, and LLaMA-Factory itself between those of its `openai` rows: what is trained on is then what
 * is served. `tools` is a JSON string.
 * Source: LLaMA-Factory, data/README.md, "Sharegpt Format", and its FunctionFormatter.
 */
export const sharegpt: Format = {
  name: 'sharegpt',
  description: 'LLaMA-Factory, with the entry for dataset_info.json',
  files: [''],
  holds: 'conversations',
  columns: conversationColumns,
  encode(example, options) {
    const conversation = conversationOf(example, options);
    if ('leftOut' in conversation) return conversation;
    const { moves, ...more } = conversation;
    const row = {
      id: example.id,
      kind: example.kind,
      conversations: moves.map(turnOf),
      tools: JSON.stringify(example.tools.map(functionOf)),
    };
    return { rows: [[row]], ...more };
  },
  beside: (splits) => ({ 'dataset_info.json': datasetInfo(splits) }),
};

function turnOf(move: Move): JsonObject {
  switch (move.by) {
    case 'calls':
      return { from: 'function_call', value: oneOrList(move.calls.map(callOf)) };
    case 'results':
      return { from: 'observation', value: observationOf(move.calls) };
    default:
      return { from: move.by === 'user' ? 'human' : 'gpt', value: move.text };
  }
}

/** What stands between two results of one turn. */
const between = '\n</tool_response>\n<tool_response>\n';

/** The results of one turn, so that everybody can tell where each of them ends. */
function observationOf(calls: readonly ExampleCall[]): string {
  const [first, ...others] = calls.map(({ shown }) => shown);
  return others.length === 0 ? (first ?? '') : [first ?? '', ...others].map(withoutTag).join(between);
}

const tag = /<(?=\/?tool_response>)/g;

/** A text with such a tag in it becomes JSON, where the tag can be written so that no reader takes it for one. */
function withoutTag(shown: string): string {
  if (shown.search(tag) === -1) return shown;
  return (compactJson(shown) ?? JSON.stringify(shown)).replace(tag, '\\u003c');
}

function callOf(call: ExampleCall): JsonObject {
  return { name: call.name, arguments: call.arguments };
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
