// What a call of the right answer needs from the results of earlier ones.
import { callsOf, type Example, type ExampleCall } from '../../model/example.ts';
import { isScalar, type JsonScalar } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';
import { contentOf, placesOf } from './read-result.ts';

/** Where a carried value can be read: a call, and the pointer into what its result says. */
export interface ValueSource {
  /** The call's id. */
  readonly call: string;
  readonly pointer: string;
}

/** A value that a call takes from a result. */
export interface Need {
  /** JSON Pointer into the call's arguments. */
  readonly path: string;
  readonly value: JsonScalar;
  /** Everywhere in the results of earlier turns where the value stands; never empty. */
  readonly sources: readonly ValueSource[];
}

/**
 * The needs of each call, by its id. They are found by value, not by recorded bindings: if two results hold an
 * identifier, a player may take it from either. Carried values that are put together from parts stand in no result,
 * and are no needs.
 */
export function needsOf(example: Pick<Example, 'turns'>): ReadonlyMap<string, readonly Need[]> {
  const contents = new Map(callsOf(example).map((call) => [call.id, contentOf(call.result)]));
  const needs = new Map<string, readonly Need[]>();
  const earlier: ExampleCall[] = [];
  for (const turn of example.turns) {
    for (const call of turn) {
      needs.set(
        call.id,
        call.carried.flatMap((path): Need[] => {
          const value = getAt(call.arguments, path);
          if (value === undefined || !isScalar(value)) return [];
          const sources = earlier.flatMap(({ id }) =>
            placesOf(contents.get(id) ?? null, value).map((pointer) => ({ call: id, pointer })),
          );
          return sources.length === 0 ? [] : [{ path, value, sources }];
        }),
      );
    }
    earlier.push(...turn);
  }
  return needs;
}
