// What a piece of prose says: stretches of it, and the values that each may mean.

/** A stretch of text: UTF-16 units [start, end). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type MentionKind =
  | 'number'
  | 'ordinal'
  | 'money'
  | 'quantity'
  | 'percent'
  | 'duration'
  /** A calendar day, written out or relative to today. */
  | 'date'
  /** A month, a quarter, a year, "end of May", "last week": a stretch of days. */
  | 'period'
  | 'weekday'
  | 'time'
  | 'identifier'
  | 'quotation'
  | 'name'
  /** A superlative, comparative, quantifier or other word that compares or selects. */
  | 'relation'
  /** Yes or no as an answer. */
  | 'answer';

/** How an approximate figure was announced: "about 40", "just under 40", "over 40". */
export type Approximation = 'about' | 'under' | 'over';

/** One value that a mention may mean. */
export type Reading =
  /** `precision` is the place of the last digit that counts: 0.01 of "1,250.00", 1000 of "33k", 1 of "97". */
  | { readonly as: 'number'; readonly value: number; readonly precision: number }
  /** `currencies` are ISO 4217 codes: several where the sign or name is shared ("kr"). */
  | {
      readonly as: 'money';
      readonly value: number;
      readonly precision: number;
      readonly currencies: readonly string[];
    }
  /** `unit` is a key of the table of units: "km", "celsius", "percent". */
  | { readonly as: 'quantity'; readonly value: number; readonly precision: number; readonly unit: string }
  /** Calendar months and seconds are kept apart: no number of days makes a month. */
  | {
      readonly as: 'duration';
      readonly months: number;
      readonly seconds: number;
      /** The size of the smallest unit that was said, in seconds (a month counts as 30 days). */
      readonly precision: number;
      /** The number as it is said, where there is one part: 36 of "36 months". */
      readonly count?: number;
    }
  /**
   * Days from `from` to `to`, both included, as ISO dates; equal for a day. `yearless` where the text names no year and
   * the nearest to today was taken, `range` where the text names both ends ("2–5 March").
   */
  | {
      readonly as: 'date';
      readonly from: string;
      readonly to: string;
      readonly yearless?: true;
      readonly range?: true;
      /** The boundary that the words name: "end of May" is about its last day, "since February" about its first. */
      readonly edge?: 'start' | 'end';
      /** The weekday that is said with it, right or wrong. */
      readonly weekday?: number;
      /** The time of a timestamp, in seconds since midnight, and its offset in minutes. */
      readonly seconds?: number;
      readonly zone?: number;
      /** Counted from today: "tomorrow". */
      readonly relative?: true;
    }
  /** 1 is Monday, 7 is Sunday. */
  | { readonly as: 'weekday'; readonly day: number }
  /** Seconds since midnight; `zone` is an offset in minutes where one is written; `to` for a range of times. */
  | {
      readonly as: 'time';
      readonly seconds: number;
      readonly precision: number;
      readonly zone?: number;
      readonly to?: number;
    }
  /** An identifier, the inside of a quotation, or a name. */
  | { readonly as: 'text'; readonly value: string }
  | { readonly as: 'boolean'; readonly value: boolean };

export interface Mention extends Span {
  readonly kind: MentionKind;
  /** As it is written. */
  readonly text: string;
  /** Every value it may mean, the likeliest first; empty for relation words, which `relationClass` reads. */
  readonly readings: readonly Reading[];
  readonly approximate?: Approximation;
  /** It is a figure or a comparison only in some of its uses: "one", "another". */
  readonly weak?: true;
  /** The words after a number that it counts, folded: "4-star hotel" has "star hotel". */
  readonly noun?: string;
}
