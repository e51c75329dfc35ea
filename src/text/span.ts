// Where something stands in a text, and what it says there.

/** A stretch of text: characters [start, end). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A fact that a text states. */
export interface StatedValue extends Span {
  readonly kind: 'number' | 'date' | 'time' | 'identifier' | 'quoted';
  /** As it is written. */
  readonly text: string;
  /**
   * What it says: a number; a date as `2026-03-05`, `2026-03` (a month) or `--03-05` (no year); a time as `14:30` or
   * `14:30:05`; else the text, without its quotation marks.
   */
  readonly value: number | string;
  /** A second reading: 0.05 of "5%", the other order of "03/05/2026", the time in UTC of one with an offset. */
  readonly also?: number | string;
  /** Of a number: the place of its last digit. 0.01 of "1,250.00", 100000 of "1.2 million". */
  readonly step?: number;
}

/** Characters: what says what a word is stands near it, and what is farther away is not looked at for every word. */
const nearby = 400;

/** What stands before a place, from `from` on: a bounded stretch, however long the text is. */
export function textBefore(text: string, at: number, from = 0): string {
  return text.slice(Math.max(from, at - nearby, 0), at);
}

/** What stands behind a place: a bounded stretch. */
export function textBehind(text: string, at: number): string {
  return text.slice(at, at + nearby);
}

/** A name without the quotation marks around it, or those of code: "logo.png" of "`logo.png`". */
export function unquoted(text: string): string {
  return text.replace(/^[“"'‘«`]+|(?<![”"'’»`])[”"'’»`]+$/g, '');
}
