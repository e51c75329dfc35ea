// Structured output in its three grades, and the parameters that an endpoint may not know.
import { isObject, type JsonObject } from '../../model/json.ts';
import type { Message } from '../../model/seams.ts';
import type { ChatFault } from '../language/chat-fault.ts';
import type { AnswerSchema, ChatRequest } from '../language/chat-model.ts';
import { refusesSystem, withoutSystem } from './message-dialect.ts';
import type { Dialects } from './negotiate.ts';
import {
  type AskedModel,
  givenFor,
  optionalParameters,
  type Parameter,
  parametersOf,
  refusedParameter,
} from './parameters.ts';
import { aboutFormat } from './refusal-words.ts';
import type { Reply } from './reply.ts';
import type { RequestBody } from './wire.ts';

/** How the shape of an answer is asked for: enforced, JSON at least, or in words alone. */
const formats = ['json_schema', 'json_object', 'text'] as const;

export interface Dialect {
  readonly format: (typeof formats)[number];
  /** Whether the schema stands in the prompt: where the endpoint does not enforce it, the model must be told. */
  readonly schemaInPrompt: boolean;
  readonly without: ReadonlySet<Parameter>;
  /** Whether what the system says stands in the user's first message. */
  readonly noSystem?: true;
}

const fullDialect: Dialect = { format: 'json_schema', schemaInPrompt: false, without: new Set() };

interface ChatBody extends RequestBody {
  readonly messages: readonly Message[];
  readonly response_format?: JsonObject;
}

/** The body of a request in a dialect. */
export function bodyOf(
  dialect: Dialect,
  about: AskedModel,
  { messages, schema, seed }: ChatRequest,
): ChatBody {
  const { format, without } = dialect;
  const told = dialect.schemaInPrompt ? withSchema(messages, schema) : messages;
  return {
    model: about.model,
    messages: dialect.noSystem ? withoutSystem(told) : told,
    ...(format === 'text' ? {} : { response_format: responseFormat(format, schema) }),
    ...parametersOf(givenFor(about, seed), without),
  };
}

function responseFormat(format: 'json_schema' | 'json_object', { name, schema }: AnswerSchema): JsonObject {
  return format === 'json_object'
    ? { type: 'json_object' }
    : { type: 'json_schema', json_schema: { name, strict: true, schema } };
}

const instructions = new WeakMap<AnswerSchema, string>();

/** At the end of the first message: it is the same in every request of a stage, and so stays in the prompt's prefix. */
function withSchema(messages: readonly Message[], schema: AnswerSchema): readonly Message[] {
  let instruction = instructions.get(schema);
  if (instruction === undefined) {
    instruction = `Answer with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema.schema)}`;
    instructions.set(schema, instruction);
  }
  const [first, ...rest] = messages;
  if (first === undefined) return [{ role: 'user', content: instruction }];
  return [{ ...first, content: `${first.content}\n\n${instruction}` }, ...rest];
}

/** The dialect that a refusal asks for; undefined where it is about something else. */
function dialectAfter(refusal: ChatFault, used: Dialect, { messages }: ChatRequest): Dialect | undefined {
  if (refusal.kind !== 'rejected') return undefined;
  if (!used.noSystem && refusesSystem(refusal, messages)) return { ...used, noSystem: true };
  if (aboutFormat.test(refusal.said)) {
    const simpler = plainer(used);
    if (simpler !== undefined) return simpler;
  }
  const named = refusedParameter(refusal, used.without);
  return named === undefined ? undefined : { ...used, without: new Set([...used.without, named]) };
}

/** Ever plainer formats, and then the same again without the parameters. */
function plainerDialect(used: Dialect): Dialect | undefined {
  const simpler = plainer(used);
  if (simpler !== undefined) return simpler;
  return used.without.size < optionalParameters.length
    ? { ...fullDialect, ...(used.noSystem && { noSystem: true }), without: new Set(optionalParameters) }
    : undefined;
}

function plainer(used: Dialect): Dialect | undefined {
  const format = formats[formats.indexOf(used.format) + 1];
  return format === undefined ? undefined : { ...used, format, schemaInPrompt: true };
}

/** Whether an answer shows that its schema was not enforced: it is not JSON, or lacks what every answer must have. */
function ignores({ text, finish }: Reply, { schema }: ChatRequest): boolean {
  if (finish !== 'stop') return false;
  const { required } = schema.schema;
  try {
    const value: unknown = JSON.parse(text);
    return !isObject(value) || (Array.isArray(required) && required.some((name) => !(String(name) in value)));
  } catch {
    return true;
  }
}

/** The dialects of requests whose answer has a schema. */
export const answerDialects: Dialects<ChatRequest, Dialect> = {
  full: fullDialect,
  after: dialectAfter,
  plainer: plainerDialect,
  seen: (reply, request, current) =>
    !current.schemaInPrompt && ignores(reply, request) ? { ...current, schemaInPrompt: true } : current,
};
