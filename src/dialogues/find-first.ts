// Split at what has to be found: the person asks for that alone, is told what it is, and asks on from there.
import { foundFrames } from '../backends/symbolic/words/voice.ts';
import type { Claim, Exchange } from '../model/claim.ts';
import type { Random } from '../model/random.ts';
import { dependencies, type Step } from '../model/workflow.ts';
import { capital, exchangeOf, type PartExchange } from './dialogue-context.ts';

export const findFirst: PartExchange = ({ steps, random }, answer) => {
  const asked = partedQuery(answer.query, random);
  const at = endOfFirst(answer);
  if (asked === undefined || at === undefined) return undefined;
  const end = endOfAsked(answer, at);
  const [told, between, rest] = partedClaims(answer, end, at);
  // What is found through it comes with the question that asks on, where the answer to that names it.
  if (between.some(({ text }) => !answer.response.slice(at).includes(text))) return undefined;
  const first = stepsFor(told, steps);
  const later = answer.steps.filter((id) => !first.has(id));
  const isWhole = told.length > 0 && rest.length > 0 && first.size > 0 && later.length > 0;
  // Whatever comes after it goes on from it.
  if (!isWhole || steps.some(({ name, id }) => first.has(id) && name === steps.at(-1)?.name))
    return undefined;
  return {
    exchanges: [
      exchangeOf({
        kind: 'answer',
        query: asked.first,
        steps: answer.steps.filter((id) => first.has(id)),
        response: end === at ? answer.response.slice(0, at) : `${answer.response.slice(0, end)}.`,
        claims: told,
      }),
      {
        ...answer,
        query: asked.rest,
        steps: later,
        response: answer.response.slice(at + 1),
        claims: rest,
        move: 'follow-up',
      },
    ],
  };
};

/** Around what has to be found before an order, which is a sentence of its own. */
const beforeOrders = ['Find ', 'Look up ', 'Please look up '].map((before) => [before, '. ', ''] as const);

/** "Find the newest ticket, then its customer. Who is …?" as two messages; undefined for a question that finds nothing first. */
function partedQuery(
  query: string,
  random: Random,
): { readonly first: string; readonly rest: string } | undefined {
  const frame = [...foundFrames, ...beforeOrders].find(
    ([before, between, behind]) =>
      query.startsWith(before) && query.endsWith(behind) && outsideQuotes(query, between) !== undefined,
  );
  if (frame === undefined) return undefined;
  const [before, between, behind] = frame;
  const at = outsideQuotes(query, between) ?? 0;
  const found = query.slice(before.length, at);
  const wish = query.slice(at + between.length, query.length - behind.length);
  const link = outsideQuotes(found, ', then ');
  const thing = link === undefined ? found : found.slice(0, link);
  const next = link === undefined ? undefined : found.slice(link + ', then '.length);
  const asked = askedFor(wish, frame, random);
  return {
    first: random.pick([`What is ${thing}?`, `Can you find ${thing}?`, `Please look up ${thing}.`]),
    rest:
      next === undefined ? asked : `${random.pick(['Now look up', 'Then please find'])} ${next}. ${asked}`,
  };
}

/** A wish as a message of its own: an order as it is, a question, or a clause with what asks for it. */
function askedFor(wish: string, [, between, behind]: readonly string[], random: Random): string {
  if (behind === '') return wish;
  const isClause = !/[.:] $/.test(between ?? '');
  return isClause ? `${random.pick(['Can you tell me', 'Could you tell me'])} ${wish}?` : `${capital(wish)}?`;
}

/** Where words stand first outside of quotation marks. */
function outsideQuotes(text: string, words: string): number | undefined {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const before = text.slice(0, at);
    if (before.split('“').length === before.split('”').length) return at;
  }
  return undefined;
}

/** The end of the sentence that says what was found; undefined where the answer begins with something else, or ends there. */
function endOfFirst({ response, claims }: Exchange): number | undefined {
  if (!/^The .* (?:is|was) /u.test(response)) return undefined;
  const ends = [...response.matchAll(/\. (?=\p{Lu}|\d|[“"«])/gu)].map(({ index }) => index + 1);
  return ends.find((end) => claims.every(({ span }) => span[1] <= end || span[0] >= end));
}

/** Where the first sentence goes on to what was found through the thing: ", whose manager is Rosalind Achebe". */
function endOfAsked({ response, claims }: Exchange, at: number): number {
  const ties = [...response.slice(0, at).matchAll(/, (?:whose|which|who) /g)].map(({ index }) => index);
  return ties.find((tie) => claims.every(({ span }) => span[1] <= tie || span[0] >= tie)) ?? at;
}

/** The claims up to `end`, those up to `at`, and those behind it, placed from there. */
function partedClaims(
  { claims }: Exchange,
  end: number,
  at: number,
): readonly [readonly Claim[], readonly Claim[], readonly Claim[]] {
  const moved = (claim: Claim): Claim => ({
    ...claim,
    span: [claim.span[0] - at - 1, claim.span[1] - at - 1],
  });
  return [
    claims.filter(({ span }) => span[1] <= end),
    claims.filter(({ span }) => span[0] >= end && span[1] <= at),
    claims.filter(({ span }) => span[0] > at).map(moved),
  ];
}

/** The steps that claims rest on, with those that these come from. */
function stepsFor(claims: readonly Claim[], steps: readonly Step[]): ReadonlySet<string> {
  const named = steps.filter(({ id }) =>
    claims.some((claim) => 'proof' in claim && new RegExp(`\\$${id}\\b`).test(claim.proof)),
  );
  const all = new Set<string>();
  const add = (id: string) => {
    if (all.has(id)) return;
    all.add(id);
    const step = steps.find((one) => one.id === id);
    if (step !== undefined) for (const source of dependencies(step)) add(source);
  };
  for (const { id } of named) add(id);
  return all;
}
