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
 * Nulls and empty lists where nothing is meant, an answer to `initialize`, an error that is a text or has a code of its own,
 * the result of the first version of the protocol.
 */
const suspicious =
  /"(?:_meta|error|result|id|message)"\s*:\s*(?:null|\[)|"protocolVersion"|"toolResult"|"error"\s*:\s*"|"code"\s*:\s*(?:"|null)/;
/** A result that is a list or a text. */
const bareResult = /^[^{]{0,20}\{[^{}[\]]{0,200}"result"\s*:\s*["[]/;
const declares = /"jsonrpc"\s*:\s*"2\.0"/;

/** One message as the protocol would have it, and with the id of the only request it can answer; others as they are. */
function asMeant(received: JsonObject, requestId: RequestId): JsonObject {
  if (received.jsonrpc === undefined && received.id === undefined) return received;
  const { error, result, ...others } = withId(received, requestId);
  const isResult = result !== undefined && result !== null;
  if (!isResult)
    return error === undefined || error === null ? received : { ...others, error: errorAsMeant(error) };
  if (error !== undefined && error !== null) return received;
  return { ...others, result: resultAsMeant(isObject(result) ? result : inItsPlace(result)) };
}

function withId(received: JsonObject, requestId: RequestId): JsonObject {
  // Answers of other versions are written the same way.
  const isAnswer = received.id !== undefined && received.method === undefined;
  const versioned = isAnswer ? { ...received, jsonrpc: '2.0' } : received;
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

/** What is sent without the object around it: the tools of a list, the blocks or the text of a call's result. */
function inItsPlace(result: JsonValue): JsonObject {
  if (!Array.isArray(result)) return { content: [{ type: 'text', text: plainText(result) }] };
  const areTools = result.every((one) => isObject(one) && typeof one.name === 'string' && !('text' in one));
  return areTools ? { tools: result } : { content: result };
}

function resultAsMeant(result: JsonObject): JsonObject {
  const { _meta, toolResult, ...rest } = result;
  const meant = isObject(_meta) ? { ...rest, _meta } : rest;
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

/** `true` for an object without anything, as is an empty list of languages that know no other; null for what is not there. */
function capabilitiesAsMeant(written: JsonValue | undefined): JsonValue {
  if (!isObject(written)) return isEmptyList(written) ? {} : (written ?? {});
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) =>
      value === null || value === false || value === undefined
        ? []
        : [[name, value === true || isEmptyList(value) ? {} : value]],
    ),
  );
}

const isEmptyList = (value: JsonValue | undefined) => Array.isArray(value) && value.length === 0;

const withoutNulls = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));

/** The JSON text of a message, as it is meant; texts that are no message unchanged. */
function asOneMessage(text: string, requestId?: RequestId): string {
  if (declares.test(text) && !suspicious.test(text) && !bareResult.test(text)) return text;
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
 * The parts of a line that begin like a message, each to its last brace: several may stand on one, among what was logged or
 * coloured without a line break. In a text inside of a message, the quotes are escaped.
 */
function partsOf(line: string): readonly string[] {
  const begins = [...line.matchAll(/\{\s?"jsonrpc"\s?:/g)].map(({ index }) => index);
  const [first = 0] = begins;
  if (begins.length === 0 || (begins.length === 1 && first === 0 && line.trimEnd().endsWith('}')))
    return [line];
  return begins.map((at, number) => {
    const part = line.slice(at, begins[number + 1]);
    return part.slice(0, part.lastIndexOf('}') + 1);
  });
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
  return refusalOf(requestId, saidBy(body) ?? text.trim());
}

/** What an object says in words that is about an error. */
export function saidBy(body: JsonObject): string | undefined {
  const { error, errors } = body;
  const [first] = Array.isArray(errors) ? errors : [];
  const said = [
    body.error_description,
    body.message,
    error,
    isObject(error) ? error.message : undefined,
    first,
    isObject(first) ? first.message : undefined,
    body.detail,
    body.title,
    body.msg,
  ].find((value) => typeof value === 'string' && value !== '');
  return said === undefined ? undefined : plainText(said);
}

/** The message that refuses a request in the words of what was said instead. */
export function refusalOf(id: string | number, said: string): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32603, message: said.slice(0, 200) } });
}

/**
 * The text of a body over HTTP as the protocol would have it: a message, a batch, or, of messages on a line each, a batch.
 * An error that names no request answers the one that was sent.
 */
export function bodyAsMeant(body: string, requestId: RequestId): string {
  const bare = body.replace(/^\uFEFF/, '');
  const lines =
    bare.includes('\n') && !isJson(bare) ? bare.split('\n').filter((line) => /\S/.test(line)) : [];
  const text = lines.length > 1 && lines.every(isJson) ? `[${lines.join(',')}]` : bare;
  return asOneMessage(asAnswer(text, requestId), requestId);
}
