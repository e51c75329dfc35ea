// JSON made readable by name: JSON inside strings is opened, columns and rows are joined, maps of things become lists.
import { isObject, type JsonObject, type JsonValue, parseJsonText } from '../../model/json.ts';
import { toPointer } from '../../model/pointer.ts';
import { joinColumns } from './columns.ts';
import { listOfMap } from './keyed-map.ts';

export interface Reshaped {
  readonly value: JsonValue;
  /** Pointers, the same in both values, at which the new value differs from what it was made of. */
  readonly changed: readonly string[];
}

/**
 * The value as proofs and questions read it. Each string that is a JSON object or list as a whole is replaced by that;
 * columns with rows, parallel arrays and a head above its rows become objects a row; a map whose keys are data becomes
 * a list. Every other layout (edges, hits, features, JSON:API) stays: paths can walk it. A part that does not change is
 * the same object as before.
 */
export function reshape(value: JsonValue, pointer = ''): Reshaped {
  if (typeof value === 'string') {
    const inner = parseJsonText(value);
    return inner === undefined ? { value, changed: [] } : { value: reshape(inner).value, changed: [pointer] };
  }
  if (Array.isArray(value)) return reshapeList(value as readonly JsonValue[], pointer);
  if (!isObject(value)) return { value, changed: [] };
  const inside = reshapeMembers(value, pointer);
  const joined = joinColumns(inside.value as JsonObject) ?? listOfMap(inside.value as JsonObject);
  return joined === undefined ? inside : { value: joined, changed: [pointer] };
}

function reshapeList(items: readonly JsonValue[], pointer: string): Reshaped {
  const changed: string[] = [];
  const values = items.map((item, index) => {
    const reshaped = reshape(item, `${pointer}/${index}`);
    for (const place of reshaped.changed) changed.push(place);
    return reshaped.value;
  });
  const joined = joinColumns(changed.length === 0 ? items : values);
  if (joined !== undefined) return { value: joined, changed: [pointer] };
  return { value: changed.length === 0 ? items : values, changed };
}

function reshapeMembers(object: JsonObject, pointer: string): Reshaped {
  const changed: string[] = [];
  const members = Object.entries(object).map(([key, member]): [string, JsonValue] => {
    const reshaped = reshape(member ?? null, pointer + toPointer([key]));
    for (const place of reshaped.changed) changed.push(place);
    return [key, reshaped.value];
  });
  return { value: changed.length === 0 ? object : Object.fromEntries(members), changed };
}
