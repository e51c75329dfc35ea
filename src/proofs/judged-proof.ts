// A proof on its evidence: what every condition is given to judge.
import type { JsonObject } from '../model/json.ts';
import type { Evidence } from './evidence.ts';
import type { PathNode, ProofNode } from './language/node.ts';
import type { ProofValue } from './proof-value.ts';
import type { Survey } from './survey.ts';

/** A field of an object that a path ended in while the proof was evaluated. */
export interface Read {
  readonly object: JsonObject;
  readonly name: string;
}

/** A proof that has a value, and what it read. */
export interface EvaluatedProof {
  readonly root: ProofNode;
  readonly evidence: Evidence;
  readonly survey: Survey;
  readonly value: ProofValue;
  /** What each path read, in the evaluation that gave the value: only what its predicates let through. */
  readonly reads: ReadonlyMap<PathNode, readonly Read[]>;
}

export interface JudgedProof extends EvaluatedProof {
  /** The person's message; literals and narrowings are looked for in it. */
  readonly query: string;
  /** What the claim says, where it is known. */
  readonly text: string | undefined;
  /** The sentence or clause that the text is taken from, where it is known. */
  readonly sentence: string | undefined;
  /** An argument in prose: it may join results with plain words. */
  readonly isProse: boolean;
}

/** A sentence for whoever wrote the proof, or undefined where the condition is met. */
export type Condition = (proof: JudgedProof) => string | undefined;
