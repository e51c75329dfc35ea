// What a language model has taken so far, beside what it may take.
import type { Limits } from '../../model/run.ts';
import { addSpent, type Spent } from '../../model/sample.ts';
import { count, counted, money } from '../../text/quantities.ts';

/** What earlier processes have spent is part of it. */
export interface Spending {
  readonly spent: Spent;
  readonly limits: Limits;
}

/** The spending after one more request; undefined if no language model is asked. */
export function spend(spending: Spending | undefined, spent: Spent): Spending | undefined {
  return spending && { ...spending, spent: addSpent(spending.spent, spent) };
}

/** Model calls, tokens and what they cost, each with its limit where there is one. */
export function spendingTexts(spending: Spending | undefined): string[] {
  if (spending === undefined) return [];
  const { spent, limits } = spending;
  const tokens = spent.usage.inputTokens + spent.usage.outputTokens;
  const of = (limit: string | undefined) => (limit === undefined ? '' : ` of ${limit}`);
  const limit = (number: number | undefined) => of(number === undefined ? undefined : count(number));
  const cost = `${money(spent.costUsd)}${of(limits.costUsd === undefined ? undefined : money(limits.costUsd))}`;
  return [
    limits.calls === undefined
      ? counted(spent.calls, 'model call')
      : `${count(spent.calls)}${limit(limits.calls)} model calls`,
    limits.tokens === undefined ? counted(tokens, 'token') : `${count(tokens)}${limit(limits.tokens)} tokens`,
    ...(spent.costUsd === null ? [] : [cost]),
  ];
}
