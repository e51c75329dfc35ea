// What a written draft says of itself: one exchange that answers the query with all steps, and where its claims are.
import type { Account, Claim, Condition, Exchange, GivenClaim, Wording } from '../model/claim.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';

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

/** The account of a draft that is one question and one answer. */
export function accountOf(
  calendar: Pick<Account, 'today' | 'timeZone' | 'ordered'>,
  workflow: Workflow,
  { query, response, claims = [], form = [], setup = [] }: Wording,
  condition?: Condition,
): Account {
  const { today, timeZone, ordered } = calendar;
  const exchange: Exchange = {
    kind: 'answer',
    query,
    steps: stepsOf(workflow)
      .map(({ id }) => id)
      .filter((id) => !setup.includes(id)),
    response,
    claims: placeClaims(response, claims),
    withheld: [],
    ...(condition && { condition }),
  };
  return { today, timeZone, form, setup, ordered, exchanges: [exchange] };
}
