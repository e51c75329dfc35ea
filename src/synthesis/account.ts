// What a written draft says of itself: one exchange that answers the query with all steps, and where its claims are.
import type { Account, Condition, Exchange, Wording } from '../model/claim.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { placeClaims } from '../proofs/place-claims.ts';

/** The account of a draft that is one question and one answer; `dropped` is the tool of a change that its condition may rule out. */
export function accountOf(
  calendar: Pick<Account, 'today' | 'timeZone' | 'ordered'>,
  workflow: Workflow,
  { query, response, claims = [], form = [], setup = [] }: Wording,
  condition?: Condition,
  dropped?: string,
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
    ...(condition?.value === false && dropped !== undefined && { write: dropped }),
  };
  return { today, timeZone, form, setup, ordered, exchanges: [exchange] };
}
