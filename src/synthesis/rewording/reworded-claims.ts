// The claims of an answer in other words: those whose words are still there, and what can be found for the rest.
import type { Claim } from '../../model/claim.ts';
import { placeClaims } from '../../proofs/place-claims.ts';

/** Whether some of the claims' words are gone. */
export function areLost(claims: readonly Claim[], response: string): boolean {
  return claims.some(({ text }) => !response.includes(text));
}

/** The claims at their new places; those whose words are gone are left out. */
export function keptClaims(claims: readonly Claim[], response: string): readonly Claim[] {
  return placeClaims(
    response,
    claims.map(({ span: _, ...claim }) => claim),
  );
}

/** The kept ones, whose proofs somebody has chosen, and of those that were found the ones for other words. */
export function joinedClaims(kept: readonly Claim[], found: readonly Claim[]): readonly Claim[] {
  const isFree = ({ span }: Claim) =>
    kept.every((other) => span[1] <= other.span[0] || span[0] >= other.span[1]);
  return [...kept, ...found.filter(isFree)].sort((a, b) => a.span[0] - b.span[0]);
}
