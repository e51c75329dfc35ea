// A slip of the person: a day, a time, an amount or one of a few choices that they say wrongly first, and put right later.
import { queryWords } from '../model/workflow.ts';
import type { DialogueContext } from './dialogue-context.ts';

export interface Slip {
  readonly wrong: string;
  readonly right: string;
}

/**
 * A value of some step, whose words stand once in the question, and begin with a figure or are one of a few choices, which
 * are given with the others there are; undefined where there is none.
 */
export function slipIn(
  { steps, random }: DialogueContext,
  query: string,
  texts?: readonly string[],
  choices: ReadonlyMap<string, readonly string[]> = new Map(),
): Slip | undefined {
  const said =
    texts ?? steps.flatMap(({ bindings }) => bindings.flatMap((binding) => queryWords(binding) ?? []));
  const open = [...new Set(said)].flatMap((right) => {
    const others = choices.get(right)?.filter((each) => !query.includes(each) && isAlike(each, right)) ?? [];
    const wrong = others.length === 0 ? wrongFor(right) : random.pick(others);
    return wrong === undefined || query.split(right).length !== 2 || query.includes(wrong)
      ? []
      : [{ wrong, right }];
  });
  return open.length === 0 ? undefined : random.pick(open);
}

/** Whether both take the same article: "a call" is no "an email". */
function isAlike(one: string, other: string): boolean {
  return /^[aeiou]/.test(one) === /^[aeiou]/.test(other);
}

/** The article that stands before the words in the question: "a " before "call"; '' where none does. */
export function articleOf(text: string, query: string): string {
  return /\b(an? )$/.exec(query.slice(0, query.indexOf(text)))?.[1] ?? '';
}

/** What follows a bare figure or a choice in the question and says of what it is: " stars", " priority"; '' where nothing does. */
export function wordBehind(text: string, query: string): string {
  if (!/^(?:\d+|[a-z]+)$/.test(text)) return '';
  const behind = new RegExp(`(?<![\\p{L}\\d])${text}( [a-z]+)`, 'u').exec(query)?.[1] ?? '';
  return /^ (?:and|or|with|for|to|of|in|on|at|by|from|as|is|are|please|if|when|that)$/.test(behind)
    ? ''
    : behind;
}

/** The same words with a figure next to it; days stay days of any month, and a bare figure within its range. */
function wrongFor(text: string): string | undefined {
  if (!/^\d{1,2}(?!\d|[.:]\d)\b/.test(text)) return undefined;
  const isBare = /^\d+$/.test(text);
  if (text === '1') return undefined;
  return text.replace(/^\d+/, (digits) => {
    const figure = Number(digits);
    // Of one of them the words around it would be others: "1 star".
    const isLess = isBare ? figure > 2 : figure >= 27;
    return String(isLess ? figure - 1 : figure + 1);
  });
}
