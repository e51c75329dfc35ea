// The format `openai`: a file that fine-tuning endpoints in the manner of OpenAI take.
import type { Format } from '../../model/seams.ts';
import { chatMessages } from './chat-messages.ts';
import { functionTools } from './function-schema.ts';

/**
 * `messages` with arguments as JSON strings, `tools`, and `parallel_tool_calls`, which is always true: that is what
 * requests are sent with where nobody says otherwise, and a model that may call side by side has to learn where it must
 * wait. There is no other field, as endpoints refuse files with fields that they do not know.
 * Source: platform.openai.com/docs/api-reference/fine-tuning/chat-input.
 */
export const openai: Format = {
  name: 'openai',
  description: 'fine-tuning at OpenAI and compatible services',
  files: [''],
  columns: () => [{ messages: { list: 'json' }, tools: { list: 'json' }, parallel_tool_calls: 'boolean' }],
  encode(example) {
    const row = {
      messages: chatMessages(example, { argumentsAsText: true, namesResults: false }),
      tools: functionTools(example),
      parallel_tool_calls: true,
    };
    return { rows: [[row]] };
  },
};
