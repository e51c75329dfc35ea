// A correction of what was asked: the person asks for another field, or of another thing, than they mean, is told, and says which
// they meant. A result has shown it already: the right turn is to answer, and to call nothing.
import type { ToldFact } from '../backends/symbolic/forms/attribute.ts';
import type { FieldKind } from '../backends/symbolic/words/field.ts';
import type { Exchange } from '../model/claim.ts';
import { createRandom, type Random } from '../model/random.ts';
import { exchangeOf, type PartExchange } from './dialogue-context.ts';
import { again, askAbout, askedOn, type FieldQuestion } from './field-question.ts';
import { lastThing, namedThings, type OpenThing } from './open-things.ts';

/** The person asks for one field of a thing, and means another one of its kind: "Sorry, I meant to ask when it was opened." */
export const correctField: PartExchange = (context, answer) => {
  const { random, sample } = context;
  const last = lastThing(context, answer);
  const things = last === undefined ? namedThings(context, answer) : [last];
  const open = things.flatMap((thing) => alikeFields(thing.fields).map((fields) => ({ ...thing, fields })));
  if (open.length === 0) return undefined;
  const { view, thing, spoken, fields } = random.pick(open);
  const wrong = askAbout(view, fields[0], spoken, random, sample.today);
  const right = askAbout(view, fields[1], again(thing, spoken), random, sample.today);
  if (wrong === undefined || right === undefined) return undefined;
  return { exchanges: [answer, askedFor(wrong, random), correctedTo(right, meantField(right, random))] };
};

/** The person asks about one of the things that the answer has named, and means another one: "No, the other one." */
export const correctThing: PartExchange = (context, answer) => {
  const { random, sample } = context;
  const named = namedThings(context, answer);
  const pairs = named.flatMap((wrong) => named.flatMap((right) => sharedFields(wrong, right)));
  if (pairs.length === 0) return undefined;
  const pair = random.pick(pairs);
  // Both are told in the same words.
  const seed = random.integer(0, 1000);
  const [wrong, right] = pair.map(({ view, spoken, field }) =>
    askAbout(view, field, spoken, createRandom(seed), sample.today),
  );
  if (wrong === undefined || right === undefined) return undefined;
  const isOneOfTwo = named.filter(({ thing }) => thing.noun === pair[1].thing.noun).length === 2;
  const meant = meantThing(pair[0], pair[1], isOneOfTwo, random);
  return { exchanges: [answer, askedFor(wrong, random), correctedTo(right, meant)] };
};

/** Of what is mistaken for each other: two days, two figures, two words. */
const kinds: readonly (readonly FieldKind[])[] = [
  ['date', 'moment'],
  ['time'],
  ['money'],
  ['amount', 'count', 'number'],
  ['category'],
  ['reference'],
  ['text'],
  ['contact'],
];

/** Every two fields that a person may mistake for each other, in either order. */
export function alikeFields(fields: readonly ToldFact[]): readonly (readonly [ToldFact, ToldFact])[] {
  const kindOf = ({ field }: ToldFact) => kinds.findIndex((kind) => kind.includes(field.kind));
  return fields.flatMap((wrong) =>
    fields
      .filter((right) => kindOf(right) !== -1 && kindOf(right) === kindOf(wrong))
      .filter(({ fact, field }) => fact.value !== wrong.fact.value && field.label !== wrong.field.label)
      .map((right) => [wrong, right] as const),
  );
}

interface FieldOf extends OpenThing {
  readonly field: ToldFact;
}

/** The fields that both things of a kind show, with values of their own. */
function sharedFields(wrong: OpenThing, right: OpenThing): readonly (readonly [FieldOf, FieldOf])[] {
  if (wrong.thing.noun !== right.thing.noun || wrong.thing.name?.value === right.thing.name?.value) return [];
  return wrong.fields.flatMap((field) => {
    const other = right.fields.find(({ fact }) => fact.key === field.fact.key);
    return other === undefined || other.fact.value === field.fact.value
      ? []
      : [
          [
            { ...wrong, field },
            { ...right, field: other },
          ] as const,
        ];
  });
}

function askedFor(question: FieldQuestion, random: Random): Exchange {
  const { response, claims } = question;
  return exchangeOf({ kind: 'answer', query: askedOn(question, random), response, claims, move: 'no-call' });
}

export function correctedTo({ response, claims }: FieldQuestion, query: string): Exchange {
  return exchangeOf({ kind: 'answer', query, response, claims, move: 'correction' });
}

/** What a person says who has asked for the wrong field. */
export function meantField({ clause }: FieldQuestion, random: Random): string {
  return random.pick([
    `Sorry, I meant to ask ${clause}.`,
    `Thanks, but what I wanted to know is ${clause}.`,
    `My mistake, I wanted to ask ${clause}.`,
  ]);
}

/** What a person says who has asked about the wrong thing. */
function meantThing(wrong: OpenThing, right: OpenThing, isOneOfTwo: boolean, random: Random): string {
  const [other, one] = [right, wrong].map(({ spoken }) => spoken.name ?? '');
  return random.pick([
    `Sorry, I meant ${other}.`,
    `Sorry, not ${one}. I meant ${other}.`,
    ...(isOneOfTwo ? [`Sorry, the other one: ${other}.`, 'Sorry, I meant the other one.'] : []),
  ]);
}
