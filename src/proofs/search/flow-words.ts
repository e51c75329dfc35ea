// Words for what goes out and what comes in, of lists with amounts of both signs.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { stemOf } from '../../text/field-words.ts';
import { oncePer } from '../../text/recent.ts';
import { nameInPath } from './write-path.ts';

const outStems = new Set(
  'payment purchase expense debit withdrawal outgoing spending cost'.split(' ').map(stemOf),
);
const inStems = new Set('deposit credit income incoming receipt earning'.split(' ').map(stemOf));
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
