// The JSON Schema of an answer, as strict structured output wants it.
import { z } from 'zod';
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { AnswerSchema } from './chat-model.ts';

/** The schema of what goes over the wire for a question such as a stage, under the name `toolgrad_<question>`. */
export function answerSchemaOf(question: string, answer: z.ZodType): AnswerSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(answer, { io: 'input' }) as JsonObject;
  return { name: `toolgrad_${question}`, schema: closed(schema) as JsonObject };
}

/** The schema with every object closed: strict endpoints refuse one that leaves room for more. */
function closed(schema: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(schema)) return schema.map((part) => closed(part) as JsonValue);
  if (!isObject(schema)) return schema;
  const parts = Object.entries(schema).map(([key, part]) => [key, closed(part)] as const);
  const isClosable = isObject(schema.properties) && schema.additionalProperties === undefined;
  return { ...Object.fromEntries(parts), ...(isClosable ? { additionalProperties: false } : {}) };
}
