// Pruning: a workflow without the steps that its wording does not need, and the wording with their new numbers.
import type { GivenClaim, Wording } from '../model/claim.ts';
import {
  type Binding,
  type Chain,
  idNumber,
  type Step,
  stepBindings,
  stepsOf,
  type Workflow,
} from '../model/workflow.ts';

export interface Pruned {
  readonly workflow: Workflow;
  readonly wording: Wording;
}

/**
 * The workflow with only the steps that proofs of the claims and the condition read, that write what is reported, that
 * prepare the world, or that one of these takes a value from; numbered anew. As it is where the wording brings no claims:
 * then nobody has said what it needs.
 */
export function prune(workflow: Workflow, wording: Wording): Pruned {
  const { claims, asks = [], form = [] } = wording;
  if (claims === undefined) return { workflow, wording };
  const recovers = form.includes('recovery');
  const asked = new Set(asks.map(({ step, path }) => `${step} ${path}`));
  const isAsked = (step: string, { path }: Binding) => asked.has(`${step} ${path}`);
  const needed = new Set([...(wording.setup ?? []), ...readBy(claims), ...readIn(wording.condition?.proof)]);
  for (const step of stepsOf(workflow).toReversed()) {
    if (!needed.has(step.id)) continue;
    if (step.repairs !== undefined && recovers) needed.add(step.repairs);
    for (const binding of stepBindings(step)) if (!isAsked(step.id, binding)) needed.add(binding.step);
  }
  const isFromQuery = (step: string, binding: Binding) =>
    isAsked(step, binding) && (binding.source === 'step' || binding.part !== undefined);
  const kept = keepSteps(workflow, needed, isFromQuery);
  return kept === undefined
    ? { workflow, wording }
    : { workflow: kept.workflow, wording: reworded(wording, kept.numbers) };
}

/** The workflow without some steps, numbered anew; undefined where nothing would be left, or nothing is to go. */
export function withoutSteps(workflow: Workflow, ids: ReadonlySet<string>): Workflow | undefined {
  const kept = new Set(
    stepsOf(workflow)
      .map(({ id }) => id)
      .filter((id) => !ids.has(id)),
  );
  const isFromQuery = (_: string, binding: Binding) => binding.source === 'step' && ids.has(binding.step);
  return keepSteps(workflow, kept, isFromQuery)?.workflow;
}

/** `isFromQuery` says which of the kept steps' values the query says itself. */
function keepSteps(
  workflow: Workflow,
  ids: ReadonlySet<string>,
  isFromQuery: (step: string, binding: Binding) => boolean,
): { readonly workflow: Workflow; readonly numbers: Numbers } | undefined {
  const kept = stepsOf(workflow).filter(({ id }) => ids.has(id));
  if (kept.length === 0 || kept.length === stepsOf(workflow).length) return undefined;
  const numbers = new Map(kept.map(({ id }, index) => [id, `step_${index + 1}`]));
  const rebound = (step: Step): Step => ({
    ...step,
    bindings: step.bindings.flatMap((binding, index, all): readonly Binding[] => {
      if (!isFromQuery(step.id, binding)) return [binding];
      // A value that was put together is said as one where the query says all of its parts.
      const parts = all.filter(({ path }) => path === binding.path);
      const isWhole = parts.every((part) => isFromQuery(step.id, part));
      if (isWhole && parts.length > 1 && all.indexOf(parts[0] as Binding) !== index) return [];
      const part = isWhole ? undefined : binding.part;
      return [{ path: binding.path, source: 'query', ...(part && { part }) }];
    }),
  });
  const chains = workflow.chains
    .map((chain) => ({ ...chain, steps: chain.steps.filter(({ id }) => ids.has(id)).map(rebound) }))
    .filter(({ steps }) => steps.length > 0);
  return { workflow: renumbered(chains, numbers), numbers };
}

type Numbers = ReadonlyMap<string, string>;

function readBy(claims: readonly GivenClaim[]): readonly string[] {
  return claims.flatMap((claim) =>
    'write' in claim ? [claim.write] : 'proof' in claim ? readIn(claim.proof) : [],
  );
}

/** The steps that a proof reads; of one that only repeats an argument, the step it is of. */
function readIn(proof: string | undefined): readonly string[] {
  return [...(proof ?? '').matchAll(/\$(?:step|args)_(\d+)/g)].map(([, number]) => `step_${number}`);
}

function renumbered(chains: readonly Chain[], numbers: Numbers): Workflow {
  const anew = (id: string) => numbers.get(id) ?? id;
  const bind = (binding: Binding): Binding => {
    if (binding.source === 'computed') return { ...binding, proof: proofWith(binding.proof, numbers) };
    return binding.source === 'step' ? { ...binding, step: anew(binding.step) } : binding;
  };
  return {
    chains: chains.map(({ steps }, index) => ({
      id: `chain_${index + 1}`,
      steps: steps.map(({ repairs, ...step }) => ({
        ...step,
        id: anew(step.id),
        bindings: step.bindings.map(bind),
        ...(repairs !== undefined && numbers.has(repairs) && { repairs: anew(repairs) }),
      })),
    })),
  };
}

function proofWith(proof: string, numbers: Numbers): string {
  return proof.replace(/\$(step|args)_(\d+)/g, (whole, kind: string, number: string) => {
    const id = numbers.get(`step_${number}`);
    return id === undefined ? whole : `$${kind}_${idNumber(id)}`;
  });
}

function reworded(wording: Wording, numbers: Numbers): Wording {
  const anew = (id: string) => numbers.get(id) ?? id;
  const { claims, asks, choices, setup, condition } = wording;
  const isKept = ({ step }: { readonly step: string }) => numbers.has(step);
  return {
    ...wording,
    ...(claims && { claims: claims.map((claim) => claimWith(claim, numbers)) }),
    ...(asks && { asks: asks.filter(isKept).map((ask) => ({ ...ask, step: anew(ask.step) })) }),
    ...(choices && {
      choices: choices.filter(isKept).map(({ step, path, choice }) => ({
        step: anew(step),
        path,
        choice: { ...choice, ...(choice.proof !== undefined && { proof: proofWith(choice.proof, numbers) }) },
      })),
    }),
    ...(setup && { setup: setup.map(anew) }),
    ...(condition && { condition: { ...condition, proof: proofWith(condition.proof, numbers) } }),
  };
}

function claimWith(claim: GivenClaim, numbers: Numbers): GivenClaim {
  if ('write' in claim) return { ...claim, write: numbers.get(claim.write) ?? claim.write };
  return 'proof' in claim ? { ...claim, proof: proofWith(claim.proof, numbers) } : claim;
}
