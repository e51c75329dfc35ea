// Which steps a question needs: those its answer and its condition read, and those that they take values from.
import type { Condition } from '../../model/claim.ts';
import { getAt } from '../../model/pointer.ts';
import { stepBindings } from '../../model/workflow.ts';
import { findWords } from '../../text/words.ts';
import type { Scene } from './scene/scene.ts';
import type { Phrase } from './words/phrase.ts';

export interface Worded {
  readonly query: Phrase;
  readonly response: Phrase;
  readonly condition?: Omit<Condition, 'value'>;
}

/** The needed steps, each with the number of needed steps that depend on each other up to it. */
export function neededSteps(
  { views }: Scene,
  { query, response, condition }: Worded,
): ReadonlyMap<string, number> {
  const asked = askedIn(query);
  const needed = new Set([
    ...response.claims.flatMap((claim) =>
      'write' in claim ? [claim.write] : 'proof' in claim && claim.echo !== true ? stepsIn(claim.proof) : [],
    ),
    ...stepsIn(condition?.proof ?? ''),
  ]);
  const steps = views.map(({ step }) => step);
  const taken = (step: (typeof steps)[number]) =>
    stepBindings(step).filter(({ path }) => !asked.has(`${step.id} ${path}`));
  for (const step of steps.toReversed())
    if (needed.has(step.id)) for (const binding of taken(step)) needed.add(binding.step);
  const depths = new Map<string, number>();
  for (const step of steps) {
    if (!needed.has(step.id)) continue;
    depths.set(step.id, 1 + Math.max(0, ...taken(step).map((binding) => depths.get(binding.step) ?? 0)));
  }
  return depths;
}

/** Whether something is said that nothing rests on, or a needed step only finds what the query says already. */
export function isHollow({ views }: Scene, worded: Worded, needed: ReadonlyMap<string, number>): boolean {
  const { query } = worded;
  const asked = askedIn(query);
  const isLeftUndone = worded.response.claims.some((claim) => 'condition' in claim);
  return views.some(({ step, wrote }) => {
    // A thing that is spoken of and not used; but for a change that is left undone.
    if (!needed.has(step.id)) return query.steps.includes(step.id) && !(wrote && isLeftUndone);
    return stepBindings(step).some(({ path }) => {
      const value = getAt(step.arguments, path);
      if (asked.has(`${step.id} ${path}`) || typeof value !== 'string' || value.length < 3) return false;
      return findWords(query.text, value) !== undefined;
    });
  });
}

function askedIn({ asks }: Phrase): ReadonlySet<string> {
  return new Set(asks.map(({ step, path }) => `${step} ${path}`));
}

function stepsIn(proof: string): readonly string[] {
  return [...proof.matchAll(/\$(step_\d+)/g)].map(([, id = '']) => id);
}
