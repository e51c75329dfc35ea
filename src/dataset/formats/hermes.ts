// The format `hermes`: calls and results between XML tags in plain text, for Hermes-style chat templates.
import type { Example, ExampleCall } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Format } from '../../model/seams.ts';
import { conversationOf, type Move } from './conversation.ts';
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
  holds: 'conversations',
  columns: conversationColumns,
  encode(example, options) {
    const conversation = conversationOf(example, options);
    if ('leftOut' in conversation) return conversation;
    const { moves, ...more } = conversation;
    // In the text of an answer there is nothing to escape with.
    if (moves.some((move) => move.by === 'assistant' && anyTag.test(move.text)))
      return { leftOut: 'the answer itself contains a tag such as <tool_call>' };
    const row = {
      id: example.id,
      kind: example.kind,
      conversations: turnsOf(example, moves),
      tools: JSON.stringify(example.tools.map((tool) => ({ type: 'function', function: functionOf(tool) }))),
    };
    return { rows: [[row]], ...more };
  },
};

function turnsOf(example: Example, moves: readonly Move[]): readonly JsonObject[] {
  return [{ from: 'system', value: systemPrompt(example) }, ...moves.map(turnOf)];
}

function turnOf(move: Move): JsonObject {
  switch (move.by) {
    case 'calls':
      return { from: 'gpt', value: tagged('tool_call', move.calls.map(callText)) };
    case 'results':
      return { from: 'tool', value: tagged('tool_response', move.calls.map(toolResponse)) };
    default:
      return { from: move.by === 'user' ? 'human' : 'gpt', value: move.text };
  }
}

function callText(call: ExampleCall): string {
  return JSON.stringify({ name: call.name, arguments: call.arguments });
}

function systemPrompt(example: Example): string {
  const tools = example.tools.map((tool) => ({ type: 'function', function: functionOf(tool) }));
  return [
    'You answer with the help of functions. These are there, as JSON:',
    `<tools>\n${safe(JSON.stringify(tools))}\n</tools>`,
    'To call one, write its name and arguments as a JSON object between tags; calls that need nothing from each other can be made together:',
    '<tool_call>\n{"name": "<function>", "arguments": {"<parameter>": "<value>"}}\n</tool_call>',
    'Each result reaches you between <tool_response> tags. Go on with what it tells, and answer once you know enough. Where no function serves, or a value that one needs is not given, call none and say what is missing.',
  ].join('\n');
}

function tagged(tag: string, texts: readonly string[]): string {
  return texts.map((json) => `<${tag}>\n${safe(json)}\n</${tag}>`).join('\n');
}

const anyTag = /<\/?(?:tools|tool_call|tool_response)\b/;

/** The JSON text without any tag of this format in it. */
function safe(json: string): string {
  return json.replace(/<(?=\/?(?:tools|tool_call|tool_response)\b)/g, '\\u003c');
}
