// A number in digits, in words or in both: "1.2 million", "twenty-seven", "half a dozen".
import { table } from '../../model/table.ts';
import { type FoundNumber, type NumberReading, readDigits } from './read-digits.ts';
import { isMark, rememberTokens, type Source } from './source.ts';

const attachedScales = table<number>({
  k: 1e3,
  K: 1e3,
  M: 1e6,
  bn: 1e9,
  mn: 1e6,
  mio: 1e6,
});
const isHyphen = (source: Source, index: number) => isMark(source.tokens[index], '-', '‐', '‑');

/** The place of the last digit of a whole number that is no zero. */
function wholePrecision(value: number): number {
  if (!Number.isInteger(value)) return 0.1;
  let precision = 1;
  while (value !== 0 && value % (precision * 10) === 0) precision *= 10;
  return precision;
}

const inWords = (value: number, end: number): FoundNumber => ({
  numbers: [{ value, precision: wholePrecision(value) }],
  end,
  inWords: true,
});

/** "siebenhundertfünfzig", "zweitausend": the parts of a German number that is written as one word. */
function joinedNumber(source: Source, word: string): number | undefined {
  const { numbers, language } = source.lexicon;
  if (language.joined === undefined) return undefined;
  const part = (text: string, empty: number) => (text === '' ? empty : numbers.get(text));
  const below1000 = (text: string): number | undefined => {
    const at = text.indexOf('hundert');
    if (at === -1) return part(text, 0);
    const hundreds = part(text.slice(0, at), 1);
    const rest = part(text.slice(at + 7).replace(/^und/, ''), 0);
    return hundreds === undefined || rest === undefined ? undefined : hundreds * 100 + rest;
  };
  if (!word.includes('hundert') && !word.includes('tausend')) return undefined;
  const at = word.indexOf('tausend');
  if (at === -1) return below1000(word);
  const thousands = at === 0 ? 1 : below1000(word.slice(0, at));
  const rest = below1000(word.slice(at + 7).replace(/^und/, ''));
  return thousands === undefined || rest === undefined ? undefined : thousands * 1000 + rest;
}

/** What may still be added to a part that ends in such a value: units to tens, and so on. */
function mayAdd(last: number, next: number, code: string): boolean {
  if (last === 0) return true;
  if (next === 0) return false;
  if (last >= 1000) return next < 1000;
  if (last >= 100) return next < 100;
  if (code === 'fr' && last === 10) return next >= 7 && next < 10;
  if (code === 'fr' && (last === 60 || last === 80)) return next < 20;
  return last >= 20 && last % 10 === 0 && next < 10;
}

interface WordsSoFar {
  total: number;
  current: number;
  last: number;
  end: number;
}

function addWord(source: Source, state: WordsSoFar, value: number, end: number): boolean {
  const { code } = source.lexicon.language;
  if (code === 'fr' && value === 20 && state.last === 4) {
    state.current += 76;
    state.last = 80;
  } else {
    if (state.end !== -1 && !mayAdd(state.last, value, code)) return false;
    state.current += value;
    state.last = value;
  }
  state.end = end;
  return true;
}

function addScale(state: WordsSoFar, scale: number, end: number): void {
  if (scale === 100) {
    state.current = Math.max(1, state.current) * 100;
    state.last = 100;
  } else {
    if (state.current === 0 && state.total > 0) state.total *= scale;
    else state.total += Math.max(1, state.current) * scale;
    state.current = 0;
    state.last = scale;
  }
  state.end = end;
}

/** The number in words that begins at a token; articles count only before "hundred", "dozen" and their like. */
function readWords(source: Source, index: number): FoundNumber | undefined {
  const { tokens, lexicon } = source;
  const first = tokens[index];
  if (first?.kind !== 'word') return undefined;
  const joined = joinedNumber(source, first.word);
  const isArticle = lexicon.articles.has(first.word);
  if (isArticle || lexicon.scales.has(first.word)) {
    const next = tokens[index + (isArticle ? 1 : 0)];
    const scale = next === undefined ? undefined : lexicon.scales.get(next.word);
    const isScale = scale !== undefined && (isArticle || (scale >= 12 && lexicon.language.code !== 'en'));
    if (!isScale && joined === undefined) return undefined;
  }
  const state: WordsSoFar = { total: 0, current: 0, last: 0, end: -1 };
  let place = isArticle && joined === undefined ? index + 1 : index;
  if (joined !== undefined) {
    state.current = joined;
    state.last = joined;
    state.end = index + 1;
    place = index + 1;
  }
  for (let token = tokens[place]; token !== undefined; token = tokens[place]) {
    let next = place;
    const isLinked = state.end !== -1;
    if (isLinked && (isHyphen(source, next) || mayLink(source, state, next))) next++;
    const word = tokens[next]?.word ?? '';
    if (isLinked && tokens[next]?.line === true) break;
    const value = lexicon.numbers.get(word);
    const scale = lexicon.scales.get(word);
    if (value !== undefined && !(isLinked && next === place && lexicon.articles.has(word))) {
      if (!addWord(source, state, value, next + 1)) break;
    } else if (
      scale !== undefined &&
      scale > 0 &&
      (next === place || scale >= 12) &&
      (isLinked || place !== index || scale >= 12)
    ) {
      if (isLinked && scale <= 2) break;
      addScale(state, scale, next + 1);
    } else break;
    place = state.end;
  }
  if (state.end === -1) return undefined;
  return inWords(state.total + state.current, state.end);
}

