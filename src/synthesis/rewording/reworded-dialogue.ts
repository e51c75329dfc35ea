// Another wording of a dialogue: each exchange keeps its steps and its kind; what it says is proved and bound anew.
import { withAllMessages } from '../../model/dialogue.ts';
import type { ExchangeWording } from '../../model/dialogue-io.ts';
import type { Draft, Sample } from '../../model/sample.ts';
import { draftOfSample } from '../../model/sample-draft.ts';
import { placeClaims } from '../../proofs/place-claims.ts';
import { draftOfDialogue, foundClaims } from '../draft-of-dialogue.ts';
import { asksOf, withoutLostChoices } from './reworded-bindings.ts';
import { areLost, joinedClaims, keptClaims } from './reworded-claims.ts';

/**
 * The drafts to try, of which the first that passes every check is the new wording: with the claims that its author
 * gives, with whatever can be found for what answers say now, and with nothing but the claims whose words are still there.
 */
export function* draftsOfDialogue(
  sample: Sample,
  wording: readonly ExchangeWording[],
): Generator<Draft, void> {
  const kept = rebound(sample, wording);
  const given = kept.exchanges.map(({ claims, response }, at) =>
    joinedClaims(claims, placeClaims(response, wording[at]?.claims ?? [])),
  );
  if (given.some((claims, at) => claims.length > (kept.exchanges[at]?.claims.length ?? 0)))
    yield { ...kept, exchanges: kept.exchanges.map((each, at) => ({ ...each, claims: given[at] ?? [] })) };
  const exchanges = kept.exchanges.map((exchange, at) => {
    const { claims } = sample.exchanges[at] ?? exchange;
    const isOpen = exchange.kind === 'answer' && areLost(claims, exchange.response);
    return isOpen ? { ...exchange, claims: joinedClaims(exchange.claims, foundClaims(kept, at)) } : exchange;
  });
  yield { ...kept, exchanges };
  yield kept;
}

/** The sample in the new words, with the claims that are still there, and what the person says bound to the messages. */
function rebound(sample: Sample, wording: readonly ExchangeWording[]): Draft {
  const before = draftOfSample(sample);
  const exchanges = before.exchanges.map((exchange, at) => {
    const { query, response } = wording[at] ?? exchange;
    return { ...exchange, query, response, claims: keptClaims(exchange.claims, response) };
  });
  const query = exchanges.map((each) => each.query).join('\n');
  const { form, setup, ordered, settlement, tools, workflow } = before;
  const bound = draftOfDialogue({
    exchanges,
    wording: { form, setup, asks: asksOf(workflow) },
    workflow: withoutLostChoices(workflow, query),
    settlement,
    tools,
    calendar: before,
  });
  const isSameQuery = query === withAllMessages(before).query;
  return { ...bound, ordered, workflow: isSameQuery ? workflow : bound.workflow };
}
