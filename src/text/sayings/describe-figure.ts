// What surrounds a figure: the noun it counts, how it is announced, what else it may mean.
import { monthsRange } from './calendar.ts';
import type { Approximation, Reading } from './mention.ts';
import { hoursOf } from './read-time.ts';
import { type Found, isMark, type Source } from './source.ts';

/** The words that a number counts: up to three behind it, to the first that carries no meaning. */
export function nounOf(source: Source, index: number): string {
  const words: string[] = [];
  for (let place = index; words.length < 3; place++) {
    const token = source.tokens[place];
    if (token === undefined || token.line) break;
    if (isMark(token, '-') && !token.gap) continue;
    if (token.kind !== 'word' || source.lexicon.clauseStarts.has(token.word)) break;
    if (source.lexicon.common.has(token.word) || source.lexicon.numbers.has(token.word)) break;
    words.push(token.word);
  }
  return words.join(' ');
}

const pronounBefore = new Set(
  'the this that which each every another no any new other last next right'.split(' '),
);
const pronounAfter = new Set('of can could should must might may would to is has was who that'.split(' '));

/** Words that make a number of "one": "just one is left". */
const singling = new Set('just only exactly least most'.split(' '));

/** "one" is more often a pronoun than a number: "the cheaper one", "one can see". */
export function isPronoun(source: Source, index: number, end: number): boolean {
  const { tokens, lexicon } = source;
  if (
    end !== index + 1 ||
    (tokens[index]?.word !== 'one' && !lexicon.articles.has(tokens[index]?.word ?? ''))
  )
    return false;
  const before = tokens[index - 1]?.word ?? '';
  if (singling.has(before)) return false;
  // "the big one"
  if (pronounBefore.has(tokens[index - 2]?.word ?? '') && !lexicon.common.has(before)) return true;
  const after = tokens[end];
  return pronounBefore.has(before) || lexicon.relations.has(before) || pronounAfter.has(after?.word ?? '');
}

/** What a whole number may mean besides: an hour behind "at", a year. */
export function otherReadings(source: Source, index: number, found: Found): readonly Reading[] {
  const [first] = found.readings;
  // "15 heures" is as often a time as a length of time.
  const isClock =
    found.kind === 'duration' &&
    source.lexicon.clock.oclock.match(source.tokens, found.end - 1)?.end === found.end;
  if (isClock && first?.as === 'duration' && first.seconds % 3600 === 0 && first.seconds < 86_400)
    return [{ as: 'time', seconds: first.seconds, precision: 3600 }];
  if (found.kind !== 'number' || first?.as !== 'number') return [];
  const hours = hoursOf(source, index, first.value);
  const token = source.tokens[index];
  const isYear =
    token?.kind === 'digits' &&
    token.text.length === 4 &&
    first.value >= 1900 &&
    first.value < 2200 &&
    found.end === index + 1;
  return isYear ? [...hours, { as: 'date', ...monthsRange(first.value, 1, 12) }] : hours;
}

/** How a figure at a token is announced: by words before it, or behind it ("40 or so"). */
export function approximationOf(source: Source, index: number, end: number): Approximation | undefined {
  const { tokens, lexicon } = source;
  for (let back = 1; back <= 4 && back <= index; back++) {
    const match = lexicon.approximations.match(tokens, index - back);
    if (
      match?.end === index ||
      (match?.end === index - 1 && lexicon.articles.has(tokens[index - 1]?.word ?? ''))
    )
      return match.value;
    const relation = lexicon.relations.match(tokens, index - back);
    const operator = relation?.end === index ? relation.value.readings[0]?.operator : undefined;
    // "No more than 9" is a bound, and the figure itself.
    if (/^(?:no|not)$/.test(tokens[index - back - 1]?.word ?? '')) continue;
    // "Three days later €150 goes out" compares nothing with the amount.
    if (back === 1 && /^(?:later|earlier|sooner)$/.test(tokens[index - 1]?.word ?? '')) continue;
    if (operator === '>' || operator === '<') return operator === '>' ? 'over' : 'under';
  }
  const tilde = tokens[index - 1];
  if (isMark(tilde, '~', '≈')) return 'about';
  const behind = lexicon.approximations.match(tokens, end);
  return behind !== undefined &&
    /^(?:or so|ish|give or take|more or less)$/.test(wordsOf(source, end, behind.end))
    ? behind.value
    : undefined;
}

const wordsOf = ({ tokens }: Source, start: number, end: number) =>
  tokens
    .slice(start, end)
    .filter(({ kind }) => kind === 'word')
    .map(({ word }) => word)
    .join(' ');
