// What runs that clients start may spend on models with the keys of whoever started this server.
import { ToolGradError } from '../model/errors.ts';
import type { Limits, SharedBudget } from '../model/run.ts';
import { Budget } from '../spending/budget.ts';

/** Where the person who starts the server says nothing: a few dozen samples, so that a mistake of an agent stays cheap. */
const usualLimits: Limits = { calls: 1000 };

/** The budget of one server process; it begins anew when the server is started again. */
export function spendingLimit(given: Limits = {}): SharedBudget {
  const limits = Object.keys(given).length === 0 ? usualLimits : given;
  const budget = new Budget(limits);
  const reached = () =>
    `Runs over MCP may spend ${amountsOf(limits)} on models until this server is restarted, and that is used up. The user sets the limit when starting the server; model "symbolic" costs nothing.`;
  return {
    limits,
    spentUp: () => (budget.spentUp() === undefined ? undefined : reached()),
    open() {
      if (budget.spentUp() !== undefined) throw new ToolGradError('budget', reached());
      budget.open();
    },
    close: (spent) => budget.close(spent),
    count: (spent) => budget.count(spent),
  };
}

function amountsOf({ costUsd, tokens, calls }: Limits): string {
  return [
    ...(costUsd === undefined ? [] : [`${costUsd} USD`]),
    ...(tokens === undefined ? [] : [`${tokens} tokens`]),
    ...(calls === undefined ? [] : [`${calls} model calls`]),
  ].join(' or ');
}
