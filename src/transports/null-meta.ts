// Results with null for `_meta`: some servers send them, and the SDK refuses the whole message.
import { isObject } from '../model/json.ts';

/** The JSON text of a message without a null for its result's `_meta`; other texts unchanged. */
export function withoutNullMeta(text: string): string {
  if (!/"_meta"\s*:\s*null/.test(text)) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (!isObject(value) || !isObject(value.result) || value.result._meta !== null) return text;
  const { _meta, ...result } = value.result;
  return JSON.stringify({ ...value, result });
}

/** The same for a body over HTTP: a message, or server-sent events with one message on each line of data. */
export function nullMetaFilter(isStream: boolean): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  let rest = '';
  const fixed = (line: string) =>
    isStream
      ? line.replace(/^(data: ?)(.*)$/s, (_, field, data) => field + withoutNullMeta(data))
      : withoutNullMeta(line);
  return new TransformStream({
    transform(chunk, controller) {
      rest += decoder.decode(chunk, { stream: true });
      const end = isStream ? rest.lastIndexOf('\n') + 1 : 0;
      if (end === 0) return;
      const lines = rest.slice(0, end).split('\n');
      rest = rest.slice(end);
      controller.enqueue(Buffer.from(lines.map(fixed).join('\n')));
    },
    flush(controller) {
      rest += decoder.decode();
      if (rest !== '') controller.enqueue(Buffer.from(fixed(rest)));
    },
  });
}
