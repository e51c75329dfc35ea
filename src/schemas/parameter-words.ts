// What a tool's input schema says about one of its parameters, for those who look for its value in prose.
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { ParameterWords } from '../text/sayings/context.ts';
import { parameterOf, schemasAt } from './schema-source.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The words of the schema at a pointer into the arguments. */
export function parameterWords(inputSchema: JsonObject, pointer: string): ParameterWords {
  const schemas = schemasAt(inputSchema, pointer);
  const first = <T>(read: (schema: JsonObject) => T | undefined) =>
    schemas.map(read).find((found) => found !== undefined);
  const type = first(({ type: each }) => text(each));
  const choices = first(({ enum: each }) =>
    Array.isArray(each) ? (each as readonly JsonValue[]) : undefined,
  );
  const description = first((schema) => text(schema.description) ?? text(schema.title));
  const format = first((schema) => text(schema.format));
  const pattern = first((schema) => text(schema.pattern));
  return {
    name: parameterOf(pointer),
    ...(type !== undefined && { type }),
    ...(choices !== undefined && { enum: choices }),
    ...(description !== undefined && { description }),
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
  };
}

const code =
  /\b(?:sql|query string|expression|regex|regular expression|glob|pattern|script|source code|code to|command|cypher|graphql|jq|xpath|selector|formula|template|markdown|html)\b/i;
const prose =
  /\b(?:text|body|message|description|content|comment|note|summary|subject|title|reason|instructions?|prompt|agenda|details?)\b/i;
const closed = /^(?:date|date-time|time|uuid|email|uri|url|ipv4|ipv6|hostname)$/;

/** Whether a parameter is code, a glob, a pattern, an expression or prose: what only a reader can vouch for. */
export function mayBeVouched(words: ParameterWords, value: JsonValue | undefined): boolean {
  if (typeof value !== 'string' || words.enum !== undefined) return false;
  if (words.format !== undefined && closed.test(words.format)) return false;
  if (/(?:^|_)(?:id|ids|uuid|date|email|name|city|country|code|status)$/.test(words.name)) return false;
  const said = `${words.name.replaceAll('_', ' ')} ${words.description ?? ''}`;
  if (code.test(said)) return true;
  return (
    prose.test(words.name.replaceAll('_', ' ')) || (prose.test(words.description ?? '') && /\s/.test(value))
  );
}
