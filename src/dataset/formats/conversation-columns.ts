// The columns of the formats that hold a conversation as `{from, value}` turns.
import type { Format } from '../../model/seams.ts';

/** One row an example; the tools as a JSON string, since no two need have a parameter in common. */
export const conversationColumns: Format['columns'] = [
  {
    id: 'string',
    kind: 'string',
    conversations: { list: { struct: { from: 'string', value: 'string' } } },
    tools: 'string',
  },
];
