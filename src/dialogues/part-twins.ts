// Split of a question about two things of a kind: the person asks about one of them, and about the other behind that; or has
// confused them.
import type { ToldFact } from '../backends/symbolic/forms/attribute.ts';
import { telling } from '../backends/symbolic/forms/attribute.ts';
import { factPath } from '../backends/symbolic/refer/proof-path.ts';
import { factOf, rootOf, type View } from '../backends/symbolic/scene/view.ts';
import type { Claim, DialogueMove, Exchange } from '../model/claim.ts';
import { canonical } from '../model/json.ts';
import { createRandom, type Random } from '../model/random.ts';
import { queryWords, type Step } from '../model/workflow.ts';
import { placeClaims } from '../proofs/place-claims.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { type DialogueContext, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { askAbout, byItsName } from './field-question.ts';

/** "And in Vienna?" */
export const partTwins: PartExchange = (context, answer) =>
  parted(context, answer, 'follow-up', ({ other, random }) =>
    random.pick([`And ${other}?`, `How about ${other}?`, `Thanks. And ${other}?`]),
  );

/** "Sorry, I meant Vienna." */
export const correctTwins: PartExchange = (context, answer) =>
  parted(context, answer, 'correction', ({ one, other, random }) =>
    random.pick([`Sorry, I meant ${other}.`, `No, ${other}, not ${one}.`, `My mistake, I meant ${other}.`]),
  );

/** What the two questions are about. */
interface Named {
  readonly one: string;
  readonly other: string;
  readonly random: Random;
}

interface Said {
  readonly query: string;
  readonly response: string;
  readonly claims: readonly Claim[];
}

/** Both questions, the second one by what it is about only. */
interface Halves {
  readonly first: Said;
  readonly second: Omit<Said, 'query'>;
  readonly one: string;
  readonly other: string;
}

function parted(
  context: DialogueContext,
  answer: Exchange,
  move: DialogueMove,
  behind: (named: Named) => string,
): ReturnType<PartExchange> {
  const { steps, random } = context;
  const [a, b, ...more] = steps.filter(({ id }) => answer.steps.includes(id));
  if (a === undefined || b === undefined || more.length > 0) return undefined;
  if (a.name !== b.name || a.failed === true || b.failed === true) return undefined;
  const halves = inWords(a, b, answer) ?? ofThings(a, b, context, answer);
  if (halves === undefined) return undefined;
  const { first, second, one, other } = halves;
  const query = behind({ one, other, random });
  return {
    isElliptic: true,
    exchanges: [
      exchangeOf({ kind: 'answer', ...first, steps: [a.id] }),
      exchangeOf({ kind: 'answer', ...second, query, steps: [b.id], move }),
    ],
  };
}

/** The one value in which the calls differ, in the words of the question. */
function differing(a: Step, b: Step): readonly [string, string] | undefined {
  const said = a.bindings.flatMap((binding) => {
    const twin = b.bindings.find(({ path }) => path === binding.path);
    const [one, other] = [queryWords(binding), twin && queryWords(twin)];
    return one === undefined || other === undefined || one === other ? [] : [[one, other] as const];
  });
  return said.length === 1 ? said[0] : undefined;
}

/** "How warm will it get in Bilbao and in Vienna?", with "It is 9 °C in Vienna." for the second. */
function inWords(a: Step, b: Step, { query, response, claims }: Exchange): Halves | undefined {
  const [one, other] = differing(a, b) ?? [];
  if (one === undefined || other === undefined) return undefined;
  const asked = new RegExp(`\\b([a-z]+) ${escapeRegExp(one)} and \\1 ${escapeRegExp(other)}`).exec(query);
  const preposition = asked?.[1];
  if (asked === null || preposition === undefined) return undefined;
  const [inOne, inOther] = [`${preposition} ${one}`, `${preposition} ${other}`];
  const [, before = '', rest = ''] =
    new RegExp(`^(The [^.]+? is .+? ${escapeRegExp(inOne)}) and (.+? ${escapeRegExp(inOther)}\\.)$`).exec(
      response,
    ) ?? [];
  if (before === '') return undefined;
  const second = `It is ${rest}`;
  const shown = (of: Step) =>
    claims.flatMap((claim) =>
      'proof' in claim && !claim.echo && new RegExp(`\\$${of.id}\\b`).test(claim.proof)
        ? [{ text: claim.text, proof: claim.proof }]
        : [],
    );
  return {
    one: inOne,
    other: inOther,
    first: {
      query: query.replace(asked[0], inOne),
      response: `${before}.`,
      claims: placeClaims(`${before}.`, shown(a)),
    },
    second: { response: second, claims: placeClaims(second, shown(b)) },
  };
}

/** "How many inhabitants does Barcelona have?", with the same of Milan for the second. */
function ofThings(
  a: Step,
  b: Step,
  { viewOf, random, sample }: DialogueContext,
  answer: Exchange,
): Halves | undefined {
  const [one, other] = [viewOf(a), viewOf(b)];
  const told = one === undefined ? undefined : toldOf(one, answer);
  const twin = told === undefined || other === undefined ? undefined : factIn(other, told);
  if (one === undefined || other === undefined || told === undefined || twin === undefined) return undefined;
  const seed = random.integer(0, 1000);
  const [first, second] = [
    { view: one, fact: told },
    { view: other, fact: twin },
  ].map(({ view, fact }) => {
    const root = rootOf(view);
    const spoken = root && byItsName(view, root);
    const question = spoken && askAbout(view, fact, spoken, createRandom(seed), sample.today);
    return question && { ...question, name: spoken?.name ?? '' };
  });
  if (first === undefined || second === undefined) return undefined;
  const { direct, response, claims, name } = first;
  return {
    one: name,
    other: second.name,
    first: { query: `${direct}?`, response, claims },
    second: { response: second.response, claims: second.claims },
  };
}

/** The field that the answer has told of the thing. */
function toldOf(view: View, { claims }: Exchange): ToldFact | undefined {
  const root = rootOf(view);
  const proofs = new Set(claims.flatMap((claim) => ('proof' in claim ? [claim.proof] : [])));
  const told = root === undefined ? [] : telling(view, root);
  return told.find(({ fact }) => proofs.has(factPath(view, fact) ?? ''));
}

function factIn(view: View, { fact, field }: ToldFact): ToldFact | undefined {
  const root = rootOf(view);
  const twin = root && factOf(root, fact.key);
  return twin === undefined || canonical(twin.value) === canonical(fact.value)
    ? undefined
    : { fact: twin, field };
}
