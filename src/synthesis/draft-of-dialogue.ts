// A settled workflow and the words of several exchanges as a draft: bound to all messages, each answer proved by what was known then.

import type { Claim, Exchange, GivenClaim } from '../model/claim.ts';
import { withAllMessages } from '../model/dialogue.ts';
import type { Draft } from '../model/sample.ts';
import { placeClaims } from '../proofs/place-claims.ts';
import { draftOfWording, type Worded } from './draft-of-wording.ts';

/** An exchange as an author hands it in. */
export type WordedExchange = Omit<Exchange, 'claims'> & {
  /** Searched for if absent. */
  readonly claims?: readonly GivenClaim[];
};

export interface WordedDialogue extends Omit<Worded, 'wording'> {
  readonly wording: Pick<Worded['wording'], 'asks' | 'form' | 'setup'>;
  readonly exchanges: readonly WordedExchange[];
}

/** The draft; claims that are not brought are searched for, as far as they can be found. */
export function draftOfDialogue({ exchanges, wording, ...given }: WordedDialogue): Draft {
  const [first, last] = [exchanges[0]?.query ?? '', exchanges.at(-1)?.response ?? ''];
  const query = exchanges.map((each) => each.query).join('\n');
  const bound = draftOfWording({ ...given, wording: { ...wording, query, response: last, claims: [] } });
  const placed = exchanges.map(
    ({ claims = [], ...exchange }): Exchange => ({
      ...exchange,
      claims: placeClaims(exchange.response, claims),
    }),
  );
  const draft: Draft = { ...bound, query: first, response: last, exchanges: placed };
  const proved = placed.map((exchange, at) =>
    exchanges[at]?.claims === undefined ? { ...exchange, claims: foundClaims(draft, at) } : exchange,
  );
  return { ...draft, exchanges: proved };
}

/** Claims that can be found for what an exchange answers, in what the person has said and the calls have shown until then. */
export function foundClaims(draft: Draft, at: number): readonly Claim[] {
  const until = draft.exchanges.slice(0, at + 1);
  const response = until.at(-1)?.response ?? '';
  const reached = new Set(until.flatMap(({ steps }) => steps));
  const chains = draft.workflow.chains
    .map((chain) => ({ ...chain, steps: chain.steps.filter(({ id }) => reached.has(id)) }))
    .filter(({ steps }) => steps.length > 0);
  if (chains.length === 0) return [];
  const { query } = withAllMessages({ query: draft.query, exchanges: until });
  const { form, settlement, tools } = draft;
  const worded = draftOfWording({
    wording: { query, response, form },
    workflow: { chains },
    settlement,
    tools,
    calendar: draft,
  });
  return worded.exchanges[0]?.claims ?? [];
}
