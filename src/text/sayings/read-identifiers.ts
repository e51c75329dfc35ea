// Addresses, paths, file names, versions, and words in which letters, digits and marks mix.
import { claimSpans } from './claim-spans.ts';
import { isCurrencyCode } from './currencies.ts';
import type { Span } from './mention.ts';
import { readUnitSymbol } from './units.ts';

/** Each kind of address, and what a text with one is sure to have. */
const addresses: readonly (readonly [has: RegExp, pattern: RegExp])[] = [
  [/:\/\//, /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s\p{Cc}<>"'`“”)\]]+/giu],
  [/@/, /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu],
  // Absolute and home paths, then relative ones that end in a file name, then Windows'.
  [/\//, /(?<![\p{L}\p{N}/:.~])(?:~|\.{1,2})?(?:\/[\p{L}\p{N}._@%+-]+)+\/?/gu],
  [
    /\.[a-z]/i,
    /(?<![\p{L}\p{N}_./-])[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)+\.[a-z][a-z0-9]{0,4}(?![\p{L}\p{N}])/gu,
  ],
  [/:\\/, /\b[A-Z]:\\[^\s\p{Cc}"'<>|]+/gu],
  // File names and domains; "e.g." and "a.m." have too short an ending.
  [
    /\.[a-z][a-z0-9]/i,
    /(?<![\p{L}\p{N}_./-])[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*\.[a-z][a-z0-9]{1,4}(?![\p{L}\p{N}_-])/gu,
  ],
  // Versions and network addresses, which "05.03.2026" and "1.234.567" are not.
  [
    /\d\.\d+\.\d/,
    /(?<![\p{L}\p{N}.,])(?!\d\d?\.\d\d?\.(?:(?:19|20|21)\d\d)(?!\d))(?!\d{1,3}(?:\.\d{3})+(?![.\d]))v?\d+(?:\.\d+){2,}(?:-[\w.]+)?(?![\p{L}\p{N}])/gu,
  ],
];
/** A run of letters, digits, `_` and `-` that has more than letters in it. */
const mixed = /(?<![\p{L}\p{N}_-])[\p{L}-]*[\p{N}_][\p{L}\p{N}_-]*/gu;
const edges = /^[-_]+|(?<![-_])[-_]+$/g;
const phone = /(?<![\p{L}\p{N}])\+\d(?:\)?[\s./-]?\(?\d){2,40}\d(?![\p{L}\p{N}])/gu;
const digit = /\p{N}/u;
const letter = /\p{L}/u;
const digitsThenLetters = /^\d+(?=\p{L})/u;
const ordinal = /^\d+(?:st|nd|rd|th|er|re|ème|e|k|m|bn|mn|am|pm|mio|h\d\d|x|uhr)$/iu;
const numberThenWords = /^\d+(?:-\d+)*(?:-\p{L}+)+$/u;
const wordThenNumber =
  /^(?:mid|pre|post|top|non|under|over|early|late|since|level|type|catch|grade|class)-\d+$/iu;
const currencyThenNumber = /^([A-Z]{3})-?\d+[km]?$/u;
const times = /^\d{1,2}h(?:\d{1,2}m?)?$/iu;
/** Words with a digit in them that name nothing in particular. */
const plain = /^(?:[qh][1-4]|[bc]2[bc]|[234]d|[48]k|2fa|mp[34]|h2o|co2|a[345]|utf-?8|web3|covid-19)$/iu;

function isNumberWithUnit(text: string): boolean {
  const digits = digitsThenLetters.exec(text)?.[0];
  if (digits === undefined) return false;
  if (ordinal.test(text) || times.test(text)) return true;
  return readUnitSymbol(text, digits.length, true)?.end === text.length;
}

/** Whether a word (no white space in it) is shaped like an identifier: `cus_0007`, `SO-2026-0142`, `0142`, a UUID. */
export function isIdentifierWord(text: string): boolean {
  if (text.includes('_')) return /[\p{L}\p{N}]_+[\p{L}\p{N}]/u.test(text);
  const hasDigit = digit.test(text);
  if (!hasDigit) return false;
  if (!letter.test(text)) {
    if (/^\d{4}-\d\d-\d\d$|^\d\d?-\d\d?-\d{4}$/.test(text)) return false;
    const groups = text.split('-');
    return text.length > 15 || groups.length > 2 || groups.some((group) => /^0\d/.test(group));
  }
  if (/^\d{1,3}e\d{1,2}$/i.test(text)) return false;
  if (plain.test(text) || isNumberWithUnit(text) || isCurrencyCode(currencyThenNumber.exec(text)?.[1] ?? ''))
    return false;
  if (numberThenWords.test(text) || wordThenNumber.test(text)) return false;
  // Month names between digits are dates: "5-Mar-2026".
  if (/^\d{1,2}-\p{L}+-\d{2,4}$/u.test(text)) return false;
  if (/^\d{4}-\d\d-\d\dT/.test(text) || /^\d+T\d+$/.test(text)) return false;
  return true;
}

export interface FoundText extends Span {
  readonly value: string;
}

/** Every address, path, file name, version and phone number; earlier readings win where two overlap. */
function readAddresses(text: string): FoundText[] {
  const found: FoundText[] = [];
  if (/[./\\@]/.test(text))
    for (const [has, pattern] of addresses)
      for (const match of has.test(text) ? text.matchAll(pattern) : []) {
        const value = match[0].replace(/(?<![.,;:!?])[.,;:!?]+$/, '');
        if (value === '/') continue;
        found.push({ value, start: match.index, end: match.index + value.length });
      }
  if (text.includes('+'))
    for (const match of text.matchAll(phone))
      if (match[0].replace(/\D/g, '').length >= 8)
        found.push({ value: match[0], start: match.index, end: match.index + match[0].length });
  return found;
}

function readWords(text: string): FoundText[] {
  if (!/[\d_]/.test(text)) return [];
  const found: FoundText[] = [];
  for (const match of text.matchAll(mixed)) {
    const value = match[0].replace(edges, '');
    const index = match.index + match[0].indexOf(value);
    // The "05" of "1.05", the "050" of "1,050" and the "00" of "12:00" are no words.
    if (/^\d/.test(value) && /\d[.,'’:\u00a0\u202f]$/.test(text.slice(Math.max(0, index - 2), index)))
      continue;
    if (
      isIdentifierWord(value) &&
      !(value.startsWith('0') && /^[.,:/]\d/.test(text.slice(index + value.length, index + value.length + 2)))
    )
      found.push({ value, start: index, end: index + value.length });
  }
  return found;
}

/** Every identifier of a text in order, none overlapping another. */
export function readIdentifiers(text: string): readonly FoundText[] {
  const claim = claimSpans(text.length);
  return [...readAddresses(text), ...readWords(text)].filter(claim).sort((a, b) => a.start - b.start);
}
