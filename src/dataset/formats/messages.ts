// The format `messages`: what Hugging Face TRL and most trainers read.
import type { Columns, Format } from '../../model/seams.ts';
import { chatMessages } from './chat-messages.ts';
import { functionTools } from './function-schema.ts';

/** One type in each column, for loaders that know no JSON type. */
const plainColumns: Columns = {
  id: 'string',
  kind: 'string',
  messages: {
    list: {
      struct: {
        role: 'string',
        content: 'string',
        tool_calls: {
          list: {
            struct: {
              id: 'string',
              type: 'string',
              function: { struct: { name: 'string', arguments: 'string' } },
            },
          },
        },
        name: 'string',
        tool_call_id: 'string',
      },
    },
  },
  tools: 'string',
};

const jsonColumns: Columns = {
  id: 'string',
  kind: 'string',
  messages: { list: 'json' },
  tools: { list: 'json' },
};

/**
 * `messages` and `tools` as TRL documents its tool calling datasets: arguments are objects, results have a `name`. `id`
 * leads back to the sample, `kind` tells positives from the kinds of negatives; trainers pass over both.
 * Source: huggingface.co/docs/trl/dataset_formats, "Tool Calling".
 */
export const messages: Format = {
  name: 'messages',
  description: 'Hugging Face TRL and most trainers: chat messages and function schemas',
  files: [''],
  columns: ({ jsonStrings }) => [jsonStrings ? plainColumns : jsonColumns],
  encode(example, { jsonStrings }) {
    const tools = functionTools(example);
    const row = {
      id: example.id,
      kind: example.kind,
      messages: chatMessages(example, { argumentsAsText: jsonStrings, namesResults: true }),
      tools: jsonStrings ? JSON.stringify(tools) : tools,
    };
    return { rows: [[row]] };
  },
};
