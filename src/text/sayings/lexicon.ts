// A language's words, made ready for looking up.
import { currencyNames } from './currencies.ts';
import { english } from './languages/english.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import type { Language, LanguageCode } from './languages/language.ts';
import { spanish } from './languages/spanish.ts';
import type { Approximation } from './mention.ts';
import { PhraseTable, phraseEntries, phraseList, wordSet } from './phrases.ts';
import { type RelationMeaning, readRelationRow } from './relation-row.ts';

export type DateWord =
  | { readonly as: 'day'; readonly offset: number }
  | { readonly as: 'next' | 'last' | 'current' | 'early' | 'mid' | 'late' | 'start' | 'end' };

export interface Lexicon {
  readonly language: Language;
  readonly common: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  readonly numberAnd: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly fractions: PhraseTable<number>;
  readonly andHalf: PhraseTable<number>;
  readonly minus: ReadonlySet<string>;
  readonly belowZero: PhraseTable<true>;
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly units: PhraseTable<string>;
  readonly currencies: PhraseTable<readonly string[]>;
  readonly approximations: PhraseTable<Approximation>;
  readonly dateWords: PhraseTable<DateWord>;
  readonly ago: ReadonlySet<string>;
  readonly agoBefore: PhraseTable<true>;
  readonly ahead: PhraseTable<true>;
  readonly fromNow: PhraseTable<true>;
  readonly since: PhraseTable<true>;
  readonly until: PhraseTable<true>;
  readonly of: ReadonlySet<string>;
  readonly rangeTo: ReadonlySet<string>;
  readonly weekend: PhraseTable<true>;
  readonly quarter: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly clock: {
    readonly named: ReadonlyMap<string, number>;
    readonly oclock: PhraseTable<true>;
    readonly past: ReadonlySet<string>;
    readonly to: ReadonlySet<string>;
    readonly halfPast: PhraseTable<true>;
    readonly halfBefore: ReadonlySet<string>;
    readonly quarter: PhraseTable<true>;
    readonly dayParts: PhraseTable<'am' | 'pm'>;
    readonly at: PhraseTable<true>;
  };
  readonly negations: ReadonlySet<string>;
  readonly answers: PhraseTable<boolean>;
  readonly openers: ReadonlySet<string>;
  readonly whether: ReadonlySet<string>;
  readonly clauseStarts: ReadonlySet<string>;
  readonly relations: PhraseTable<RelationMeaning>;
  readonly idioms: PhraseTable<true>;
  readonly abbreviations: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  readonly irregular: ReadonlyMap<string, number>;
}

/** What may begin with a word: most words begin nothing, and are passed over at once. */
export interface Starts {
  readonly figures: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
}

const indexed = (list: string): ReadonlyMap<string, number> =>
  new Map(
    list.split(',').flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)),
  );

const phrases = (list: string) => new PhraseTable(phraseList(list, true as const));

/** "siebenundzwanzig": units, "und" and tens as one word. */
function joinedNumbers(entries: readonly (readonly [string, number])[], and: string): [string, number][] {
  const units = entries.filter(([word, value]) => value >= 1 && value <= 9 && !/^ein.|^eins$/.test(word));
  const tens = entries.filter(([, value]) => value >= 20);
  return tens.flatMap(([ten, value]) =>
    units.map(([unit, one]): [string, number] => [`${unit}${and}${ten}`, value + one]),
  );
}

