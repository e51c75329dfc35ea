// Identifiers in a text: addresses, paths, file names, and words in which letters and digits or `_` mix.
import { unitPattern } from './numbers.ts';
import type { StatedValue } from './span.ts';

const addresses = [
  // No control character either: one parts the strings of a ground.
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s\p{Cc}<>"'`“”)\]]+/giu,
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  // Absolute and home paths, then relative ones that end in a file name, then Windows'.
  /(?<![\p{L}\p{N}/:.~])(?:~|\.{1,2})?(?:\/[\p{L}\p{N}._@%+-]+)+\/?/gu,
  /(?<![\p{L}\p{N}_./-])[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)+\.[a-z][a-z0-9]{0,4}(?![\p{L}\p{N}])/gu,
  /\b[A-Z]:\\[^\s\p{Cc}"'<>|]+/gu,
  // File names and domains; "e.g." and "a.m." have too short an ending.
  /(?<![\p{L}\p{N}_./-])[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*\.[a-z][a-z0-9]{1,4}(?![\p{L}\p{N}_-])/gu,
  // Versions and network addresses, which "05.03.2026" is not.
  /(?<![\p{L}\p{N}.,])(?!\d\d?\.\d\d?\.(?:19|20|21)\d\d(?!\d))v?\d+(?:\.\d+){2,}(?:-[\w.]+)?(?![\p{L}\p{N}])/gu,
];
const word = /[\p{L}\p{N}]+(?:[_-]+[\p{L}\p{N}]+)*/gu;
const digit = /\p{N}/u;
const letter = /\p{L}/u;
const numberWithUnit = new RegExp(`^\\d+(?:${unitPattern}|k|bn|st|nd|rd|th|[kmgt]?b)$`, 'iu');
const numberThenWords = /^\d+(?:-\d+)*(?:-\p{L}+)+$/u;
const wordThenNumber = /^(?:mid|pre|post|top|non|under|over|early|late|since)-\d+$/iu;
/** Words with a digit in them that name nothing in particular. */
const plain = /^(?:[qh][1-4]|[bc]2[bc]|[234]d|[48]k|2fa|mp[34]|h2o|co2|a[345]|utf-?8|web3)$/iu;

/** Whether a word (no white space in it) is shaped like an identifier: `cus_0007`, `SO-2026-0142`, `0142`, a UUID. */
export function isIdentifierWord(text: string): boolean {
  const hasDigit = digit.test(text);
  if (text.includes('_')) return /[\p{L}\p{N}]_+[\p{L}\p{N}]/u.test(text);
  if (!hasDigit) return false;
  if (!letter.test(text)) {
    const groups = text.split('-');
    return text.length > 15 || groups.length > 2 || groups.some((group) => /^0\d/.test(group));
  }
  return !(
    numberWithUnit.test(text) ||
    numberThenWords.test(text) ||
    wordThenNumber.test(text) ||
    plain.test(text)
  );
}

function identifier(text: string, start: number): StatedValue {
  return { kind: 'identifier', text, start, end: start + text.length, value: text };
}

/** Every address, path, file name and version in a text; earlier readings win where two overlap. */
export function readAddresses(text: string): StatedValue[] {
  if (!/[./\\@]/.test(text)) return [];
  return addresses.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const address = match[0].replace(/(?<![.,;:!?])[.,;:!?]+$/, '');
      return address === '/' ? [] : [identifier(address, match.index)];
    }),
  );
}

/** Every word of a text that is shaped like an identifier. */
export function readIdentifierWords(text: string): StatedValue[] {
  const found: StatedValue[] = [];
  for (const match of text.matchAll(word)) {
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    // The "05" of "1.05" and the "050" of "1,050" are no words.
    if (/\d[.,'’]$/.test(before) && /^\d/.test(match[0])) continue;
    if (isIdentifierWord(match[0])) found.push(identifier(match[0], match.index));
  }
  return found;
}

const quotations = [
  /(?<![\p{L}\p{N}])"([^"\n]{2,400})"/gu,
  /“([^“”\n]{2,400})”/gu,
  /«\s?([^«»\n]{2,400}?)\s?»/gu,
  /‘([^‘\n]{2,400}?)’(?![\p{L}\p{N}])/gu,
  // Straight single marks only where they cannot be apostrophes: not behind a letter, closed before a space or a stop.
  /(?<![\p{L}\p{N}.,'])'(?=\S)([^'\n]{1,200}(?:'\p{L}[^'\n]{0,200}){0,5}\S)'(?![\p{L}\p{N}'])/gu,
  /`([^`\n]{1,200})`/gu,
];

/** Every quotation in a text; its value has neither the marks nor the stop that American usage puts inside them. */
export function readQuotations(text: string): StatedValue[] {
  if (!/["“«‘'`]/.test(text)) return [];
  return quotations.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind: 'quoted' as const,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      value: (match[1] ?? '').trim().replace(/(?<![.,;:!?…])[.,;:!?…]+$/u, ''),
    })),
  );
}
