// What is known about a value and the text that may say it.
import type { JsonValue } from '../../model/json.ts';

export interface ReadingContext {
  /** The ISO date that relative dates count from. */
  readonly today: string;
  /** A BCP 47 tag; by default the language is recognised from the text's own words. */
  readonly locale?: string;
  /** An IANA zone in which timestamps may be said besides their own offset. */
  readonly timeZone?: string;
}

export interface SayingContext extends ReadingContext {
  /** The person's message: "yes" answers only a question that asks whether. */
  readonly query?: string;
  /** Names of the fields that the value comes from, its own first: `['price_per_night', 'hotels']`. */
  readonly labels?: readonly string[];
  /** The name of the parameter that the value is given to: "PR 412" says a `pull_number`. */
  readonly parameter?: string;
  /** Names of other fields of the results: a number beside one of these nouns is that field's. */
  readonly otherLabels?: readonly string[];
  /** An ISO 4217 code or a unit, where the data or its schema names one. */
  readonly unit?: string;
  /** The clause or sentence that the text is taken from; decides polarity. */
  readonly sentence?: string;
  /** Words that a schema gives for values of an enumeration, by value. */
  readonly enumLabels?: Readonly<Record<string, readonly string[]>>;
  /** Other values of the same field: "Kaldera" says "Kaldera Optics" only where no sibling is called so too. */
  readonly siblings?: readonly JsonValue[];
  /** What else is called something: "Kaldera Optics" says "Kaldera Optics quarterly review" only where nothing else is called so, or begins so. */
  readonly otherNames?: readonly string[];
  /** Literals of the value's proof: the text may say them too ("more than five"). */
  readonly literals?: readonly JsonValue[];
  /** True where the order of an array's elements says nothing (a bag); by default it is a tuple. */
  readonly unordered?: boolean;
}

/** What a tool's schema says about a parameter. */
export interface ParameterWords {
  readonly name: string;
  readonly type?: string;
  readonly enum?: readonly JsonValue[];
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  /** Words for each value of the enumeration, where the schema has them one by one. */
  readonly enumLabels?: Readonly<Record<string, readonly string[]>>;
}

export interface ArgumentContext extends ReadingContext {
  readonly parameter: ParameterWords;
  /** An ISO 4217 code or a unit, where the schema names one. */
  readonly unit?: string;
}

/** How words of a query say an argument's value. */
export type SayingForm =
  | 'same'
  /** Another inflection, case, accents or order of the same words. */
  | 'form'
  | 'number'
  | 'date'
  | 'relative-date'
  | 'time'
  | 'duration'
  | 'money'
  | 'unit'
  /** By the words that the schema has for a value of its enumeration. */
  | 'enum'
  /** All words that carry meaning, with others between them. */
  | 'words';
