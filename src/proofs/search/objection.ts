// What there is to say against an answer.
import type { Fact } from './facts.ts';

export interface Objection {
  /** The words that it is about. */
  readonly text: string;
  readonly start: number;
  /** What is wrong, as a sentence. */
  readonly what: string;
  /** What would prove it, or what to do instead, as a sentence. */
  readonly instead: string;
}

/** An objection to words that a fact of the results contradicts. */
export function contradicted(text: string, start: number, { key, value }: Fact, instead: string): Objection {
  const what = `${JSON.stringify(text)} does not hold: the ${key.replaceAll('_', ' ')} is ${String(value)}.`;
  return { text, start, what, instead };
}
