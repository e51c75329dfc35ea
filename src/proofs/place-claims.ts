// Where the claims of an answer stand in it.
import type { Claim, GivenClaim } from '../model/claim.ts';

/** The claims at their places in the response: equal words are taken in the order of the claims; words it lacks are left out. */
export function placeClaims(response: string, claims: readonly GivenClaim[]): readonly Claim[] {
  const taken: Claim[] = [];
  const isFree = (start: number, end: number) =>
    taken.every(({ span }) => end <= span[0] || start >= span[1]);
  for (const claim of claims) {
    if (claim.text === '') continue;
    let start = response.indexOf(claim.text);
    while (start !== -1 && !isFree(start, start + claim.text.length))
      start = response.indexOf(claim.text, start + 1);
    if (start !== -1) taken.push({ ...asEcho(claim), span: [start, start + claim.text.length] });
  }
  return taken.sort((a, b) => a.span[0] - b.span[0]);
}

/** A proof that only repeats an argument is an echo, whether its author says so or not. */
function asEcho(claim: GivenClaim): GivenClaim {
  return 'proof' in claim && /^\$args_\d[.\w`[\]]*$/.test(claim.proof.trim())
    ? { ...claim, echo: true }
    : claim;
}
