// The format `hermes`: calls and results between XML tags in plain text, for Hermes-style chat templates.
import type { Example } from '../../model/example.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Format } from '../../model/seams.ts';
import { conversationColumns } from './conversation-columns.ts';
import { functionOf } from './function-schema.ts';
import { toolResponse } from './tool-response.ts';

/**
 * Conversations of `system`, `human`, `gpt` and `tool` as in hermes-function-calling-v1: the tools between `<tools>` tags in
 * the system prompt, one `<tool_call>` for each call of a turn, one `<tool_response>` for each result. Readers find the
 * tags by their text, so one that stands in a value is written with `\u003c`, which JSON reads as the same value. The words
 * of the system prompt are ours.
 * Source: the card of NousResearch/hermes-function-calling-v1.
 */
export const hermes: Format = {
  name: 'hermes',
  description: 'Hermes-style chat templates: <tools>, <tool_call>, <tool_response>',
  files: [''],
  columns: conversationColumns,
  encode(example) {
    // In the text of an answer there is nothing to escape with.
    if (anyTag.test(example.response))
      return { leftOut: 'the answer itself contains a tag such as <tool_call>' };
    const row = {
      id: example.id,
      kind: example.kind,
      conversations: conversationOf(example),
      tools: JSON.stringify(example.tools.map((tool) => ({ type: 'function', function: functionOf(tool) }))),
    };
    return { rows: [[row]] };
  },
};

function conversationOf(example: Example): readonly JsonObject[] {
  return [
    { from: 'system', value: systemPrompt(example) },
    { from: 'human', value: example.query },
    ...example.turns.flatMap((calls) => [
      {
        from: 'gpt',
        value: tagged(
          'tool_call',
          calls.map((call) => ({ name: call.name, arguments: call.arguments })),
        ),
      },
      { from: 'tool', value: tagged('tool_response', calls.map(toolResponse)) },
    ]),
    { from: 'gpt', value: example.response },
  ];
}

function systemPrompt(example: Example): string {
  const tools = example.tools.map((tool) => ({ type: 'function', function: functionOf(tool) }));
  return [
    'You answer with the help of functions. These are there, as JSON:',
    `<tools>\n${safeJson(tools)}\n</tools>`,
    'To call one, write its name and arguments as a JSON object between tags; calls that need nothing from each other can be made together:',
    '<tool_call>\n{"name": "<function>", "arguments": {"<parameter>": "<value>"}}\n</tool_call>',
    'Each result reaches you between <tool_response> tags. Go on with what it tells, and answer once you know enough. Where no function serves, or a value that one needs is not given, call none and say what is missing.',
  ].join('\n');
}

function tagged(tag: string, values: readonly JsonValue[]): string {
  return values.map((value) => `<${tag}>\n${safeJson(value)}\n</${tag}>`).join('\n');
}

const anyTag = /<\/?(?:tools|tool_call|tool_response)\b/;

/** JSON in which no tag of this format stands. */
function safeJson(value: JsonValue): string {
  return JSON.stringify(value).replace(/<(?=\/?(?:tools|tool_call|tool_response)\b)/g, '\\u003c');
}
