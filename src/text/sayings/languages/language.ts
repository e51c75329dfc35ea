// What the readers know about a language: words only, no rules.
import type { Approximation } from '../mention.ts';

export type LanguageCode = 'en' | 'de' | 'fr' | 'es';

/**
 * All entries are folded: lower case, no accents. Lists of words are parted by spaces, lists of phrases by commas; a
 * table is `value: phrase, phrase; value: phrase`.
 */
export interface Language {
  readonly code: LanguageCode;
  /** Frequent words that tell the language and carry no meaning of their own. */
  readonly common: string;
  /** The words that numbers are made of. */
  readonly numbers: string;
  readonly scales: string;
  /** Tens and units are written as one word: "siebenundzwanzig". */
  readonly joined?: true;
  /** Between the parts of a number: "a hundred and five", "vingt et un". */
  readonly numberAnd: string;
  /** Articles that may count as one: "a hundred", "an hour". */
  readonly articles: string;
  readonly ordinals: string;
  /** What follows digits to make an ordinal. */
  readonly ordinalSuffixes: string;
  readonly fractions: string;
  /** "and a half", "and a quarter" behind a number or a unit: the part, and the words that say it. */
  readonly andHalf: string;
  readonly minus: string;
  /** Behind a temperature. */
  readonly belowZero: string;
  /** The words for each month, and for each weekday from Monday on; entries parted by commas. */
  readonly months: string;
  readonly weekdays: string;
  readonly units: string;
  readonly currencies: string;
  readonly approximations: Readonly<Record<Approximation, string>>;
  readonly dates: DateWords;
  readonly clock: ClockWords;
  readonly negations: string;
  readonly yes: string;
  readonly no: string;
  /** Words that often begin a sentence before a name, and are no part of it: "Take MR 1565". */
  readonly openers: string;
  /** Words that begin a question which asks whether. */
  readonly whether: string;
  /** Words that begin a clause. */
  readonly clauseStarts: string;
  readonly relations: readonly RelationRow[];
  readonly idioms: string;
  readonly abbreviations: string;
  /** Endings that inflect or derive a word without making it another thing; longest first. */
  readonly endings: string;
  /** Irregular forms: each entry's words are forms of one. */
  readonly irregular: string;
}

export interface DateWords {
  /** Days from today. */
  readonly days: string;
  readonly next: string;
  readonly last: string;
  readonly current: string;
  /** Behind a length of time ("two weeks ago"), and before one ("vor zwei Wochen"). */
  readonly ago: string;
  readonly agoBefore: string;
  /** Before a number of days to come: "in two weeks". */
  readonly ahead: string;
  /** Behind one: "two weeks from now". */
  readonly fromNow: string;
  readonly early: string;
  readonly mid: string;
  readonly late: string;
  /** "end of", "the beginning of": an edge that is meant exactly. */
  readonly startOf: string;
  readonly endOf: string;
  readonly since: string;
  readonly until: string;
  readonly of: string;
  readonly rangeTo: string;
  readonly weekend: string;
  readonly quarter: string;
  /** Before a bare year or a month whose name is a word too: "in May", "since 2024". */
  readonly before: string;
}

export interface ClockWords {
  /** Hours of named times. */
  readonly named: string;
  readonly oclock: string;
  readonly past: string;
  readonly to: string;
  /** "half past three" is 3:30, "halb vier" too. */
  readonly halfPast: string;
  readonly halfBefore: string;
  readonly quarter: string;
  readonly morning: string;
  readonly afternoon: string;
  readonly at: string;
}

/** What it compares ("min price", alternatives parted by "|"), and the phrases that say so, parted by commas. */
export type RelationRow = readonly [meaning: string, phrases: string];
