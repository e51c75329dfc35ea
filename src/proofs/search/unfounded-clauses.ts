// Clauses of which no word has to do with the results: "and it is parked in the east wing", "X, the captain,", "Y (winger)".
import { findIdioms } from '../../text/sayings/idioms.ts';
import { languageOf } from '../../text/sayings/recognise-language.ts';
import { isCapitalised, type Token } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import { isFunctionWord, isNeutral, type Known, knownWords } from './known-words.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

/** An offer, an opinion, or what the writer did: no statement of what the results hold. */
const personal = /\b(?:I|we|me|us|you|your|let['’]s)\b/i;
const cuts = /^[,;:()–—•|\n]$/;
const conjunctions = /^(?:and|but|while|whereas|which|who|because|though|although|so)$/;

/** The clauses that say something of which neither the results nor the query nor the tools have a word. */
export function unfoundedClauses(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  if (languageOf(response) !== 'en') return [];
  const taken: readonly Sentence[] = [
    ...reading.mentions,
    ...reading.relations,
    ...reading.anchors,
    ...findIdioms(response),
  ];
  const known = knownWords(reading);
  return reading.sentences.flatMap((sentence) => {
    const text = response.slice(sentence.start, sentence.end);
    if (text.trimEnd().endsWith('?')) return [];
    const tokens = reading.tokens.filter((token) => isWithin(token, sentence));
    return clausesOf(tokens).flatMap((whole): readonly Objection[] => {
      // "Ada Holm was found asleep": whom it is said of makes nothing of it known.
      const head = whole.find(({ word }) => word !== 'the');
      const subject = reading.anchors.find(({ start }) => start === head?.start);
      const clause = whole.filter(({ start }) => subject === undefined || start >= subject.end);
      const [first] = clause;
      const last = clause.at(-1);
      if (first === undefined || last === undefined || response.charAt(last.end) === ':') return [];
      const isTaken = ({ start, end }: Sentence) => start < last.end && first.start < end;
      const least = isApposition(reading, clause) ? 1 : 2;
      if (taken.some(isTaken) || !isUnfounded(clause, known, least)) return [];
      const said = response.slice(first.start, last.end);
      if (personal.test(said)) return [];
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

/** A sentence cut at its marks and conjunctions. */
export function clausesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    // "3,200"
    const isInFigure =
      before?.kind === 'digits' &&
      after?.kind === 'digits' &&
      before.end === token.start &&
      after.start === token.end;
    const isCut =
      !isInFigure && (token.kind === 'mark' ? cuts.test(token.text) : conjunctions.test(token.word));
    if (isCut) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses;
}

/** "Ada Holm, the captain,", "Ada Holm (winger)": a word or two that say what is named right before them is. */
function isApposition({ answered, anchors }: AnswerReading, clause: readonly Token[]): boolean {
  const [first] = clause;
  const last = clause.at(-1);
  const isShort = clause.filter(({ word }) => !/^(?:an?|the)$/.test(word)).length <= 2;
  if (first === undefined || last === undefined || !isShort || /ly$/.test(last.word)) return false;
  const opening = /([(,])\s?$/.exec(textBefore(answered.response, first.start));
  const closing = opening?.[1] === '(' ? ')' : ',';
  const start = first.start - (opening?.[0].length ?? 0);
  return (
    opening !== null &&
    answered.response.startsWith(closing, last.end) &&
    (opening[1] === '(' || /^(?:an?|the)$/.test(first.word)) &&
    anchors.some(({ end }) => answered.response.slice(end, start).trim() === '' && end <= start)
  );
}

/** Whether so many words say something, and none of them anything known. */
function isUnfounded(clause: readonly Token[], known: Known, least: number): boolean {
  if (clause.some((token, index) => token.kind === 'digits' || (index > 0 && isCapitalised(token))))
    return false;
  const content = clause.filter(
    ({ kind, word }) => kind === 'word' && word.length > 2 && !isFunctionWord(word) && !/n['’]t$/.test(word),
  );
  return (
    content.filter(({ word }) => !isNeutral(word)).length >= least &&
    content.every(({ word }) => isNeutral(word) || !known.has(word))
  );
}
