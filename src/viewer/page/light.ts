// What is lit up on a sample: the words somebody points at, and the values that these rest on.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { JsonValue } from '../../model/json.ts';
import type { ReadPlace, ToldClaim, ToldSource } from '../told.ts';

/** Something that was pointed at, in words, and the places it leads to. */
export interface Light {
  /** Which claim or argument it is. */
  readonly key: string;
  readonly title: string;
  /** A proof, where there is one. */
  readonly proof?: string;
  readonly value?: JsonValue;
  readonly note?: string;
  readonly places: readonly ReadPlace[];
  /** Words of a message, and which: the number of its exchange. */
  readonly span?: readonly [number, number];
  readonly message?: number;
}

export interface Lighting {
  /** What is pointed at, else what is kept. */
  readonly light: Light | undefined;
  /** What is kept lit: what it rests on stays unfolded, whatever is pointed at meanwhile. */
  readonly kept: Light | undefined;
  /** Counts how often something was kept: each time leads to it once. */
  readonly turn: number;
  /** Lights something up while it is pointed at; nothing with undefined. */
  point(light: Light | undefined): void;
  /** Keeps it lit until it is clicked again, and leads to it. */
  pin(light: Light): void;
}

export const LightContext = createContext<Lighting>({
  light: undefined,
  kept: undefined,
  turn: 0,
  point: () => {},
  pin: () => {},
});

export function useLighting(): Lighting {
  return useContext(LightContext);
}

export function lightOfClaim(claim: ToldClaim, key: string): Light {
  const title = `“${claim.text}”`;
  switch (claim.kind) {
    case 'write':
      return {
        key,
        title,
        note: `reports the change that call ${claim.source.replace('step_', '')} made`,
        places: [{ step: claim.source, pointer: '' }],
      };
    case 'condition':
      return { key, title, note: 'reports a change that was rightly not made', places: [] };
    default:
      return {
        key,
        title,
        proof: claim.source,
        places: claim.reads,
        ...(claim.value !== undefined && { value: claim.value }),
        ...(claim.kind === 'echo' && { note: 'repeats an argument' }),
      };
  }
}

export function lightOfSource(source: ToldSource, key: string, name: string): Light {
  const { choice } = source;
  const why =
    choice === undefined
      ? undefined
      : choice.by === 'only'
        ? 'the only one in its list'
        : `chosen by “${choice.text ?? ''}” (${choice.by})`;
  const proof = source.proof ?? choice?.proof;
  return {
    key,
    title: name,
    note: why === undefined ? source.words : `${source.words}; ${why}`,
    places: source.reads,
    ...(proof !== undefined && { proof }),
    ...(source.span !== undefined && { span: source.span, message: source.message ?? 0 }),
  };
}

/** How a place of a step value is lit: itself, as one that is compared with, or because one within it is. */
export type Lit = 'read' | 'compared' | 'within';

/** The lit places of one step, those around them included. */
export function litPlaces(light: Light | undefined, step: string): ReadonlyMap<string, Lit> {
  const lit = new Map<string, Lit>();
  for (const { step: of, pointer, isCompared } of light?.places ?? []) {
    if (of !== step) continue;
    lit.set(pointer, isCompared ? 'compared' : 'read');
    if (isCompared) continue;
    for (let at = pointer.lastIndexOf('/'); at >= 0; at = pointer.lastIndexOf('/', at - 1)) {
      const around = pointer.slice(0, at);
      if (!lit.has(around)) lit.set(around, 'within');
      if (at === 0) break;
    }
  }
  return lit;
}
