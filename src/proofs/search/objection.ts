// What there is to say against an answer.

export interface Objection {
  /** The words that it is about. */
  readonly text: string;
  readonly start: number;
  /** What is wrong, as a sentence. */
  readonly what: string;
  /** What would prove it, or what to do instead, as a sentence. */
  readonly instead: string;
}
