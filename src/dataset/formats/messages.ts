// The format `messages`: what Hugging Face TRL and most trainers read.
import type { Format } from '../../model/seams.ts';
import { axolotlYaml } from './axolotl.ts';
import { chatMessages } from './chat-messages.ts';
import { conversationOf } from './conversation.ts';
import { functionTools } from './function-schema.ts';

/**
 * `messages` and `tools` as TRL documents its tool calling datasets: arguments are objects, results have a `name`. `id`
 * leads back to the sample, `kind` tells positives from the kinds of negatives; trainers pass over both.
 * Source: huggingface.co/docs/trl/dataset_formats, "Tool Calling".
 */
export const messages: Format = {
  name: 'messages',
  description: 'Hugging Face TRL, Axolotl and most trainers: chat messages and function schemas',
  files: [''],
  holds: 'conversations',
  columns: [{ id: 'string', kind: 'string', messages: { list: 'json' }, tools: { list: 'json' } }],
  encode(example, options) {
    const conversation = conversationOf(example, options);
    if ('leftOut' in conversation) return conversation;
    const { moves, ...more } = conversation;
    const row = {
      id: example.id,
      kind: example.kind,
      messages: chatMessages(moves, { argumentsAsText: false, namesResults: true }),
      tools: functionTools(example),
    };
    return { rows: [[row]], ...more };
  },
  beside: (splits) => ({ 'axolotl.yml': axolotlYaml(splits) }),
};
