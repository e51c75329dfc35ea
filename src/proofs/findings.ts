// What a sample finds out: each thing that its answers prove or report, by the calls that it is proved from.
import { createHash } from 'node:crypto';
import type { GivenClaim } from '../model/claim.ts';
import { canonical } from '../model/json.ts';
import { type Step, stepsOf, type Workflow } from '../model/workflow.ts';

/** The proofs of claims with the calls in place of the steps' names, whatever the order of the steps and casing; none for what only repeats. */
export function findingsOf(steps: readonly Step[], claims: readonly GivenClaim[]): readonly string[] {
  const calls = new Map(steps.map((step) => [step.id, callText(step)]));
  const named = (proof: string) =>
    proof.replace(/\$(?:step|args)_\d+/g, (step) => calls.get(step.replace(/^\$\w+_/, 'step_')) ?? step);
  return claims.flatMap((claim) => {
    if ('write' in claim) return [`write ${calls.get(claim.write)}`];
    if ('condition' in claim) return ['left undone'];
    return claim.echo === true ? [] : [named(claim.proof)];
  });
}

/** A call as equal calls have it: whatever the casing, and whichever of its words says yes or no. */
export function callText(step: Pick<Step, 'name' | 'arguments'>): string {
  return `${step.name} ${canonical(step.arguments)}`
    .toLowerCase()
    .replace(/(?<=[:,[])"\s*(?:(y|yes)|n|no)\s*"(?=[,}\]])/g, (_, yes) =>
      yes === undefined ? '"no"' : '"yes"',
    );
}

/** A key for each thing that claims find out: equal for equal findings by equal calls. */
export function findingKeys(workflow: Workflow, claims: readonly GivenClaim[]): readonly string[] {
  return [...new Set(findingsOf(stepsOf(workflow), claims))].map(keyOf);
}

/** A key for the kind of each thing that claims find out: equal whatever things, thresholds and values it is about. */
export function findingKinds(workflow: Workflow, claims: readonly GivenClaim[]): readonly string[] {
  const tools = new Map(stepsOf(workflow).map(({ id, name }) => [id, name]));
  const kinds = claims.flatMap((claim) => {
    if ('write' in claim) return [`write ${tools.get(claim.write)}`];
    return 'condition' in claim || claim.echo === true ? [] : [kindOf(claim.proof, tools)];
  });
  return [...new Set(kinds)].map((kind) => keyOf(`kind ${kind}`));
}

function kindOf(proof: string, tools: ReadonlyMap<string, string>): string {
  return proof
    .replace(/"(?:[^"\\]|\\.)*(?:"|\\?$)/gs, '""')
    .replace(/(?<![\w$])-?\d+(?:\.\d+)?/g, '0')
    .replace(/[<>]=?/g, '<')
    .replace(/\$(?:step|args)_\d+/g, (step) => tools.get(step.replace(/^\$\w+_/, 'step_')) ?? step);
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
