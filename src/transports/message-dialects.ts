// Messages as some servers write them although the protocol says otherwise, as the SDK reads them.
import {
  isJson,
  isObject,
  type JsonObject,
  type JsonValue,
  parseJsonText,
  plainText,
} from '../model/json.ts';

type RequestId = string | number | undefined;

/**
 * Nulls where nothing is meant, an answer to `initialize`, an error that is a text or has a code of its own, the result of the
 * first version of the protocol.
 */
const suspicious =
  /"(?:_meta|error|result|id|message)"\s*:\s*null|"protocolVersion"|"toolResult"|"error"\s*:\s*"|"code"\s*:\s*(?:"|null)/;
const declares = /"jsonrpc"\s*:\s*"2\.0"/;

/** One message as the protocol would have it, and with the id of the only request it can answer; others as they are. */
function asMeant(received: JsonObject, requestId: RequestId): JsonObject {
  if (received.jsonrpc === undefined && received.id === undefined) return received;
  const { error, result, ...others } = withId(received, requestId);
  const isResult = result !== undefined && result !== null;
  if (!isResult)
    return error === undefined || error === null ? received : { ...others, error: errorAsMeant(error) };
  if (error !== undefined && error !== null) return received;
  return { ...others, result: isObject(result) ? resultAsMeant(result) : result };
}

function withId(received: JsonObject, requestId: RequestId): JsonObject {
  const isAnswer = received.id !== undefined && received.method === undefined;
  const versioned = isAnswer && received.jsonrpc === undefined ? { jsonrpc: '2.0', ...received } : received;
  return received.id === null && isSaid(received.error) && requestId !== undefined
    ? { ...versioned, id: requestId }
    : versioned;
}

const isSaid = (error: JsonValue | undefined) =>
  isObject(error) || (typeof error === 'string' && error !== '');

/** An error with a number for its code and a text for its message, whatever else it has. */
function errorAsMeant(error: JsonValue): JsonValue {
  if (typeof error === 'string') return { code: -32603, message: error };
  if (!isObject(error)) return error;
  const { code, message, data } = error;
  if (Number.isInteger(code) && typeof message === 'string') return error;
  const said = [message, data, error.error, error.detail].find((text) => typeof text === 'string') ?? code;
  return {
    ...error,
    code: Number.isInteger(code) ? code : -32603,
    message: said === undefined || said === null ? 'an error without a message' : plainText(said),
  };
}

function resultAsMeant(result: JsonObject): JsonObject {
  const { _meta, toolResult, ...rest } = result;
  const meant = _meta === null ? rest : _meta === undefined ? rest : { ...rest, _meta };
  if (toolResult !== undefined && result.content === undefined) {
    const text = typeof toolResult === 'string' ? toolResult : JSON.stringify(toolResult);
    return { ...meant, content: [{ type: 'text', text }] };
  }
  if (typeof result.protocolVersion !== 'string' || !isObject(result.serverInfo)) return meant;
  return {
    ...withoutNulls(meant),
    capabilities: capabilitiesAsMeant(result.capabilities),
    serverInfo: withoutNulls(result.serverInfo),
  };
}

/** `true` for an object without anything, null for what is not there. */
function capabilitiesAsMeant(written: JsonValue | undefined): JsonValue {
  if (!isObject(written)) return written ?? {};
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) =>
      value === null || value === false || value === undefined ? [] : [[name, value === true ? {} : value]],
    ),
  );
}

const withoutNulls = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));

/** The JSON text of a message, as it is meant; texts that are no message unchanged. */
function asOneMessage(text: string, requestId?: RequestId): string {
  if (declares.test(text) && !suspicious.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value))
      return JSON.stringify(value.map((one) => (isObject(one) ? asMeant(one, requestId) : one)));
    return isObject(value) ? JSON.stringify(asMeant(value, requestId)) : text;
  } catch {
    return text;
  }
}

/**
 * The parts of a line that begin like a message: several may stand on one, behind what was logged without a line break. In
 * a text inside of a message, the quotes are escaped.
 */
function partsOf(line: string): readonly string[] {
  const begins = [...line.matchAll(/\{\s?"jsonrpc"\s?:/g)].map(({ index }) => index);
  const [first = 0] = begins;
  if (begins.length === 0 || (begins.length === 1 && first === 0)) return [line];
  return begins.map((at, number) => line.slice(at, begins[number + 1]).trim());
}

/** The JSON texts of the messages on a line: one, or those of a batch; a byte order mark and NULs before the first are ignored. */
export function messagesOn(line: string, requestId?: RequestId): readonly string[] {
  const bare = line.replace(/^[\uFEFF\0]+/, '');
  const parts = partsOf(bare);
  if ((parts.length > 1 || parts[0] !== bare) && !isJson(bare) && parts.every(isJson))
    return parts.flatMap((part) => messagesOn(part, requestId));
  const text = asOneMessage(bare, requestId);
  if (!text.startsWith('[')) return [text];
  try {
    const batch: unknown = JSON.parse(text);
    return Array.isArray(batch) && batch.length > 0 ? batch.map((one) => JSON.stringify(one)) : [text];
  } catch {
    return [text];
  }
}

/** What an API says of a request in its own way, in place of a message: `{"error": "invalid_token", …}`. */
function asAnswer(text: string, requestId: RequestId): string {
  if (requestId === undefined || text.length > 20_000 || !/^\s*\{/.test(text) || declares.test(text))
    return text;
  const body = parseJsonText(text);
  if (!isObject(body) || ['id', 'method', 'result'].some((key) => Object.hasOwn(body, key))) return text;
  const { error } = body;
  const said = [
    body.error_description,
    body.message,
    error,
    isObject(error) ? error.message : undefined,
    body.detail,
    body.title,
    body.msg,
  ].find((value) => typeof value === 'string' && value !== '');
  const message = said === undefined ? text.trim().slice(0, 200) : plainText(said);
  return JSON.stringify({ jsonrpc: '2.0', id: requestId, error: { code: -32603, message } });
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
      : asOneMessage(asAnswer(line.replace(/^\uFEFF/, ''), requestId), requestId);
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
      // An event that is not ended by a blank line would be thrown away.
      const end = isStream && rest !== '' ? '\n\n' : isStream ? '\n' : '';
      if (rest !== '' || isStream) controller.enqueue(Buffer.from(fixed(rest) + end));
    },
  });
}
