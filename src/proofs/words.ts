// What the conditions need to know about words: whether a text says a value. Reading prose is not this room's work.
import type { JsonScalar, JsonValue } from '../model/json.ts';
import type { Operation } from './operations.ts';

export interface WordsContext {
  /** The ISO date that "tomorrow" counts from. */
  readonly today: string;
  readonly query: string;
  /** The sentence or clause that the text is taken from. */
  readonly sentence?: string;
  /** Names of the fields that the value comes from, the nearest first. */
  readonly labels?: readonly string[];
  readonly unit?: string;
  /** Other values of the same field. */
  readonly siblings?: readonly JsonScalar[];
  /** The value is a bag: its order says nothing. */
  readonly unordered?: boolean;
}

export interface ProofWords {
  /** Whether the text says this value and no other. */
  says(text: string, value: JsonValue, context: WordsContext): boolean;
  /** Whether the value is said anywhere in the text. */
  mentions(text: string, value: JsonScalar, context: WordsContext): boolean;
  /** The first relation word of the text that none of the operations is, with a sentence; undefined where all fit. */
  misfit(
    text: string,
    value: JsonValue,
    operations: readonly Operation[],
    context: WordsContext,
  ): string | undefined;
}
