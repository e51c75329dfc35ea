// Words for what goes out and what comes in, of lists with amounts of both signs.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { stemOf } from '../../text/field-words.ts';
import { oncePer } from '../../text/recent.ts';
import { nameInPath } from './write-path.ts';

const outNouns = ['payment', 'purchase', 'expense', 'debit', 'withdrawal', 'outgoing', 'spending', 'cost'];
const inNouns = ['deposit', 'credit', 'income', 'incoming', 'receipt', 'earning'];
const outStems = new Set(outNouns.map(stemOf));
const inStems = new Set(inNouns.map(stemOf));
const outWords = new RegExp(
  `\\b(?:(?:${outNouns.join('|')})s?|went out|go(?:es|ing)? out|spend|spent|paid|pay)\\b`,
  'i',
);
const inWords = new RegExp(
  `\\b(?:(?:${inNouns.join('|')})s?|c[ao]me in|coming in|received|earned|salary)\\b`,
  'i',
);

/** Which side of a list of both signs the words speak of: what went out, what came in; undefined where neither or both. */
export function sideOfFlow(text: string): 'out' | 'in' | undefined {
  const [isOut, isIn] = [outWords.test(text), inWords.test(text)];
  return isOut === isIn ? undefined : isOut ? 'out' : 'in';
}

/** The numeric fields of a list's items in which there are figures of both signs. */
export const signedKeys = oncePer((items: readonly JsonValue[]): readonly string[] => {
  const objects = items.filter(isObject);
  const keys = new Set(objects.flatMap((item) => Object.keys(item)));
  return [...keys].filter((key) => {
    const values = objects.map((item) => item[key]).filter((value) => typeof value === 'number');
    return values.some((value) => value < 0) && values.some((value) => value > 0);
  });
});

/** Whether a word says what goes out or what comes in. */
export const isFlowWord = (word: string): boolean => outStems.has(stemOf(word)) || inStems.has(stemOf(word));

interface FlowPredicate {
  readonly text: string;
  readonly holds: (item: JsonObject) => boolean;
}

/** "Six payments": the items whose amount is below zero, or above it. */
export function byFlow(words: readonly string[], items: readonly JsonValue[]): readonly FlowPredicate[] {
  const isOut = words.some((word) => outStems.has(stemOf(word)));
  const isIn = words.some((word) => inStems.has(stemOf(word)));
  if (isOut === isIn) return [];
  return signedKeys(items).map((key) => ({
    text: `${nameInPath(key)} ${isOut ? '<' : '>'} 0`,
    holds: (item) => typeof item[key] === 'number' && (isOut ? item[key] < 0 : item[key] > 0),
  }));
}
