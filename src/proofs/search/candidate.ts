// What a stretch of an answer may rest on.
import type { Fact, Group, Member } from './facts.ts';

export interface Candidate {
  readonly proof: string;
  /** `direct`: one value. `range`: the two ends of a stretch of days. `echo`: an argument. `said`: words of a text. The others are computed. */
  readonly kind:
    | 'direct'
    | 'range'
    | 'echo'
    | 'said'
    | 'count'
    | 'sum'
    | 'difference'
    | 'product'
    | 'ratio'
    | 'share'
    | 'average'
    | 'extreme'
    | 'distance';
  /** The values it reads; of one that is computed, its operands. */
  readonly facts: readonly Fact[];
  /** The members that the sentence has to be about. */
  readonly members: readonly Member[];
  /** The whole list that it goes over. */
  readonly group?: Group;
}

/** What a figure, a date or a name rests on, if it has to rest on anything, or what is wrong with it. */
export type Judged =
  | { readonly candidate: Candidate | undefined }
  | { readonly what: string; readonly instead: string };
