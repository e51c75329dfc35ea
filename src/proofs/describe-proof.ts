// What a proof reads, is about and computes, for those who judge wording, choices and chains by it.
import type { JsonValue } from '../model/json.ts';
import { type ProofProblem, readEvidence } from './check-proof.ts';
import type { Evidence } from './evidence.ts';
import { compile } from './language/compile.ts';
import type { ProofNode } from './language/node.ts';
import { caught, Rejection } from './language/rejection.ts';
import { allNodes, type FreeVariables, freeVariables } from './language/walk.ts';
import { operationsOf, type ProofOperation } from './operations.ts';
import { type ProofValue, plainValue } from './proof-value.ts';
import { type Things, thingsOf } from './things.ts';
import { unitsOf } from './units/units-of.ts';

/** A place that a proof reads: the names that lead to it, lists entered. */
export interface ReadPlace {
  readonly step: string;
  readonly of: 'value' | 'arguments';
  /** The names from the value on, without indices: `hotels`, `name`. */
  readonly names: readonly string[];
}

export interface ProofDescription {
  readonly value: JsonValue;
  readonly form: ProofValue['form'];
  readonly variables: FreeVariables;
  readonly reads: readonly ReadPlace[];
  readonly things: Things;
  readonly operations: readonly ProofOperation[];
  /** Units and currencies of the value; more than one, or none, where it is not in one unit. */
  readonly units: readonly string[];
  /** The fixed values in the proof. */
  readonly literals: readonly (string | number | boolean)[];
}

/** The description, or why the proof has no value. It says nothing of whether the proof holds. */
export function describeProof(proof: string, evidence: Evidence): ProofDescription | ProofProblem {
  const root = caught(() => compile(proof));
  if (root instanceof Rejection) return { condition: 'language', message: root.message };
  const judged = readEvidence(root, evidence);
  if ('condition' in judged) return judged;
  return {
    value: plainValue(judged.value),
    form: judged.value.form,
    variables: freeVariables(root),
    reads: [...judged.survey.places.values()].flatMap(({ variable, names }) => {
      if (variable === undefined || names === undefined || variable === 'today') return [];
      const isArguments = variable.startsWith('args_');
      const step = variable.replace('args_', 'step_');
      return [{ step, of: isArguments ? ('arguments' as const) : ('value' as const), names }];
    }),
    things: thingsOf(judged),
    operations: operationsOf(judged),
    units: [...unitsOf(root, judged)],
    literals: literalsOf(root),
  };
}

/** The variables of a proof's text; throws a Rejection where it is no proof. */
export function variablesOf(proof: string): FreeVariables {
  return freeVariables(compile(proof));
}

function literalsOf(root: ProofNode): readonly (string | number | boolean)[] {
  return allNodes(root).flatMap((node) => {
    if (node.kind === 'literal' && node.value !== null) return [node.value];
    return [];
  });
}
