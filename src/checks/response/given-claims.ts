// The claims that a draft has: whether each proof holds, and says what its words say.
import type { Claim, Exchange } from '../../model/claim.ts';
import type { Step } from '../../model/workflow.ts';
import { judgeProof, type ProofVerdict } from '../../proofs/check-proof.ts';
import type { Evidence } from '../../proofs/evidence.ts';
import { splitSentences } from '../../text/sayings/split-sentences.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { type Problem, quoted, sampleProblem } from '../verdict.ts';

/** What is wrong with each claim of an exchange that does not hold. */
export function claimProblems(
  { claims, response, condition }: Pick<Exchange, 'claims' | 'response' | 'condition'>,
  query: string,
  evidence: Evidence,
  steps: readonly Step[],
): readonly Problem[] {
  const sentences = splitSentences(response);
  return claims.flatMap((claim): readonly Problem[] => {
    const [start, end] = claim.span;
    if (response.slice(start, end) !== claim.text)
      return [
        sampleProblem(
          `The claim ${quoted(claim.text)} is not what the response says at its place.`,
          'Take the words from the response.',
        ),
      ];
    if (!('proof' in claim)) return reportProblems(claim, steps, condition?.value);
    const failed = steps.find(({ id, failed }) => failed === true && readsBeside(claim.proof, id));
    if (failed !== undefined)
      return [
        sampleProblem(
          `The claim ${quoted(claim.text)} takes a value from ${failed.id}, which has failed.`,
          'Of a failed step only quote its words, by $said.',
        ),
      ];
    const sentence = sentences.find((each) => each.start <= start && start < each.end);
    const verdict = judgeProof(
      {
        proof: claim.proof,
        query,
        text: claim.text,
        ...(sentence !== undefined && { sentence: response.slice(sentence.start, sentence.end) }),
      },
      evidence,
    );
    if (verdict.holds || isEcho(claim.proof) || isItself(verdict, claim.text)) return [];
    const { problem } = verdict;
    return [
      sampleProblem(
        `The claim ${quoted(claim.text)} is not proved by ${claim.proof}: ${problem?.message ?? 'it does not hold.'}`,
        'Give a proof that comes to what the words say, or say what it comes to.',
      ),
    ];
  });
}

/** Whether a proof reads a step otherwise than by quoting its words. */
function readsBeside(proof: string, step: string): boolean {
  const rest = proof.replaceAll(new RegExp(`\\$said\\(\\s*\\$${step}\\s*,`, 'g'), '');
  return new RegExp(`\\$${step}\\b`).test(rest);
}

/** The very words are said, whatever figures are in them. */
function isItself({ problem, value }: ProofVerdict, text: string): boolean {
  return problem?.condition === 'says-value' && typeof value === 'string' && fold(value) === fold(text);
}

/** An echo is judged by what it says: the search compares it with the argument. */
function isEcho(proof: string): boolean {
  return /^\s*\$args_\d[.\w`[\]]*\s*$/.test(proof);
}

function reportProblems(
  claim: Exclude<Claim, { proof: string }>,
  steps: readonly Step[],
  condition: boolean | undefined,
): readonly Problem[] {
  if ('condition' in claim)
    return condition === false
      ? []
      : [
          sampleProblem(
            `${quoted(claim.text)} says that a change was not made, and no condition forbade it.`,
            'Make the change, or leave this out.',
          ),
        ];
  const isMade = steps.some(({ id, failed }) => id === claim.write && failed !== true);
  return isMade
    ? []
    : [
        sampleProblem(
          `${quoted(claim.text)} reports ${claim.write}, which is no step that succeeded.`,
          'Report the steps that were made.',
        ),
      ];
}
