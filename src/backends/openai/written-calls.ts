// The tool calls in a message of a model, read leniently, and kept as they were where they cannot be read.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';

/** A call as it stands in a message. */
export interface WrittenCall {
  /** Empty where the endpoint gives none. */
  readonly id: string;
  readonly name: string;
  readonly arguments: JsonObject | null;
  /** What was written, where it is not a JSON object. */
  readonly raw?: string;
  /** Fields that we do not know; Gemini's signatures of thoughts stand here. */
  readonly beside?: JsonObject;
}

/** The calls of a message, in order; entries that name no function are none. */
export function callsIn({ tool_calls: calls, function_call: only }: JsonObject): readonly WrittenCall[] {
  if (Array.isArray(calls) && calls.length > 0) return (calls as readonly JsonValue[]).flatMap(callIn);
  // What endpoints had before there were several calls in a message, and some still have.
  return isObject(only) ? callIn({ function: only }) : [];
}

function callIn(entry: JsonValue): readonly WrittenCall[] {
  if (!isObject(entry)) return [];
  const { id, type: _, function: called, index: __, ...beside } = entry;
  if (!isObject(called) || typeof called.name !== 'string') return [];
  return [
    {
      id: typeof id === 'string' ? id : '',
      name: called.name,
      ...argumentsIn(called.arguments),
      ...(Object.keys(beside).length === 0 ? {} : { beside }),
    },
  ];
}

/** A JSON text as it should be, an object as some endpoints send it, or nothing at all for a tool without parameters. */
function argumentsIn(written: JsonValue | undefined): Pick<WrittenCall, 'arguments' | 'raw'> {
  if (isObject(written)) return { arguments: written };
  if (written === undefined || written === null || written === '') return { arguments: {} };
  const raw = typeof written === 'string' ? written : JSON.stringify(written);
  try {
    const value = unwrapped(JSON.parse(raw));
    // How a call without arguments is written, too.
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
      return { arguments: {} };
    return isObject(value) ? { arguments: value } : { arguments: null, raw };
  } catch {
    return { arguments: null, raw };
  }
}

/** JSON that stands in a JSON string, as some endpoints write it. */
function unwrapped(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  return JSON.parse(value);
}

/** Endpoints whose models think between calls want those thoughts back (DeepSeek, OpenRouter). */
const wantedBack = ['reasoning_content', 'reasoning_details'] as const;

/** The fields of a message that have to go back with it; undefined where it has none. */
export function besideOf(message: JsonObject): JsonObject | undefined {
  const fields = wantedBack.flatMap((name) => {
    const value = message[name];
    return value === undefined || value === null || value === '' ? [] : [[name, value] as const];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}
