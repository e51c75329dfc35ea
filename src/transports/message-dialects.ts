// Messages as some servers write them although the protocol says otherwise, as the SDK reads them.
import { isObject, type JsonObject } from '../model/json.ts';

type RequestId = string | number | undefined;

/** Null for `_meta`, for the error beside a result, for the result beside an error, for the id of what is answered. */
const suspicious = /"(?:_meta|error|result|id)"\s*:\s*null/;

/** One message with what is null in it left out, and with the id of the only request it can answer; others as they are. */
function asMeant(received: JsonObject, requestId: RequestId): JsonObject {
  const message =
    received.id === null && isObject(received.error) && requestId !== undefined
      ? { ...received, id: requestId }
      : received;
  const { error, result, ...others } = message;
  const isResult = result !== undefined && result !== null;
  if (!isResult) return error === undefined || error === null ? message : { ...others, error };
  if (error !== undefined && error !== null) return message;
  if (!isObject(result) || result._meta !== null) return { ...others, result };
  const { _meta, ...rest } = result;
  return { ...others, result: rest };
}

/** The JSON text of a message, as it is meant: nulls left out; texts that are no message unchanged. */
function asOneMessage(text: string, requestId?: RequestId): string {
  if (!suspicious.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value))
      return JSON.stringify(value.map((one) => (isObject(one) ? asMeant(one, requestId) : one)));
    return isObject(value) ? JSON.stringify(asMeant(value, requestId)) : text;
  } catch {
    return text;
  }
}

/** The JSON texts of the messages on a line: one, or those of a batch; a byte order mark before the first is ignored. */
export function messagesOn(line: string, requestId?: RequestId): readonly string[] {
  const text = asOneMessage(line.replace(/^\uFEFF/, ''), requestId);
  if (!text.startsWith('[')) return [text];
  try {
    const batch: unknown = JSON.parse(text);
    return Array.isArray(batch) && batch.length > 0 ? batch.map((one) => JSON.stringify(one)) : [text];
  } catch {
    return [text];
  }
}

/**
 * The same for a body over HTTP: a message, or server-sent events with one message on each line of data. An error that
 * names no request answers the one that was sent.
 */
export function messageFilter(
  isStream: boolean,
  requestId?: RequestId,
): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  let rest = '';
  const fixed = (line: string) =>
    isStream
      ? line.replace(/^(data: ?)(.*)$/s, (_, field, data) =>
          messagesOn(data, requestId)
            .map((message) => field + message)
            .join('\n\n'),
        )
      : asOneMessage(line.replace(/^\uFEFF/, ''), requestId);
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
