// A question about what a result has shown already: the right turn is to answer, and to call nothing.
import type { Exchange } from '../model/claim.ts';
import { type DialogueContext, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { askAbout, askedOn } from './field-question.ts';
import { lastThing, namedThings, type OpenThing } from './open-things.ts';

/** Of the thing that the answer was about at its end, as "it". */
export const askOn: PartExchange = (context, answer) => {
  const thing = lastThing(context, answer);
  return thing === undefined ? undefined : askedBehind(context, answer, thing);
};

/** Of one of the things that the answer has named. */
export const askOfNamed: PartExchange = (context, answer) => {
  const named = namedThings(context, answer);
  return named.length === 0 ? undefined : askedBehind(context, answer, context.random.pick(named));
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
