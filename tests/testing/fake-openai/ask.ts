// Plain requests to a fake endpoint: fetch, and no client that would mend anything.
import type { JsonObject } from '../../../src/model/json.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of every shape are looked into
  readonly body: any;
}

/** The schema of `{ word: string }`. */
const wordSchema = {
  type: 'object',
  properties: { word: { type: 'string' } },
  required: ['word'],
  additionalProperties: false,
};

/** A body that asks for a completion of one sentence. */
export function asking(content = 'Say something.', more: JsonObject = {}): JsonObject {
  return { model: 'gpt-test', messages: [{ role: 'user', content }], ...more };
}

/** The response format of structured output. */
export function jsonSchema(name: string, schema: JsonObject = wordSchema): JsonObject {
  return { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } };
}

export async function ask(
  baseUrl: string,
  body: JsonObject | string = asking(),
  init: RequestInit = {},
): Promise<Answered> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** The content of the only choice. */
export async function contentOf(baseUrl: string, body: JsonObject = asking()): Promise<string> {
  const answered = await ask(baseUrl, body);
  return answered.body.choices[0].message.content;
}
