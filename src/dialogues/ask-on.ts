// A question about what a result has shown already: the right turn is to answer, and to call nothing.
import type { Exchange } from '../model/claim.ts';
import { type DialogueContext, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { askAbout, askedOn, byItsNoun } from './field-question.ts';
import { lastThing, namedThings, type OpenThing } from './open-things.ts';

/** Of the thing that the answer was about at its end, as "it". */
export const askOn: PartExchange = (context, answer) => {
  const thing = lastThing(context, answer);
  return thing === undefined ? undefined : askedBehind(context, answer, thing);
};

/** Of one of the things that the answer has named. */
export const askOfNamed: PartExchange = (context, answer) => {
  const named = namedThings(context, answer);
  if (named.length === 0) return undefined;
  const one = context.random.pick(named);
  // Of two meetings, "that meeting" is neither; one that two results show is one.
  const isOnly = named.every(
    ({ thing }) => thing.noun !== one.thing.noun || thing.name?.value === one.thing.name?.value,
  );
  const spoken = isOnly ? byItsNoun(one.thing, one.spoken) : one.spoken;
  return askedBehind(context, answer, { ...one, spoken });
};

function askedBehind(
  { random, sample }: DialogueContext,
  answer: Exchange,
  { view, fields, spoken }: OpenThing,
): ReturnType<PartExchange> {
  const question = askAbout(view, random.pick(fields), spoken, random, sample.today);
  if (question === undefined) return undefined;
  const { response, claims } = question;
  const query = askedOn(question, random);
  return { exchanges: [answer, exchangeOf({ kind: 'answer', query, response, claims, move: 'no-call' })] };
}
