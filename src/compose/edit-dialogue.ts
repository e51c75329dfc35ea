// Another wording of a dialogue: each exchange keeps its steps and its kind; what it says is proved and bound anew.

import type { Exchange } from '../model/claim.ts';
import { withAllMessages } from '../model/dialogue.ts';
import type { Draft, Sample } from '../model/sample.ts';
import { draftOfSample } from '../model/sample-draft.ts';
import type { Workflow } from '../model/workflow.ts';
import type { ExchangeWords } from '../reviews/review.ts';
import { draftOfWording } from '../synthesis/draft-of-wording.ts';
import { asksOf, withoutLostChoices } from './reworded-bindings.ts';
import { areLost, joinedClaims, keptClaims } from './reworded-claims.ts';

/**
 * The drafts to try, of which the first that passes every check is the new wording: with whatever can be found for what
 * answers say now, and with nothing but the claims whose words are still there.
 */
export function draftsOfDialogue(sample: Sample, words: readonly ExchangeWords[]): readonly Draft[] {
  const before = draftOfSample(sample);
  const query = words.map((each) => each.query).join('\n');
  const isSameQuery = query === withAllMessages(before).query;
  const workflow = isSameQuery ? before.workflow : boundTo(query, words, before);
  const said = (isSearched: boolean): Draft => {
    const exchanges = sample.exchanges.map((exchange, at): Exchange => {
      const own = words[at] ?? exchange;
      const kept = keptClaims(exchange.claims, own.response);
      const isOpen = isSearched && exchange.kind === 'answer' && areLost(exchange.claims, own.response);
      const claims = isOpen ? joinedClaims(kept, found({ ...before, workflow }, words, at)) : kept;
      return { ...exchange, ...own, claims };
    });
    const [first, last] = [words[0]?.query ?? sample.query, words.at(-1)?.response ?? sample.response];
    return { ...before, workflow, query: first, response: last, exchanges };
  };
  return [said(true), said(false)];
}

/** The steps with the values that the person says bound to the new words. */
function boundTo(query: string, words: readonly ExchangeWords[], before: Draft): Workflow {
  const { form, setup, tools, settlement } = before;
  const kept = withoutLostChoices(before.workflow, query);
  const response = words.at(-1)?.response ?? '';
  return draftOfWording({
    wording: { query, response, form, setup, claims: [], asks: asksOf(kept) },
    workflow: kept,
    settlement,
    tools,
    calendar: before,
  }).workflow;
}

/** Claims that can be found for an answer, in what the person has said and the calls have shown until then. */
function found(draft: Draft, words: readonly ExchangeWords[], at: number): Exchange['claims'] {
  const reached = new Set(draft.exchanges.slice(0, at + 1).flatMap(({ steps }) => steps));
  const chains = draft.workflow.chains
    .map((chain) => ({ ...chain, steps: chain.steps.filter(({ id }) => reached.has(id)) }))
    .filter(({ steps }) => steps.length > 0);
  const query = words
    .slice(0, at + 1)
    .map((each) => each.query)
    .join('\n');
  const reworded = draftOfWording({
    wording: { query, response: words[at]?.response ?? '', form: draft.form },
    workflow: { chains },
    settlement: draft.settlement,
    tools: draft.tools,
    calendar: draft,
  });
  return reworded.exchanges[0]?.claims ?? [];
}
