// "It'll stay dry", on a day for which the results have rain or snow.
import type { Fact } from './facts.ts';
import { governorsOf } from './governors.ts';
import { contradicted, type Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';

const dry = /\b(?:stays?|is|are|remains?|be|keeps?)\s+(?:(?:mostly|completely|still|also)\s+)?dry\b/gi;
const wetKey = /(?:^|_)(?:precipitation|precip|rain|rainfall|snow|snowfall)(?:_mm|_cm|_sum|_amount)?$/i;
const skyKey = /(?:^|_)(?:condition|conditions|weather|summary|sky|description|forecast)$/i;
const wet = /\b(?:rain|rainy|showers?|drizzle|snow|sleet|thunder\w*|storm\w*|wet)\b/i;

/** What is said to be dry where an amount or the words of the results say otherwise. */
export function dryObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  return [...response.matchAll(dry)].flatMap(({ 0: text, index }): readonly Objection[] => {
    const place = { start: index, end: index + text.length };
    const sentence = reading.sentences.find(({ start, end }) => start <= index && index < end);
    if (
      sentence === undefined ||
      /\b(?:not|n['’]t|if|whether)\s+(?:\p{L}+\s+)?$/iu.test(response.slice(sentence.start, index))
    )
      return [];
    const told = reading.scene.facts.filter(({ key }) => wetKey.test(key) || skyKey.test(key));
    const isOfDays = ({ members }: Fact) => members.some(({ group }) => group.members.length > 1);
    const named = told.filter(({ members }) =>
      members.every((member) => {
        if (member.group.members.length === 1) return true;
        const governors = governorsOf(response, place, sentence, member.group, reading.anchors, {
          behind: false,
        });
        return governors?.isInherited === false && governors.members.includes(member);
      }),
    );
    // Where days are listed, what it is like now says nothing of them.
    const meant = told.some(isOfDays) ? named.filter(isOfDays) : named;
    const fact = meant.find(({ key, value }) =>
      typeof value === 'number'
        ? value > 0 && wetKey.test(key)
        : typeof value === 'string' && skyKey.test(key) && wet.test(value),
    );
    return fact === undefined ? [] : [contradicted(text, index, fact, 'Say what the results say.')];
  });
}
