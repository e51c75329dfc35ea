// A call's result where a format wants it beside the name of the function that gave it.
import type { ExampleCall } from '../../model/example.ts';
import { type JsonObject, parseJsonText } from '../../model/json.ts';

/** `{name, content}`; a result that is JSON stays JSON, and is not a string with another JSON text in it. */
export function toolResponse(call: Pick<ExampleCall, 'name' | 'shown'>): JsonObject {
  return { name: call.name, content: parseJsonText(call.shown) ?? call.shown };
}
