// Whether a text says a value, asked of many values.
import type { JsonScalar } from '../../model/json.ts';
import { findValue } from '../../text/values.ts';
import { foldText } from '../../text/words.ts';

export type Says = (value: JsonScalar) => boolean;

/**
 * Checks for any number of values whether a text says them: numbers in digits, dates by value, texts as whole words. A
 * result has hundreds of values, so most are ruled out by their first word.
 */
export function createSays(text: string): Says {
  const { folded } = foldText(text);
  const words = new Set(folded.match(/[\p{L}\p{N}]+/gu));
  const numbers = new Set<number>();
  for (const [digits] of folded.matchAll(/\d+(?:[,'’]\d{3})*(?:\.\d+)?/g))
    numbers.add(Number(digits.replace(/[,'’]/g, '')));
  const known = new Map<string, boolean>();
  return (value) => {
    if (typeof value === 'number') return numbers.has(value) || numbers.has(-value);
    if (typeof value !== 'string' || !mayStand(value, words)) return false;
    let said = known.get(value);
    if (said === undefined) {
      said = findValue(text, value) !== undefined;
      known.set(value, said);
    }
    return said;
  };
}

const isoDate = /^\d{4}-\d\d-(\d\d)(?!\d)/;

function mayStand(value: string, words: ReadonlySet<string>): boolean {
  const day = isoDate.exec(value)?.[1];
  // 2026-03-05 is "5 March" or "05.03.".
  if (day !== undefined)
    return words.has(day) || words.has(String(Number(day))) || words.has(`${Number(day)}th`);
  const first = /[\p{L}\p{N}]+/u.exec(value)?.[0].toLowerCase();
  return first !== undefined && (words.has(first) || /^\d\d?:/.test(value));
}
