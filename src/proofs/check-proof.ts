// Whether a proof holds: the language, then the conditions in the order of what they need to know.
import type { JsonValue } from '../model/json.ts';
import { complete } from './conditions/complete.ts';
import { dependsOnResults } from './conditions/depends-on-results.ts';
import { evaluated } from './conditions/evaluates.ts';
import { oneUnit } from './conditions/one-unit.ts';
import { findBarePosition, keepsInAnyOrder } from './conditions/order.ts';
import { saysItsRelation, saysItsValue } from './conditions/wording.ts';
import { createEvidence, type Evidence, type EvidenceInput } from './evidence.ts';
import type { Condition, EvaluatedProof, JudgedProof, Read } from './judged-proof.ts';
import { compile } from './language/compile.ts';
import type { PathNode, ProofNode } from './language/node.ts';
import { caught, Rejection } from './language/rejection.ts';
import { plainValue } from './proof-value.ts';
import { survey } from './survey.ts';

/** What a proof can fail on: the language, or one of the conditions, by its number in docs/proofs.md. */
export type ConditionName =
  | 'language'
  | 'depends-on-results'
  | 'evaluates'
  | 'order'
  | 'complete'
  | 'one-unit'
  | 'says-value'
  | 'relation';

export interface ProofProblem {
  readonly condition: ConditionName;
  /** One sentence: what is wrong, what the proof evaluates to where it does, and what to write instead. */
  readonly message: string;
}

export interface ProofVerdict {
  readonly holds: boolean;
  /** What the proof evaluates to; absent where it does not. Several values in any order are a list. */
  readonly value?: JsonValue;
  readonly problem?: ProofProblem;
}

export interface ClaimedProof {
  readonly proof: string;
  /** The person's message, or all of them so far. */
  readonly query: string;
  /** The piece of the response; without it, nothing is asked of the wording. */
  readonly text?: string;
  /** The sentence or clause that the text is taken from. */
  readonly sentence?: string;
  /** An argument in prose, which may join results with words that hold no figure and no name. */
  readonly prose?: boolean;
}

export type ProofInput = ClaimedProof & EvidenceInput;

/** Whether the proof holds on the values given. Same input, same verdict, on any machine. */
export function checkProof(input: ProofInput): ProofVerdict {
  return judgeProof(input, createEvidence(input));
}

/** As `checkProof`, on evidence that several proofs share. */
export function judgeProof(claim: ClaimedProof, evidence: Evidence): ProofVerdict {
  const isProse = claim.prose === true;
  const root = caught(() => compile(claim.proof, { prose: isProse }));
  if (root instanceof Rejection) return failed('language', root.message);
  const judged = readEvidence(root, evidence);
  if ('condition' in judged) return { holds: false, problem: judged };
  const { text, sentence } = claim;
  const proof: JudgedProof = { ...judged, query: claim.query, text, sentence, isProse };
  const value = plainValue(proof.value);
  for (const [condition, judge] of CONDITIONS) {
    const message = judge(proof);
    if (message !== undefined) return { ...failed(condition, message), value };
  }
  return { holds: true, value };
}

/** Cheap ones first; each is asked only where those before it are met. */
const CONDITIONS: readonly (readonly [ConditionName, Condition])[] = [
  ['complete', complete],
  ['one-unit', oneUnit],
  ['order', keepsInAnyOrder],
  ['depends-on-results', dependsOnResults],
  ['says-value', saysItsValue],
  ['relation', saysItsRelation],
];

/** The proof with its value and what it read, or why it has none. */
export function readEvidence(root: ProofNode, evidence: Evidence): EvaluatedProof | ProofProblem {
  const surveyed = survey(root, evidence);
  const position = findBarePosition(root, surveyed, evidence);
  if (position !== undefined) return { condition: 'order', message: position };
  const reads = new Map<PathNode, Read[]>();
  const value = caught(() =>
    evaluated(root, surveyed, evidence, (path, object, name) => {
      const known = reads.get(path);
      if (known === undefined) reads.set(path, [{ object, name }]);
      else known.push({ object, name });
    }),
  );
  if (value instanceof Rejection) return { condition: 'evaluates', message: value.message };
  return { root, evidence, survey: surveyed, value, reads };
}

function failed(condition: ConditionName, message: string): ProofVerdict {
  return { holds: false, problem: { condition, message } };
}
