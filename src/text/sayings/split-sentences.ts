// Sentences and clauses of a text, not cut at abbreviations, decimals, dates or quotations.

import { spanAt } from './claim-spans.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { Span } from './mention.ts';
import { readQuotations } from './read-quotations.ts';
import { languageOf, languageOfLocale } from './recognise-language.ts';
import { isMark, type Source, sourceOf } from './source.ts';
import { fold, type Token } from './tokens.ts';

const segmenters = new Map<string, Intl.Segmenter>();
function segmenterOf(code: string): Intl.Segmenter {
  let segmenter = segmenters.get(code);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(code, { granularity: 'sentence' });
    segmenters.set(code, segmenter);
  }
  return segmenter;
}

const lastWord = /([\p{L}\p{N}.]+)\.["'”’)\]]*\s*$/u;

/** The segmenter cuts behind every stop before a capital letter: not so behind "Dr." or, in German, "3." */
function isJoined(before: string, after: string, lexicon: Lexicon): boolean {
  if (before.slice(before.trimEnd().length).includes('\n')) return false;
  if (/^\p{Ll}/u.test(after)) return !/[!?]["'”’)\]]*\s*$/.test(before) || /^\p{Ll}/u.test(after);
  const word = lastWord.exec(before.slice(-24))?.[1]?.toLowerCase() ?? '';
  if (word === '') return false;
  if (/^\d{1,2}$/.test(word)) return lexicon.months.has(fold(/^\p{L}+/u.exec(after)?.[0] ?? ''));
  if (/^\p{L}$/u.test(word)) return /^\p{Lu}/u.test(after) && !/^(?:i|a)$/.test(word);
  // A unit or half of the day ends a sentence as often as not.
  const isEnding =
    /^(?:a\.m|p\.m|am|pm|etc|inc|ltd|co|no|min|max|hr|hrs|u\.s|u\.k|st)$/.test(word) &&
    /^\p{Lu}/u.test(after);
  return lexicon.abbreviations.has(word) && !isEnding;
}

function trimmed(text: string, start: number, end: number): Span | undefined {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return from === to ? undefined : { start: from, end: to };
}

/** The sentences of a text in order, without the white space around them; a line break ends one too. */
export function splitSentences(text: string, locale?: string): readonly Span[] {
  const code = (locale === undefined ? undefined : languageOfLocale(locale)) ?? languageOf(text);
  const lexicon = lexiconOf(code);
  const quotations = readQuotations(text);
  const sentences: { start: number; end: number }[] = [];
  for (const { index, segment } of segmenterOf(code).segment(text)) {
    const last = sentences.at(-1);
    const quotation = spanAt(quotations, index);
    const isQuoted = quotation !== undefined && quotation.start < index;
    const isSame =
      last !== undefined &&
      (isQuoted || isJoined(text.slice(Math.max(last.start, last.end - 40), last.end), segment, lexicon));
    if (isSame) last.end = index + segment.length;
    else sentences.push({ start: index, end: index + segment.length });
  }
  return sentences.flatMap(({ start, end }) => linesOf(text, start, end));
}

function linesOf(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (let at = text.indexOf('\n', from); at !== -1 && at < end; at = text.indexOf('\n', from)) {
    spans.push(...[trimmed(text, from, at)].filter((span) => span !== undefined));
    from = at + 1;
  }
  return [...spans, ...[trimmed(text, from, end)].filter((span) => span !== undefined)];
}

/** Conjunctions that join words as often as clauses: they begin a clause only where a verb's subject seems to follow. */
const joining = new Set(['and', 'or', 'und', 'oder', 'et', 'ou', 'y', 'o', 'since', 'da', 'so']);
const subjects = new Set(
  'it he she they you we i there this that these those es er sie wir ihr ich man il elle on nous vous el ella'.split(
    ' ',
  ),
);

function beginsClause(source: Source, index: number): boolean {
  const { tokens, lexicon } = source;
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined || before === undefined) return false;
  if (
    isMark(before, ';') ||
    (isMark(before, ':', '–', '—') && token.gap && before.gap !== (before.text === ':'))
  )
    return true;
  if (!lexicon.clauseStarts.has(token.word)) return false;
  if (!joining.has(token.word)) return true;
  return isMark(before, ',')
    ? tokens[index + 1]?.kind === 'word' && hasVerbAhead(tokens, index + 1, lexicon)
    : subjects.has(tokens[index + 1]?.word ?? '');
}

const verbs = new Set(
  'is are was were has have had costs cost leaves leave will does do did can gets takes comes runs ist sind war hat kostet est sont a coute es son tiene cuesta'.split(
    ' ',
  ),
);

/** A subject and a verb follow soon: the comma parts clauses and not the items of a list. */
function hasVerbAhead(tokens: readonly Token[], index: number, lexicon: Lexicon): boolean {
  for (let place = index; place < index + 6; place++) {
    const token = tokens[place];
    if (token === undefined || (token.kind === 'mark' && /^[,.;!?]$/.test(token.text))) return false;
    if (
      verbs.has(token.word) ||
      (place === index && lexicon.common.has(token.word) && subjects.has(token.word))
    )
      return true;
  }
  return false;
}

/** The clauses of a text: its sentences, cut where a conjunction or a semicolon begins another statement. */
export function splitClauses(text: string, locale?: string): readonly Span[] {
  return splitSentences(text, locale).flatMap(({ start, end }) => {
    const source = sourceOf(
      text.slice(start, end),
      locale === undefined ? { today: '' } : { today: '', locale },
    );
    const starts = source.tokens.flatMap((token, index) =>
      beginsClause(source, index) ? [start + token.start] : [],
    );
    const edges = [start, ...starts, end];
    return edges
      .slice(0, -1)
      .flatMap((from, index) =>
        [trimmed(text, from, edges[index + 1] ?? end)].filter((span) => span !== undefined),
      );
  });
}
