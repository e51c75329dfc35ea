// A few words within a clause that is otherwise founded, of which nobody has heard: "pneumonia and diabetes", "at the post office",
// "has withdrawn".
import { singular } from '../../text/naming.ts';
import { languageOf } from '../../text/sayings/recognise-language.ts';
import type { Token } from '../../text/sayings/tokens.ts';
import { isFunctionWord, isNeutral, knownWords } from './known-words.ts';
import type { Objection } from './objection.ts';
import { isPlainNoun, isPlainPredicate } from './plain-words.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

/** An offer or a courtesy: no statement of what the results hold. */
const offering =
  /\b(?:let me know|if you(?:['’]d)? (?:like|want|need|wish|have)|feel free|happy to|glad to|hope (?:this|that)|I (?:can|could|would|recommend|suggest))\b/i;

const prepositions =
  /^(?:in|on|at|with|without|for|from|by|under|near|into|including|like|of|to|behind|beside|inside|outside|across)$/;
const determiners = /^(?:an?|the|his|her|its|their|some|another)$/;
const articles = /^an?$/;
const auxiliaries =
  /^(?:is|are|was|were|be|been|being|has|have|had|gets?|got|remains?|stays?|(?:it|he|she|that|who|they|there)['’](?:s|re|ve|d))$/;
const adverbs =
  /^(?:not|never|no|also|just|still|already|now|then|since|only|all|both|each|too|so|very|quite|fairly|rather|currently|fully|\p{L}+ly)$/u;

/** The phrases that bring in what neither the results nor the query nor the tools have a word for. */
export function unfoundedPhrases(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  if (languageOf(response) !== 'en') return [];
  const known = knownWords(reading);
  const taken: readonly Sentence[] = [
    ...reading.mentions.filter(({ kind }) => kind !== 'ordinal'),
    ...reading.relations,
    ...reading.anchors,
  ];
  const isTaken = ({ start, end }: Sentence) => taken.some((place) => place.start < end && start < place.end);
  return reading.sentences.flatMap((sentence) => {
    const text = response.slice(sentence.start, sentence.end);
    if (text.trimEnd().endsWith('?') || offering.test(text)) return [];
    const tokens = reading.tokens.filter((token) => isWithin(token, sentence));
    const isUnknown = ({ kind, word }: Token) =>
      kind === 'word' && isTelling(word) && !known.has(word) && !known.hasKin(word);
    const found = tokens.flatMap((token, at): readonly (readonly Token[])[] => {
      if (isTaken(token)) return [];
      return [
        ...nounPhrase(tokens, at, isTaken, isUnknown),
        ...predicate(tokens, at, isTaken, isUnknown),
        ...lastOfList(tokens, at, isTaken, isUnknown),
      ];
    });
    return found.flatMap((run): readonly Objection[] => {
      const [first] = run;
      const last = run.at(-1);
      if (first === undefined || last === undefined) return [];
      const said = response.slice(first.start, last.end);
      return [
        {
          text: said,
          start: first.start,
          what: `Nothing in the results has to do with ${JSON.stringify(said)}.`,
          instead: 'Leave it out, or say what the results say.',
        },
      ];
    });
  });
}

function isTelling(word: string): boolean {
  return word.length > 2 && !isFunctionWord(word) && !isNeutral(word) && !/n['’]t$/.test(word);
}

type Judge = (token: Token) => boolean;

/** "At the post office", "a rain cover": all that a preposition or an article brings in, where none of it is known. */
function nounPhrase(
  tokens: readonly Token[],
  at: number,
  isTaken: Judge,
  isUnknown: Judge,
): readonly (readonly Token[])[] {
  const lead = tokens[at];
  if (lead?.kind !== 'word') return [];
  const isPreposition = prepositions.test(lead.word);
  if (!isPreposition && !articles.test(lead.word)) return [];
  // The preposition has said it already.
  const before = tokens[at - 1];
  if (!isPreposition && before !== undefined && prepositions.test(before.word)) return [];
  let from = at + 1;
  const isDetermined = determiners.test(tokens[from]?.word ?? '');
  // "To reply" is no place; "to negotiating it" says what is done.
  if (lead.word === 'to' && !isDetermined && !/ing$/.test(tokens[from]?.word ?? '')) return [];
  if (isPreposition && isDetermined) from += 1;
  const run: Token[] = [];
  for (const token of tokens.slice(from)) {
    if (token.text === '-') continue;
    if (token.kind !== 'word' || isFunctionWord(token.word)) break;
    if (isTaken(token)) return [];
    run.push(token);
    // Behind "requests" a verb follows: "2.6% of requests fail".
    if (isNeutral(token.word) && singular(token.word) !== token.word) break;
  }
  const telling = run.filter(({ word }) => isTelling(word));
  const isNews = telling.some(({ word }) => !isPlainNoun(word)) && telling.every(isUnknown);
  return isNews && run.length <= 5 ? [run] : [];
}

/** "Has withdrawn", "is contagious": how something is said to be, or what has become of it. */
function predicate(
  tokens: readonly Token[],
  at: number,
  isTaken: Judge,
  isUnknown: Judge,
): readonly (readonly Token[])[] {
  const lead = tokens[at];
  // What "I" or "we" have done is a report, and judged as one.
  if (lead?.kind !== 'word' || !auxiliaries.test(lead.word) || /^(?:i|we)$/.test(tokens[at - 1]?.word ?? ''))
    return [];
  let from = at + 1;
  while (adverbs.test(tokens[from]?.word ?? '') || /^(?:been|being|be)$/.test(tokens[from]?.word ?? ''))
    from += 1;
  const said = tokens[from];
  if (said === undefined || isTaken(said) || !isUnknown(said) || isPlainPredicate(said.word)) return [];
  if (!/(?:ed|en|wn|ne|id|nt|ing|ous|ic|ive|able|ible|ful|less|al|ant|ent|y|t|k|d)$/.test(said.word))
    return [];
  // "Is diesel powered", "has garden views": the word only belongs to one that is known.
  const next = tokens[from + 1];
  return next?.kind === 'word' && !isFunctionWord(next.word) && !isUnknown(next) && isTelling(next.word)
    ? []
    : [[said]];
}

/** "Pneumonia and diabetes": one more at the end of what is listed. */
function lastOfList(
  tokens: readonly Token[],
  at: number,
  isTaken: Judge,
  isUnknown: Judge,
): readonly (readonly Token[])[] {
  const lead = tokens[at];
  if (lead?.word !== 'and' && lead?.word !== 'or') return [];
  const run: Token[] = [];
  for (const token of tokens.slice(at + 1)) {
    if (token.kind === 'mark') break;
    if (isTaken(token) || isFunctionWord(token.word) || token.kind !== 'word') return [];
    run.push(token);
  }
  const isAll = run.every(
    (token) =>
      isTelling(token.word) && isUnknown(token) && !isPlainNoun(token.word) && !isPlainPredicate(token.word),
  );
  return run.length > 0 && run.length <= 2 && isAll && !/ly$/.test(run.at(-1)?.word ?? '') ? [run] : [];
}
