// Places in a value that must stay when it is cut.
import { pointerTokens } from '../model/pointer.ts';

/** A place and what is inside it, as a tree. */
export interface KeptPlaces {
  /** The text that stands here stays whole. */
  readonly isWhole: boolean;
  /** Stretches [start, end) of the text that stands here. */
  readonly spans: readonly (readonly [number, number])[];
  /** Places inside, by property or index. */
  readonly inside: ReadonlyMap<string, KeptPlaces>;
}

export interface Place {
  /** A JSON Pointer. */
  readonly pointer: string;
  readonly span?: readonly [number, number];
}

interface Growing extends KeptPlaces {
  isWhole: boolean;
  readonly spans: (readonly [number, number])[];
  readonly inside: Map<string, Growing>;
}

const nothing = (): Growing => ({ isWhole: false, spans: [], inside: new Map() });

/** The tree of some places. */
export function keptPlaces(places: Iterable<Place>): KeptPlaces {
  const root = nothing();
  for (const { pointer, span } of places) {
    let here = root;
    for (const token of pointerTokens(pointer)) {
      const next = here.inside.get(token) ?? nothing();
      here.inside.set(token, next);
      here = next;
    }
    if (span === undefined) here.isWhole = true;
    else here.spans.push(span);
  }
  return root;
}
