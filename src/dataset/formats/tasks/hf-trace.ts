// The format `hf-trace`: a session for each example, as the Hugging Face Hub's trace viewer shows it.
import type { Example } from '../../../model/example.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Format } from '../../../model/seams.ts';
import { conversationOf, type Move } from '../conversation.ts';

/**
 * One file a session: a line that describes it, then one for each message. The rows of the data say which file is whose.
 * Source: huggingface.co/docs/hub, "Agent traces".
 */
export const hfTrace: Format = {
  name: 'hf-trace',
  description: "the Hugging Face Hub's trace viewer: a file for each session",
  files: [''],
  holds: 'conversations',
  columns: [{ id: 'string', kind: 'string', query: 'string', file: 'string' }],
  encode(example, options) {
    const conversation = conversationOf(example, options);
    if ('leftOut' in conversation) return conversation;
    const { moves, ...more } = conversation;
    const file = `traces/${example.id.replaceAll('/', '-')}.jsonl`;
    const row = { id: example.id, kind: example.kind, query: example.query, file };
    const lines = [sessionOf(example), ...moves.flatMap(messagesOf)];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    return { rows: [[row]], files: { [file]: text }, ...more };
  },
};

function sessionOf({ id, query }: Example): JsonObject {
  return { type: 'session', harness: 'toolgrad', id, name: query };
}

function messagesOf(move: Move): readonly JsonObject[] {
  const message = (content: JsonObject): JsonObject => ({ type: 'message', message: content });
  if (move.by === 'results') {
    return move.calls.map(({ id, shown }) => message({ role: 'tool', toolCallId: id, content: shown }));
  }
  if (move.by === 'calls') {
    const toolCalls = move.calls.map(({ id, name, arguments: given }) => ({
      id,
      function: { name, arguments: JSON.stringify(given) },
    }));
    return [message({ role: 'assistant', content: '', toolCalls })];
  }
  return [message({ role: move.by, content: move.text })];
}
