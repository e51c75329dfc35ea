// Where a text says a string: a date, a figure, an identifier, a name, or the words of an enumeration.
import { plainText } from '../../model/json.ts';
import { readClaim } from './claim-text.ts';
import type { SayingContext } from './context.ts';
import { isWeekdayOf, judgingOf, mentionSaysMoment, mentionSaysPeriod } from './date-agreement.ts';
import { findInRow, findReordered, type TokenRange, wordsOfValue } from './find-words.ts';
import type { Mention, Reading, Span } from './mention.ts';
import { mentionSaysNumber } from './number-agreement.ts';
import { isIdentifierWord } from './read-identifiers.ts';
import { readText } from './read-mentions.ts';
import { withoutDenial } from './same-word.ts';
import { isDeniedThere } from './says-boolean.ts';
import { isInName, isOthersNumber, startsWithArticle } from './says-number.ts';
import { endBefore, type Source } from './source.ts';
import { isCapitalised, type Token } from './tokens.ts';
import { type TypedValue, typedValue } from './typed-value.ts';
import { measureOf, type ValueMeasure } from './value-measure.ts';

const moments = new Set(['date', 'time', 'weekday', 'period', 'number', 'duration']);

/** A moment's sayings in the zone that explains most of the text's dates and times. */
function momentSayings(
  text: string,
  value: Extract<TypedValue, { readonly as: 'moment' }>,
  context: SayingContext,
  isMere: boolean,
): readonly Span[] {
  const { mentions } = readText(text, context);
  const judging = judgingOf(context, text, isMere);
  let best: readonly Mention[] = [];
  for (const moment of value.moments) {
    const said = mentions.filter(
      (mention) => moments.has(mention.kind) && mentionSaysMoment(mention, moment, judging),
    );
    const isDated = said.some(({ kind }) => kind === 'date');
    const all = isDated
      ? mentions.filter((mention) => said.includes(mention) || isWeekdayOf(mention, moment.date))
      : said;
    if (all.length > best.length) best = all;
  }
  return best;
}

function measureOfReading(
  reading: Reading,
  context: SayingContext,
): { readonly value: number; readonly measure: ValueMeasure | undefined } | undefined {
  switch (reading.as) {
    case 'number':
      return { value: reading.value, measure: measureOf(context.labels, context.unit) };
    case 'money':
      return { value: reading.value, measure: { currency: reading.currencies[0] ?? '' } };
    case 'quantity':
      return { value: reading.value, measure: { unit: reading.unit } };
    case 'duration':
      return reading.months > 0
        ? { value: reading.months, measure: { unit: 'mo' } }
        : { value: reading.seconds, measure: { unit: 's' } };
    default:
      return undefined;
  }
}

function figureSayings(
  text: string,
  readings: readonly Reading[],
  context: SayingContext,
  isMere: boolean,
): readonly Span[] {
  const read = startsWithArticle(text, context) ? readText(text, context, true) : readClaim(text, context);
  return read.mentions.filter(
    (mention) =>
      !isOthersNumber(mention, context, read.source) &&
      !isInName(mention, read, context) &&
      readings.some((reading) => {
        const known = measureOfReading(reading, context);
        return known !== undefined && mentionSaysNumber(mention, known.value, known.measure, isMere);
      }),
  );
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Long numbers and phone numbers: the same digits, whatever parts them. */
function codeSayings(text: string, value: string, context: SayingContext): readonly Span[] {
  const { mentions, source } = readText(text, context);
  const wanted = digitsOf(value);
  const found = mentions.filter(
    (mention) =>
      (mention.kind === 'identifier' || mention.kind === 'number') &&
      digitsOf(mention.text) === wanted &&
      !/\p{L}/u.test(mention.text),
  );
  if (found.length > 0) return found;
  return findInRow(source, wordsOfValue(value), 'name').map((range) => spanOf(source, range));
}

const spanOf = (source: Source, { first, end }: TokenRange): Span => ({
  start: source.tokens[first]?.start ?? 0,
  end: endBefore(source, end),
});

const addressed = /[/\\@]|^\S+\.[a-z][a-z0-9]{1,5}$/i;
const joins = /[\p{L}\p{N}_/\\@-]/u;

/** Paths, URLs, mail addresses and file names: character by character, hosts and mail without regard to case. */
function addressSayings(text: string, value: string): readonly Span[] {
  const isFolded = value.includes('@') || value.includes('://');
  const [hay, needle] = isFolded ? [text.toLowerCase(), value.toLowerCase()] : [text, value];
  const found: Span[] = [];
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    const before = hay.charAt(at - 1);
    const after = hay.charAt(end);
    const isCut =
      joins.test(before) ||
      joins.test(after) ||
      (after === '.' && /[\p{L}\p{N}]/u.test(hay.charAt(end + 1))) ||
      (before === '.' && /[\p{L}\p{N}]/u.test(hay.charAt(at - 2)));
    // A slash at the end of a folder's name adds nothing.
    if (!isCut || (after === '/' && !joins.test(hay.charAt(end + 1)) && !joins.test(before)))
      found.push({ start: at, end });
  }
  return found;
}

const enumeration = /^[\p{Ll}\d]+(?:[ _-][\p{Ll}\d]+){0,3}$|^[\p{Lu}\d]+(?:[_-][\p{Lu}\d]+){0,3}$/u;

/** Whether a string is shaped like a word of an enumeration: `in_progress`, `OPEN`. */
const isEnumeration = (value: string) => enumeration.test(value) && !/\d/.test(value);

