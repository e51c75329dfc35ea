// Where an object of a step's value stands: its step, its JSON pointer, and the object around it.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Evidence } from './evidence.ts';

export interface Position {
  readonly step: string;
  /** RFC 6901. */
  readonly pointer: string;
  /** The object that this one is in; lists between them do not count. */
  readonly parent: JsonObject | undefined;
}

const known = new WeakMap<Evidence, ReadonlyMap<object, Position>>();

/** The place of each object and list in the evidence's step values; frozen copies keep their identity in evaluation. */
export function positions(evidence: Evidence): ReadonlyMap<object, Position> {
  const before = known.get(evidence);
  if (before !== undefined) return before;
  const found = new Map<object, Position>();
  const visit = (
    step: string,
    value: JsonValue | undefined,
    pointer: string,
    parent: JsonObject | undefined,
  ) => {
    if (typeof value !== 'object' || value === null) return;
    found.set(value, { step, pointer, parent });
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(step, item, `${pointer}/${index}`, parent);
    } else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        visit(step, member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, value);
      }
    }
  };
  for (const [step, value] of evidence.values) visit(step, value, '', undefined);
  known.set(evidence, found);
  return found;
}
