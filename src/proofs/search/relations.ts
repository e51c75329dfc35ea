// Whether a relation word ("the cheapest", "larger than", "both", "none") is borne out by the results.
import { wordsOf } from '../../text/naming.ts';
import type { Relation } from '../../text/sayings/relation.ts';
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
  if (operators.has('min') || operators.has('max')) return extreme(reading, relation, sentence);
  if (operators.has('times')) return share(reading, relation, sentence);
  if (operators.has('<') || operators.has('>') || operators.has('<=') || operators.has('>='))
    return comparison(reading, relation, sentence);
  return quantifier(reading, relation, sentence);
}

/** "The lowest temperature is -2": a part of the name of the field whose value follows. */
function isLabel(reading: AnswerReading, relation: Relation, sentence: Sentence): boolean {
  const next = reading.mentions.find(
    ({ start, kind }) => start >= relation.end && start < sentence.end && kind !== 'relation',
  );
  if (next === undefined || /[,;.]/.test(reading.answered.response.slice(relation.end, next.start)))
    return false;
  const operators = new Set(relation.readings.map(({ operator }) => operator));
  const words = [...(operators.has('min') ? lows : []), ...(operators.has('max') ? highs : [])];
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
