// $said: words of a text, where they stand whole in it.

/** Longer texts are searched as far as this; no claim quotes from further down. */
const SEARCHED = 200_000;

/** The words as the text has them; undefined where they are missing or would be cut out of something longer. */
export function said(text: string, words: string): string | undefined {
  const searched = text.slice(0, SEARCHED);
  if (words.trim() === '' || words !== words.trim()) return undefined;
  for (let start = searched.indexOf(words); start !== -1; start = searched.indexOf(words, start + 1)) {
    if (standsWhole(searched, start, start + words.length)) return words;
  }
  return undefined;
}

/** Whether a stretch of a text cuts off no part of a word, a figure, its sign, its decimals or its unit. */
export function standsWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const inside = text.slice(start, end);
  const after = text.slice(end, end + 24);
  return !cutBefore(before, inside) && !cutAfter(inside, after);
}

const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}_]$/u;
const STARTS_IN_WORD = /^[\p{L}\p{M}\p{N}_]/u;
const STARTS_IN_DIGIT = /^\p{N}/u;
const ENDS_IN_DIGIT = /\p{N}$/u;
/** A sign, a currency, or digits with their separator, right before a figure. */
const LEADS_TO_FIGURE = /(?:[-+−±~<>≤≥#]|\p{Sc}\s?|\p{N}[.,:'’/\u00a0\u202f])$/u;
const GROUP_BEFORE = /(?<!\p{N})\p{N}{1,3} $/u;
const GROUP_AFTER = /^ \p{N}{3}(?!\p{N})/u;
/** More digits after a separator, or a unit: a sign, a degree, letters right behind or after one space. */
const FIGURE_GOES_ON = /^(?:[.,:'’/\u00a0\u202f-]\p{N}|[\s\u00a0\u202f]?(?:[%‰°º′″]|\p{Sc}))/u;
const UNIT_AFTER_SIGN = /^[\p{L}]/u;
const ENDS_IN_UNIT_SIGN = /[°º%‰]$/u;
const SHORT_UNIT =
  /^[\s\u00a0\u202f]?(?:km\/h|m\/s|mph|kph|km|cm|mm|mi|ft|kg|mg|lb|lbs|oz|ml|kW|kWh|MW|GB|MB|TB|kB|KB|ms|min|mins|hPa|mbar|bar|am|pm|AM|PM|a\.m\.|p\.m\.|[CFKmgslhWVA]|EUR|USD|CHF|GBP|JPY|NOK|SEK|DKK|PLN|CZK|[A-Z]{3})(?![\p{L}\p{N}])/u;

function cutBefore(before: string, inside: string): boolean {
  if (STARTS_IN_WORD.test(inside) && ENDS_IN_WORD.test(before)) return true;
  if (!STARTS_IN_DIGIT.test(inside)) return false;
  return LEADS_TO_FIGURE.test(before) || (GROUP_BEFORE.test(before) && /^\p{N}{3}(?!\p{N})/u.test(inside));
}

function cutAfter(inside: string, after: string): boolean {
  if (ENDS_IN_WORD.test(inside) && STARTS_IN_WORD.test(after)) return true;
  if (ENDS_IN_UNIT_SIGN.test(inside) && UNIT_AFTER_SIGN.test(after)) return true;
  if (!ENDS_IN_DIGIT.test(inside)) return false;
  if (FIGURE_GOES_ON.test(after) || SHORT_UNIT.test(after)) return true;
  return GROUP_AFTER.test(after) && /(?<!\p{N})\p{N}{1,3}$/u.test(inside);
}
