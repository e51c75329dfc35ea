// A correction of what was to be found: the person names the other end of an order first, is told what stands there, and says
// which one they meant.
import { stepValue } from '../grounding/reading/step-value.ts';
import type { Claim, Exchange } from '../model/claim.ts';
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { getAt } from '../model/pointer.ts';
import type { Random } from '../model/random.ts';
import { queryWords, type Step } from '../model/workflow.ts';
import { placeClaims } from '../proofs/place-claims.ts';
import { capital, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { findFirst } from './find-first.ts';

/** Words for the two ends of an order. */
const ends: readonly (readonly [string, string])[] = [
  ['most recent', 'oldest'],
  ['newest', 'oldest'],
  ['latest', 'earliest'],
  ['largest', 'smallest'],
  ['biggest', 'smallest'],
  ['highest', 'lowest'],
  ['longest', 'shortest'],
  ['heaviest', 'lightest'],
  ['most expensive', 'cheapest'],
  ['last', 'first'],
  ['best-rated', 'lowest-rated'],
  ['highest-rated', 'lowest-rated'],
];

/** `$step_1.tickets^(>opened_on)[0].subject` */
const extreme = /^\$(step_\d+)((?:\.\w+)+)\^\((>?)(\w+)\)\[0\]\.(\w+)$/;

export const correctFound: PartExchange = (context, answer) => {
  const [found, rest, ...more] = findFirst(context, answer)?.exchanges ?? [];
  if (found === undefined || rest === undefined || more.length > 0) return undefined;
  const words = context.steps.flatMap(({ bindings }) =>
    bindings.flatMap((binding) => queryWords(binding) ?? []),
  );
  const chosen = context.steps.flatMap(({ bindings }) =>
    bindings.flatMap((binding) => ('choice' in binding ? (binding.choice?.text ?? []) : [])),
  );
  const right = chosen.find(
    (text) => otherEnd(text, context.random) !== undefined && isSaidOnce(found, text),
  );
  const wrong = right === undefined ? undefined : otherEnd(right, context.random);
  if (right === undefined || wrong === undefined || words.some((text) => text.includes(right)))
    return undefined;
  const slipped = otherFound(found, context.steps);
  if (slipped === undefined) return undefined;
  const put = context.random.pick([
    `Sorry, I meant the ${right} one.`,
    `Sorry, not that one: I meant the ${right} one.`,
    `My mistake, I wanted the ${right} one.`,
  ]);
  return {
    exchanges: [
      exchangeOf({
        kind: 'answer',
        query: found.query.replace(right, wrong),
        steps: found.steps,
        response: slipped.response.replace(right, wrong),
        claims: placeClaims(slipped.response.replace(right, wrong), slipped.claims),
      }),
      { ...answer, query: `${put} ${capital(rest.query)}`, steps: rest.steps, move: 'correction' },
    ],
  };
};

function otherEnd(text: string, random: Random): string | undefined {
  const others = ends.flatMap(([most, least]) => (text === most ? [least] : text === least ? [most] : []));
  return others.length === 0 ? undefined : random.pick(others);
}

/** The person and the answer say the words once, so that both can say others. */
function isSaidOnce({ query, response }: Exchange, text: string): boolean {
  const whole = new RegExp(`\\b${text}\\b`, 'g');
  return [query, response].every(
    (each) => [...each.matchAll(whole)].length === 1 && each.split(text).length === 2,
  );
}

/** The answer with what stands at the other end; undefined where not all of it is told of the two ends. */
function otherFound(
  { response, claims }: Exchange,
  steps: readonly Step[],
): { readonly response: string; readonly claims: readonly { text: string; proof: string }[] } | undefined {
  let text = response;
  const others: { text: string; proof: string }[] = [];
  for (const claim of [...claims].sort((a, b) => b.span[0] - a.span[0])) {
    const other = atOtherEnd(claim, steps);
    if (other === undefined) return undefined;
    text = text.slice(0, claim.span[0]) + other.text + text.slice(claim.span[1]);
    others.unshift(other);
  }
  return others.length === 0 ? undefined : { response: text, claims: others };
}

/** The fact of the thing at the other end, where it is told as the result has it and both ends have one thing each. */
function atOtherEnd(claim: Claim, steps: readonly Step[]): { text: string; proof: string } | undefined {
  const [, id, path = '', isMost, by = '', member = ''] =
    ('proof' in claim && extreme.exec(claim.proof)) || [];
  const step = steps.find((each) => each.id === id);
  if (step === undefined || !('proof' in claim)) return undefined;
  const list = getAt(stepValue(step.result).value, path.replaceAll('.', '/'));
  const things = Array.isArray(list) ? (list as readonly JsonValue[]).filter(isObject) : [];
  const [first, last] = endsOf(things, by);
  if (first === undefined || last === undefined) return undefined;
  const [here, there] = isMost === '>' ? [last, first] : [first, last];
  const other = there[member];
  if (here[member] !== claim.text || typeof other !== 'string' || other === claim.text) return undefined;
  const order = isMost === '>' ? `^(${by})` : `^(>${by})`;
  return { text: other, proof: claim.proof.replace(/\^\(>?\w+\)/, order) };
}

/** The things with the least and the most of it, where nothing else has as little or as much. */
function endsOf(things: readonly JsonObject[], by: string): readonly JsonObject[] {
  const sorted = things
    .filter((thing) => typeof thing[by] === 'string' || typeof thing[by] === 'number')
    .toSorted((a, b) => compare(a[by], b[by]));
  const [first, second] = sorted;
  const last = sorted.at(-1);
  const isClear =
    sorted.length === things.length &&
    sorted.length > 1 &&
    first?.[by] !== second?.[by] &&
    last?.[by] !== sorted.at(-2)?.[by];
  return isClear && first !== undefined && last !== undefined ? [first, last] : [];
}

function compare(a: JsonValue | undefined, b: JsonValue | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
