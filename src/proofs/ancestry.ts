// Where an object of a step's value stands: its step, its JSON pointer, and the object around it.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Evidence } from './evidence.ts';

interface Place {
  /** RFC 6901. */
  readonly pointer: string;
  /** The object that this one is in; lists between them do not count. */
  readonly parent: JsonObject | undefined;
}

export interface Position extends Place {
  readonly step: string;
}

const known = new WeakMap<object, ReadonlyMap<object, Place>>();

/** The place of an object or list in the evidence's step values; undefined for any other. */
export function positionOf(object: object, evidence: Evidence): Position | undefined {
  for (const [step, value] of evidence.values) {
    const place = typeof value === 'object' && value !== null ? placesIn(value).get(object) : undefined;
    if (place !== undefined) return { step, ...place };
  }
  return undefined;
}

/** Frozen copies keep their identity in evaluation, so that each object is where it was found. */
function placesIn(whole: object): ReadonlyMap<object, Place> {
  const before = known.get(whole);
  if (before !== undefined) return before;
  const found = new Map<object, Place>();
  const visit = (value: JsonValue | undefined, pointer: string, parent: JsonObject | undefined) => {
    if (typeof value !== 'object' || value === null) return;
    found.set(value, { pointer, parent });
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${pointer}/${index}`, parent);
    } else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        visit(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, value);
      }
    }
  };
  visit(whole as JsonValue, '', undefined);
  known.set(whole, found);
  return found;
}
