// Whether a relation word ("the cheapest", "larger than", "both", "none") is borne out by the results.
import { fieldFit } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Relation } from '../../text/sayings/relation.ts';
import { textBefore } from '../../text/span.ts';
import { comparison, share } from './comparison.ts';
import { saysFact } from './direct.ts';
import { extreme } from './extreme.ts';
import { quantifier } from './quantifiers.ts';
import { type AnswerReading, type Sentence, sentenceAt } from './reading.ts';
import type { Settled } from './settled.ts';

/** What a relation word comes to in this answer. */
export function settleRelation(reading: AnswerReading, relation: Relation): Settled {
  const operators = new Set(relation.readings.map(({ operator }) => operator));
  const sentence = sentenceAt(reading, relation);
  if (isLabel(reading, relation, sentence)) return undefined;
  if (operators.has('most') && isGreatest(reading, relation))
    return extreme(reading, { ...relation, readings: [{ operator: 'max' }] }, sentence);
  if (operators.has('min') || operators.has('max')) return extreme(reading, relation, sentence);
  if (operators.has('times')) return share(reading, relation, sentence);
  if (operators.has('<') || operators.has('>') || operators.has('<=') || operators.has('>='))
    return comparison(reading, relation, sentence);
  return quantifier(reading, relation, sentence);
}

/** "The most comments": the greatest number of them, and no majority. */
function isGreatest({ answered, tokens, scene }: AnswerReading, { start, end }: Relation): boolean {
  const noun = tokens.find((token) => token.start >= end);
  return (
    /\bthe\s+$/i.test(textBefore(answered.response, start)) &&
    noun?.kind === 'word' &&
    scene.facts.some(({ key, value }) => typeof value === 'number' && fieldFit(noun.word, key) > 0)
  );
}

/** "The lowest temperature is -2": a part of the name of the field whose value follows. */
function isLabel(reading: AnswerReading, relation: Relation, sentence: Sentence): boolean {
  const behind = reading.tokens.find(({ start }) => start >= relation.end);
  const isTimed = /^(?:first|last|latest|recently|most recently)$/i.test(relation.text);
  if (
    isTimed &&
    behind !== undefined &&
    /ed$|en$/.test(behind.word) &&
    reading.scene.facts.some((fact) => fieldFit(behind.word, fact.key) > 0)
  )
    return true;
  const behindIt = reading.mentions.filter(
    ({ start, kind }) => start >= relation.end && start < sentence.end && kind !== 'relation',
  );
  const [next] = behindIt;
  // "The minimum stock of …": the whole name of a field, and its value somewhere behind it.
  const isWholeName = reading.scene.facts.some((fact) => {
    const words = wordsOf(fact.key);
    const at = words.indexOf(relation.text.toLowerCase());
    return (
      at !== -1 &&
      behind !== undefined &&
      words[at + 1] === behind.word &&
      behindIt.some((mention) => saysFact(reading, mention, fact))
    );
  });
  if (isWholeName) return true;
  if (next === undefined || /[,;.]/.test(reading.answered.response.slice(relation.end, next.start)))
    return false;
  const operators = new Set(relation.readings.map(({ operator }) => operator));
  // The oldest is no `last_count`, though its value be named behind it.
  const isAge = /^(?:oldest|youngest|newest)$/i.test(relation.text);
  const words = [...(operators.has('min') ? lows : []), ...(operators.has('max') ? highs : [])].filter(
    (word) => !isAge || !/^(?:first|last|latest|earliest)$/.test(word),
  );
  return reading.scene.facts.some(
    (fact) => wordsOf(fact.key).some((word) => words.includes(word)) && saysFact(reading, next, fact),
  );
}

const lows = [
  'min',
  'minimum',
  'low',
  'lowest',
  'least',
  'cheapest',
  'smallest',
  'shortest',
  'first',
  'earliest',
];
const highs = [
  'max',
  'maximum',
  'high',
  'highest',
  'most',
  'top',
  'largest',
  'longest',
  'peak',
  'last',
  'latest',
];
