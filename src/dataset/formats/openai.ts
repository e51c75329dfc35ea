// The format `openai`: a file that fine-tuning endpoints in the manner of OpenAI take.
import { canonical, type JsonObject } from '../../model/json.ts';
import type { Format } from '../../model/seams.ts';
import { functionParameters, shortDescription } from '../../schemas/function-parameters.ts';
import { chatMessages } from './chat-messages.ts';
import { conversationOf } from './conversation.ts';
import { functionOf } from './function-schema.ts';

/**
 * `messages` with arguments as JSON strings, `tools`, and `parallel_tool_calls`, which is true unless calls are serial: that
 * is what requests are sent with where nobody says otherwise, and a model that may call side by side has to learn where it
 * must wait. There is no other field, as endpoints refuse files with fields that they do not know; and tools are as an
 * evaluation shows them to such an endpoint, which refuses schemas and descriptions beyond its limits.
 * Source: platform.openai.com/docs/api-reference/fine-tuning/chat-input.
 */
export const openai: Format = {
  name: 'openai',
  description: 'fine-tuning at OpenAI and compatible services',
  files: [''],
  holds: 'conversations',
  columns: [{ messages: { list: 'json' }, tools: { list: 'json' }, parallel_tool_calls: 'boolean' }],
  encode(example, options) {
    const conversation = conversationOf(example, options);
    if ('leftOut' in conversation) return conversation;
    const { moves, ...more } = conversation;
    const functions = example.tools.map(functionOf);
    const fitting = functions.map(fittingFunction);
    const isAdapted = functions.some((each, index) => canonical(each) !== canonical(fitting[index]));
    const row = {
      messages: chatMessages(moves, { argumentsAsText: true, namesResults: false }),
      tools: fitting.map((each) => ({ type: 'function', function: each })),
      parallel_tool_calls: !options.serialCalls,
    };
    return { rows: [[row]], ...more, ...(isAdapted ? { adapted: adaptedTools } : {}) };
  },
};

const adaptedTools =
  'a tool as these endpoints take it: a shorter description, no choice at the top of its schema, or arrays with items';

function fittingFunction({ name, description, parameters }: JsonObject): JsonObject {
  return {
    name,
    description: shortDescription(String(description)),
    parameters: functionParameters(parameters as JsonObject),
  };
}