/** Forms of a name written in another way are accepted only where the text does not write a name itself. */
function isLowerWhereChanged(source: Source, range: TokenRange, words: readonly string[]): boolean {
  const tokens = source.tokens.slice(range.first, range.end).filter(({ kind }) => kind === 'word');
  return tokens.every(
    (token, index) =>
      words.includes(token.word) || !isCapitalised(token) || (range.first === 0 && index === 0),
  );
}

/** The very characters, where they stand by themselves. */
function verbatim(text: string, value: string): readonly Span[] {
  const at = text.indexOf(value);
  if (at === -1 || !/\p{Ll}\p{Lu}/u.test(value)) return [];
  const end = at + value.length;
  const isCut = joins.test(text.charAt(at - 1)) || joins.test(text.charAt(end));
  return isCut ? [] : [{ start: at, end }];
}

function wordSayings(text: string, value: string, context: SayingContext): readonly Span[] {
  const whole = verbatim(text, value);
  if (whole.length > 0) return whole;
  const { source } = readText(text, context);
  const words = wordsOfValue(value);
  const named = findInRow(source, words, 'name');
  if (named.length > 0) return named.map((range) => spanOf(source, range));
  const forms = findInRow(source, words, 'forms').filter(
    (range) => isEnumeration(value) || isLowerWhereChanged(source, range, words),
  );
  if (forms.length > 0) return forms.map((range) => spanOf(source, range));
  const reordered = findReordered(source, words, 'name');
  return reordered === undefined ? [] : [spanOf(source, reordered)];
}

/** "Kaldera" for "Kaldera Optics", where no other of its kind has that word, and nothing else is called or begins so. */
function partialSayings(text: string, value: string, context: SayingContext): readonly Span[] {
  if (context.siblings === undefined) return [];
  const words = wordsOfValue(value);
  const others = context.siblings
    .filter((each) => typeof each === 'string' && each !== value)
    .map((each) => wordsOfValue(plainText(each)));
  const elsewhere = (context.otherNames ?? [])
    .map(wordsOfValue)
    // What has all words of the value is another way to write it.
    .filter((other) => !words.every((word) => other.includes(word)));
  const { source } = readText(text, context);
  const said = elsewhere.flatMap((other) => findInRow(source, other, 'name'));
  const isInOther = ({ first, end }: TokenRange) =>
    said.some((other) => other.first <= first && end <= other.end);
  for (let length = words.length - 1; length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const part = words.slice(start, start + length);
      // "The" begins many a sentence, and is nobody's short name.
      if (part.every((word) => source.lexicon.common.has(word))) continue;
      if (others.some((other) => part.every((word) => other.includes(word)))) continue;
      if (elsewhere.some((other) => part.every((word, index) => other[index] === word))) continue;
      const found = findInRow(source, part, 'name').filter(
        (range) => isCapitalised(source.tokens[range.first] as Token) && !isInOther(range),
      );
      if (found.length > 0) return found.map((range) => spanOf(source, range));
    }
  return [];
}

/** "not paid" says "unpaid", and denies "paid". */
function withPolarity(
  text: string,
  value: string,
  spans: readonly Span[],
  context: SayingContext,
): readonly Span[] {
  const { lexicon } = readText(text, context).source;
  if (!isEnumeration(value) || wordsOfValue(value).some((word) => lexicon.negations.has(word))) return spans;
  const said = spans.filter((span) => !isDeniedThere(text, span, context));
  const bare = withoutDenial(value);
  if (said.length > 0 || bare === undefined) return said;
  return wordSayings(text, bare, context).filter((span) => isDeniedThere(text, span, context));
}

/** The stretches of a text that say a string; a mere mention may be denied or be one end of a range. */
export function stringSayings(
  text: string,
  value: string,
  context: SayingContext,
  isMere: boolean,
): readonly Span[] {
  if (value.trim() === '') return [];
  const typed = typedValue(value, context.today, context.timeZone);
  if (
    typed.as === 'code' ||
    (/^\+?[\d\s()./-]{8,}$/.test(value) && digitsOf(value).length >= 8 && typed.as === 'words')
  )
    return codeSayings(text, value, context);
  if (typed.as === 'moment') return momentSayings(text, typed, context, isMere);
  if (typed.as === 'period') {
    const judging = judgingOf(context, text, isMere);
    return readText(text, context).mentions.filter((mention) =>
      mentionSaysPeriod(mention, typed.from, typed.to, judging),
    );
  }
  if (typed.as === 'figure') {
    const said = figureSayings(text, typed.readings, context, isMere);
    return said.length > 0 ? said : wordSayings(text, value, context);
  }
  if (!/\s/.test(value) && addressed.test(value)) return addressSayings(text, value);
  const spans = wordSayings(text, value, context);
  if (!/\s/.test(value) && isIdentifierWord(value)) return spans;
  const said = isMere ? spans : withPolarity(text, value, spans, context);
  if (said.length > 0) return said;
  const labels = context.enumLabels?.[value] ?? [];
  const labelled = labels.flatMap((label) => wordSayings(text, label, context));
  return labelled.length > 0
    ? isMere
      ? labelled
      : labelled.filter(
          (span) =>
            !isDeniedThere(text, span, context) || /\bno[tn]?\b|n't/.test(text.slice(span.start, span.end)),
        )
    : partialSayings(text, value, context);
}
