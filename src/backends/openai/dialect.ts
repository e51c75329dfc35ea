// Which of the optional things an endpoint understands: structured output in its three grades, and parameters.
import type { JsonObject } from '../../core/json.ts';
import type { Message } from '../../core/seams.ts';
import type { ChatFault } from '../language/chat-fault.ts';
import type { AnswerSchema, ChatRequest } from '../language/chat-model.ts';
import { aboutFormat } from './http-fault.ts';

/** How the shape of an answer is asked for: enforced, JSON at least, or in words alone. */
const formats = ['json_schema', 'json_object', 'text'] as const;

/** What a request may do without, and the only ones that are sent. */
const optional = ['seed', 'temperature'] as const;
type Parameter = (typeof optional)[number];

export interface Dialect {
  readonly format: (typeof formats)[number];
  /** Whether the schema stands in the prompt: where the endpoint does not enforce it, the model must be told. */
  readonly schemaInPrompt: boolean;
  readonly without: ReadonlySet<Parameter>;
}

export const fullDialect: Dialect = { format: 'json_schema', schemaInPrompt: false, without: new Set() };

/** The body of a request, as `chat/completions` takes it. */
export interface ChatBody {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly response_format?: JsonObject;
  readonly seed?: number;
  readonly temperature?: number;
}

export function bodyOf(
  dialect: Dialect,
  about: { readonly model: string; readonly temperature?: number | undefined },
  { messages, schema, seed }: ChatRequest,
): ChatBody {
  const { format, without } = dialect;
  const { temperature } = about;
  return {
    model: about.model,
    messages: dialect.schemaInPrompt ? withSchema(messages, schema) : messages,
    ...(format === 'text' ? {} : { response_format: responseFormat(format, schema) }),
    ...(without.has('seed') ? {} : { seed }),
    ...(temperature === undefined || without.has('temperature') ? {} : { temperature }),
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

const unsupported =
  /unsupported|not support|unknown|unrecogni[sz]ed|not permitted|not allowed|unexpected|extra_forbidden|invalid|not available/i;
/** The dialect that a refusal asks for; undefined where it is about something else. */
export function dialectAfter(refusal: ChatFault, used: Dialect): Dialect | undefined {
  if (refusal.kind !== 'rejected') return undefined;
  if (aboutFormat.test(refusal.said)) {
    const simpler = plainer(used);
    if (simpler !== undefined) return simpler;
  }
  if (!unsupported.test(refusal.said)) return undefined;
  const named = optional.find(
    (name) => !used.without.has(name) && new RegExp(`\\b${name}\\b`).test(refusal.said),
  );
  return named === undefined ? undefined : { ...used, without: new Set([...used.without, named]) };
}

/**
 * The next dialect to try with an endpoint that refuses without a word why: ever plainer formats, and then the same
 * again without the parameters.
 */
export function plainerDialect(used: Dialect): Dialect | undefined {
  const simpler = plainer(used);
  if (simpler !== undefined) return simpler;
  return used.without.size < optional.length ? { ...fullDialect, without: new Set(optional) } : undefined;
}

function plainer(used: Dialect): Dialect | undefined {
  const format = formats[formats.indexOf(used.format) + 1];
  return format === undefined ? undefined : { ...used, format, schemaInPrompt: true };
}
