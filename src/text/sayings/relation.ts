// What a relation word compares, and how.
import type { Span } from './mention.ts';

export type RelationOperator =
  | 'min'
  | 'max'
  | '<'
  | '<='
  | '>'
  | '>='
  | '='
  | '!='
  /** Two counts are equal: "all", "every", "both". */
  | 'all'
  /** Exactly one, or these and no other: "only". */
  | 'only'
  /** A count of 0. */
  | 'none'
  /** More than half: "most". */
  | 'most'
  /** A count above 0: "some", "any". */
  | 'some'
  /** A product or quotient by `factor`: "half", "twice". */
  | 'times'
  | 'sum'
  | 'average'
  | 'difference';

export type Dimension =
  | 'price'
  | 'date'
  | 'time'
  | 'duration'
  | 'length'
  | 'size'
  | 'weight'
  | 'distance'
  | 'speed'
  | 'temperature'
  | 'rating'
  | 'age'
  | 'count'
  | 'priority';

export interface RelationReading {
  readonly operator: RelationOperator;
  /** What is compared; undefined where any field may be ("most", "more than"). */
  readonly dimension?: Dimension;
}

export interface Relation extends Span {
  readonly text: string;
  /** Each way to understand the word: "oldest" is the earliest date or the greatest age. */
  readonly readings: readonly RelationReading[];
  /** 2 of "the second cheapest"; -1 of "the last". */
  readonly rank?: number;
  /** 0.5 of "half", 2 of "both" and "twice". */
  readonly factor?: number;
  /** A negation in the same clause turns it round: "not the cheapest", "isn't more than". */
  readonly negated: boolean;
}

/** What a proof computes, as far as a relation word can be compared with it. */
export interface Operation {
  readonly operator: RelationOperator;
  /** Names of the fields that are compared, the nearest first. */
  readonly labels?: readonly string[];
  readonly unit?: string;
  readonly rank?: number;
  readonly factor?: number;
}
