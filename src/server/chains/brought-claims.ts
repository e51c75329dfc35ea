// The claims that an agent brings with an answer.
import { z } from 'zod';
import type { GivenClaim } from '../../model/claim.ts';
import { ToolGradError } from '../../model/errors.ts';

export const broughtClaims = z
  .array(
    z.looseObject({
      text: z.string().describe('Words of the response'),
      proof: z.string().optional().describe('JSONata over $step_1, …: what the words say'),
      write: z.string().optional().describe('Instead of a proof: the step that made the reported change'),
    }),
  )
  .max(200);

/** Throws `usage` for a claim that says nothing of why it holds. */
export function claimOf(claim: {
  readonly text: string;
  readonly proof?: string | undefined;
  readonly write?: string | undefined;
  readonly [more: string]: unknown;
}): GivenClaim {
  const { text, proof, write, echo, condition } = claim;
  if (write !== undefined) return { text, write };
  if (condition === true) return { text, condition };
  if (proof !== undefined) return { text, proof, ...(echo === true && { echo }) };
  throw new ToolGradError(
    'usage',
    `The claim ${JSON.stringify(text)} has neither a "proof" nor a "write": give one of them, or leave the claim out.`,
  );
}
