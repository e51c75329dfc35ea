// A slip of the person: a day, a time or an amount that they say wrongly first, and put right later.
import { queryWords } from '../model/workflow.ts';
import type { DialogueContext } from './dialogue-context.ts';

export interface Slip {
  readonly wrong: string;
  readonly right: string;
}

/** A value of some step, whose words begin with a figure and stand once in the question; undefined where there is none. */
export function slipIn(
  { steps, random }: DialogueContext,
  query: string,
  texts?: readonly string[],
): Slip | undefined {
  const said =
    texts ?? steps.flatMap(({ bindings }) => bindings.flatMap((binding) => queryWords(binding) ?? []));
  const open = [...new Set(said)].flatMap((right) => {
    const wrong = wrongFor(right);
    return wrong === undefined || query.split(right).length !== 2 || query.includes(wrong)
      ? []
      : [{ wrong, right }];
  });
  return open.length === 0 ? undefined : random.pick(open);
}

/** The same words with the next figure; days stay days of any month. */
function wrongFor(text: string): string | undefined {
  if (!/^\d{1,2}(?!\d|[.:]\d)\b/.test(text)) return undefined;
  return text.replace(/^\d+/, (digits) => String(Number(digits) + (Number(digits) < 27 ? 1 : -1)));
}
