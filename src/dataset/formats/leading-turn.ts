// What of an example a format can hold that knows only calls which need nothing from each other.
import type { Example, ExampleCall } from '../../model/example.ts';
import { isNegative } from '../../model/example.ts';

/** Said of rows that hold the first turn of several. */
const laterTurnsMissing = 'only the first turn of calls, because later ones need its results';

export interface LeadingTurn {
  readonly calls: readonly ExampleCall[];
  /** Of the whole example; 0 where nothing is called. */
  readonly turns: number;
  /** Said of a row that holds the first turn of several. */
  readonly partial?: string;
}

/**
 * The calls that answer a query at once. Of an example with several turns that is the first one, and only if every later call
 * needs a result: then exactly these calls can be made with what the query says, and the row is right as a first step,
 * though it does not finish the task. Where a later call could as well have been made at once, another answer would be as
 * right as this one, and the example is left out.
 */
export function leadingTurn(
  example: Pick<Example, 'turns' | 'kind' | 'exchanges'>,
): LeadingTurn | { readonly leftOut: string } {
  if (example.exchanges !== undefined) return { leftOut: 'a dialogue is no single turn' };
  const [first, ...later] = example.turns;
  if (isNegative(example) || first === undefined) return { calls: [], turns: 0 };
  if (later.flat().some((call) => call.carried.length === 0)) {
    return { leftOut: 'a later call needs no result, so the first turn is not the only right answer' };
  }
  const turns = example.turns.length;
  return { calls: first, turns, ...(turns > 1 ? { partial: laterTurnsMissing } : {}) };
}