function compile(language: Language): Lexicon {
  const numbers = phraseEntries(language.numbers, Number);
  const { dates, clock } = language;
  const dateWord = (as: Exclude<DateWord['as'], 'day'>, list: string) => phraseList(list, { as });
  return {
    language,
    common: wordSet(language.common),
    numbers: new Map([
      ...numbers,
      ...(language.joined === undefined ? [] : joinedNumbers(numbers, language.numberAnd)),
    ]),
    scales: new Map(phraseEntries(language.scales, Number)),
    numberAnd: wordSet(language.numberAnd),
    articles: wordSet(language.articles),
    ordinals: new Map(phraseEntries(language.ordinals, Number)),
    ordinalSuffixes: wordSet(language.ordinalSuffixes),
    fractions: new PhraseTable(phraseEntries(language.fractions, Number)),
    andHalf: new PhraseTable(phraseEntries(language.andHalf, Number)),
    minus: wordSet(language.minus),
    belowZero: phrases(language.belowZero),
    months: indexed(language.months),
    weekdays: indexed(language.weekdays),
    units: new PhraseTable(phraseEntries(language.units, String)),
    currencies: new PhraseTable<readonly string[]>([
      ...phraseEntries(language.currencies, (codes) => codes.split(' ')),
      ...currencyNames(language.code),
    ]),
    approximations: new PhraseTable(
      (['about', 'under', 'over'] as const).flatMap((kind) =>
        phraseList(language.approximations[kind], kind),
      ),
    ),
    dateWords: new PhraseTable<DateWord>([
      ...phraseEntries(dates.days, (offset) => ({ as: 'day' as const, offset: Number(offset) })),
      ...dateWord('next', dates.next),
      ...dateWord('last', dates.last),
      ...dateWord('current', dates.current),
      ...dateWord('early', dates.early),
      ...dateWord('mid', dates.mid),
      ...dateWord('late', dates.late),
      ...dateWord('start', dates.startOf),
      ...dateWord('end', dates.endOf),
    ]),
    ago: wordSet(dates.ago),
    agoBefore: phrases(dates.agoBefore),
    ahead: phrases(dates.ahead),
    fromNow: phrases(dates.fromNow),
    since: phrases(dates.since),
    until: phrases(dates.until),
    of: wordSet(dates.of),
    rangeTo: wordSet(dates.rangeTo),
    weekend: phrases(dates.weekend),
    quarter: wordSet(dates.quarter),
    before: wordSet(dates.before),
    clock: {
      named: new Map(phraseEntries(clock.named, Number)),
      oclock: phrases(clock.oclock),
      past: wordSet(clock.past),
      to: wordSet(clock.to),
      halfPast: phrases(clock.halfPast),
      halfBefore: wordSet(clock.halfBefore),
      quarter: phrases(clock.quarter),
      dayParts: new PhraseTable([
        ...phraseList(clock.morning, 'am' as const),
        ...phraseList(clock.afternoon, 'pm' as const),
      ]),
      at: phrases(clock.at),
    },
    negations: wordSet(language.negations),
    answers: new PhraseTable([...phraseList(language.yes, true), ...phraseList(language.no, false)]),
    openers: wordSet(language.openers),
    whether: wordSet(language.whether),
    clauseStarts: wordSet(language.clauseStarts),
    relations: new PhraseTable(language.relations.flatMap(readRelationRow)),
    idioms: phrases(language.idioms),
    abbreviations: wordSet(language.abbreviations),
    endings: wordSet(language.endings),
    irregular: indexed(language.irregular),
  };
}

const languages: Readonly<Record<LanguageCode, Language>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};
const compiled = new Map<LanguageCode, Lexicon>();

/** A German word may be a number by its parts, and articles stand before "5 March". */
const leading = ['the', 'der', 'die', 'das', 'den', 'dem', 'le', 'la', 'les', 'el', 'quarter'];

function startsOf(lexicon: Lexicon): Starts {
  const { clock } = lexicon;
  const figures = new Set([
    ...leading,
    ...[
      lexicon.numbers,
      lexicon.scales,
      lexicon.ordinals,
      lexicon.months,
      lexicon.weekdays,
      clock.named,
    ].flatMap((map) => [...map.keys()]),
    ...lexicon.articles,
    ...lexicon.minus,
    ...clock.halfBefore,
    ...[
      lexicon.fractions,
      lexicon.dateWords,
      lexicon.ahead,
      lexicon.agoBefore,
      lexicon.weekend,
      lexicon.units,
    ].flatMap((table) => [...(table as PhraseTable<unknown>).firstWords()]),
    ...clock.halfPast.firstWords(),
    ...clock.quarter.firstWords(),
  ]);
  const relations = new Set([
    ...lexicon.relations.firstWords(),
    ...lexicon.answers.firstWords(),
    ...lexicon.ordinals.keys(),
  ]);
  return { figures, relations };
}

const starts = new Map<Lexicon, Starts>();

/** The words that figures and relations of a language begin with. */
export function startsIn(lexicon: Lexicon): Starts {
  let known = starts.get(lexicon);
  if (known === undefined) {
    known = startsOf(lexicon);
    starts.set(lexicon, known);
  }
  return known;
}

/** The words of a language; compiled at the first use. */
export function lexiconOf(code: LanguageCode): Lexicon {
  let lexicon = compiled.get(code);
  if (lexicon === undefined) {
    lexicon = compile(languages[code]);
    compiled.set(code, lexicon);
  }
  return lexicon;
}

export const languageCodes: readonly LanguageCode[] = ['en', 'de', 'fr', 'es'];
