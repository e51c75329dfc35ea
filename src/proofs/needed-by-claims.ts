// Which steps the account of a draft rests on: those that its claims, choices, conditions and computed arguments read.
import type { Exchange } from '../model/claim.ts';
import type { Step } from '../model/workflow.ts';
import { variablesOf } from './describe-proof.ts';
import { caught, Rejection } from './language/rejection.ts';

/** The ids of the steps whose values a proof reads; none where it is no proof. */
function stepsRead(proof: string): ReadonlySet<string> {
  const variables = caught(() => variablesOf(proof));
  if (variables instanceof Rejection) return new Set();
  return new Set([...proof.matchAll(/\$(step_\d+)\b/g)].flatMap(([, id]) => id ?? []));
}

/** The steps that the claims and conditions of exchanges read; an echo needs none. */
export function neededByClaims(exchanges: readonly Exchange[]): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const { claims, condition } of exchanges) {
    for (const claim of claims) {
      if ('write' in claim) needed.add(claim.write);
      if ('proof' in claim && claim.echo !== true) for (const id of stepsRead(claim.proof)) needed.add(id);
    }
    if (condition !== undefined) for (const id of stepsRead(condition.proof)) needed.add(id);
  }
  return needed;
}

/** The steps that the arguments of a step rest on: carried, chosen or computed from their results. */
export function neededByArguments({ bindings }: Step): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const binding of bindings) {
    if (binding.source === 'computed') for (const id of stepsRead(binding.proof)) needed.add(id);
    if (binding.source !== 'step') continue;
    needed.add(binding.step);
    if (binding.choice?.proof !== undefined) for (const id of stepsRead(binding.choice.proof)) needed.add(id);
  }
  return needed;
}
