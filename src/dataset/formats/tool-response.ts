// A call's result where a format wants it beside the name of the function that gave it.
import type { ExampleCall } from '../../model/example.ts';
import { compactJson } from '../../model/json-text.ts';

/**
 * The JSON text of `{name, content}`. A result that is JSON stays JSON, with its numbers as the server wrote them, and is
 * not a string with another JSON text in it.
 */
export function toolResponse(call: Pick<ExampleCall, 'name' | 'shown'>): string {
  const content = compactJson(call.shown) ?? JSON.stringify(call.shown);
  return `{"name":${JSON.stringify(call.name)},"content":${content}}`;
}