/** "and" between parts of a number: English only behind hundreds, Spanish and French only between tens and units. */
function mayLink(source: Source, state: WordsSoFar, index: number): boolean {
  const { lexicon, tokens } = source;
  if (!lexicon.numberAnd.has(tokens[index]?.word ?? '')) return false;
  const next = lexicon.numbers.get(tokens[index + 1]?.word ?? '');
  if (next === undefined) return false;
  return lexicon.language.code === 'en'
    ? state.last >= 100
    : state.last >= 20 && state.last < 100 && next < 20;
}

/** "half a dozen", "half a million", "three quarters of a million". */
function readFraction(source: Source, index: number): FoundNumber | undefined {
  const { tokens, lexicon } = source;
  const fraction = lexicon.fractions.match(tokens, index);
  if (fraction === undefined || fraction.value >= 2) return undefined;
  let place = fraction.end;
  if (lexicon.of.has(tokens[place]?.word ?? '')) place++;
  if (lexicon.articles.has(tokens[place]?.word ?? '')) place++;
  if (isHyphen(source, place)) place++;
  const scale = lexicon.scales.get(tokens[place]?.word ?? '');
  if (scale === undefined || scale < 12) return undefined;
  const value = fraction.value * scale;
  const precision = scale === 12 ? value : wholePrecision(value);
  return { numbers: [{ value, precision }], end: place + 1, inWords: true };
}

function scaled(found: FoundNumber, scale: number, end: number): FoundNumber {
  const numbers = found.numbers.map(({ value, precision }): NumberReading => {
    // 18.5 × 1000 and not 18500.000000000004.
    const product = Number((value * scale).toPrecision(15));
    return { value: product, precision: precision * scale };
  });
  return { ...found, numbers, end };
}

/** "k", "million", "dozen" and "and a half" behind a number. */
function readScale(source: Source, found: FoundNumber): FoundNumber {
  const { tokens, lexicon } = source;
  let number = found;
  const token = tokens[found.end];
  if (token?.kind === 'word') {
    const attached = token.gap ? undefined : attachedScales[token.text];
    const scale = attached ?? (found.inWords ? undefined : wordScale(lexicon.scales, token.word, token.text));
    if (scale !== undefined) number = scaled(found, scale, found.end + 1);
  }
  const half = lexicon.andHalf.match(tokens, number.end);
  // "Five and half past six" are two times.
  const isTime = half !== undefined && /^(?:past|to)$/.test(tokens[half.end]?.word ?? '');
  if (half === undefined || isTime || number.numbers.length !== 1) return number;
  const [only] = number.numbers;
  // "a million and a half" adds half of the scale, "two and a half" half of one.
  const size = only === undefined ? 1 : Math.max(1, only.value >= 1000 ? wholePrecision(only.value) : 1);
  const value = (only?.value ?? 0) + size * half.value;
  const behind = scaleBehind(source, half.end);
  const sum = { ...number, numbers: [{ value, precision: size * Math.min(half.value, 0.5) }], end: half.end };
  return behind === undefined ? sum : scaled(sum, behind, half.end + 1);
}

function wordScale(scales: ReadonlyMap<string, number>, word: string, text: string): number | undefined {
  const scale = scales.get(word) ?? (text === 'bn' ? 1e9 : text === 'mn' || text === 'mln' ? 1e6 : undefined);
  return scale !== undefined && scale >= 12 ? scale : undefined;
}

function scaleBehind(source: Source, index: number): number | undefined {
  const scale = source.lexicon.scales.get(source.tokens[index]?.word ?? '');
  return scale !== undefined && scale >= 12 ? scale : undefined;
}

/** The number that begins at a token, without a sign; undefined where there is none. */
export const readNumber = rememberTokens((source: Source, index: number): FoundNumber | undefined => {
  const fraction = readFraction(source, index);
  if (fraction !== undefined) return fraction;
  const { tokens, lexicon } = source;
  // "a half-dozen", "a good half-dozen"
  if (lexicon.articles.has(tokens[index]?.word ?? '')) {
    const skipped = readFraction(source, index + 1);
    if (skipped !== undefined) return skipped;
  }
  const found = readDigits(source, index) ?? readWords(source, index);
  return found === undefined ? undefined : readScale(source, found);
});
