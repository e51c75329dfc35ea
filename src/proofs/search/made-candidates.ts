// What a record comes to by two of its fields: "40 shares at $74.50 are worth $2,980", "you're up $735 on them".
import type { Mention } from '../../text/sayings/mention.ts';
import type { Candidate } from './candidate.ts';
import { saysComputed } from './computed.ts';
import { saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import { madeColumns, makingOf } from './made-fields.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

const worthWords =
  /\b(?:worth|values?|valued|total|totals|altogether|makes?|together|costs?|(?:comes?|came|amounts?) to|bring(?:s|ing)? in|proceeds|position|holding|stake|subtotal|sum)\b|[×=]/i;
const gainWords =
  /\b(?:up|gain(?:s|ed)?|profits?|ahead|made|earned|appreciated|r[io]sen?|plus|in the (?:green|black))\b/i;
const lossWords =
  /\b(?:down|loss(?:es)?|los[et]|under ?water|behind|minus|fell|fallen|dropp?ed|in the red|depreciated)\b/i;

/** What the figures of a record come to, where a word says so or the sentence says the figures that it is made of. */
export function madeCandidates(
  reading: AnswerReading,
  mention: Mention,
  sentence: Sentence,
): readonly Candidate[] {
  const { response, query } = reading.answered;
  const text = response.slice(sentence.start, sentence.end);
  const isWorth = worthWords.test(text) || worthWords.test(query);
  return madeColumns(reading.scene).flatMap(({ key, facts }): readonly Candidate[] => {
    if (key === 'length') return [];
    return facts.flatMap((fact): readonly Candidate[] => {
      const value = Number(fact.value);
      const isCued =
        key === 'worth' ? isWorth || isMadeOfTold(reading, fact, sentence) : isSigned(value, text, query);
      if (!isCued || value === 0 || !saysComputed(reading, mention, fact, Math.abs(value))) return [];
      const path = pathToFact(reading, fact);
      if (path === undefined) return [];
      const proof = value < 0 ? `$abs(${path})` : path;
      return [{ proof, kind: 'product', facts: [fact], members: fact.members }];
    });
  });
}

/** Whether the words of the sentence, or else of the query, say a gain of what was gained and a loss of what was lost. */
function isSigned(value: number, ...texts: readonly string[]): boolean {
  for (const text of texts) {
    const [isUp, isDown] = [gainWords.test(text), lossWords.test(text)];
    if (isUp || isDown) return value < 0 ? isDown : isUp;
  }
  return false;
}

/** "15 pallets at $1,247 ($18,705)": each figure that it is made of is in the sentence. */
function isMadeOfTold(reading: AnswerReading, fact: Fact, sentence: Sentence): boolean {
  const said = reading.mentions.filter((other) => isWithin(other, sentence));
  const fields = makingOf(fact)?.fields ?? [];
  return fields.every((field) => said.some((other) => saysFact(reading, other, field)));
}
