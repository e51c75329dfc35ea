// Numbers as people write them: "1,250.00", "€-12.50", "5%", "1.2 million", "three", "24h".
import { table } from '../model/table.ts';
import type { StatedValue } from './span.ts';

const spelled = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
].concat('eleven', 'twelve');

const exponents = table<number>({
  k: 3,
  K: 3,
  M: 6,
  bn: 9,
  hundred: 2,
  thousand: 3,
  million: 6,
  billion: 9,
});

/** What may follow a number without a space and leave it a number; longer first, as the pattern needs it. */
export const unitPattern = [
  'months|weeks|hours|days|years|kmh|kwh|mph|mins|hrs|secs|lbs|pts|min|sec|hr|wk|yr|usd|eur|gbp|kcal',
  'ghz|mhz|khz|hz|kg|mg|km|cm|mm|mi|ft|oz|lb|kb|mb|gb|tb|kw|ml|ms|mv|ma|px|pt|g|m|h|s|d|w|y|v|l|p|x|c|f|a',
].join('|');

const written = new RegExp(
  [
    '(?<![\\p{L}\\p{N}_])(?<sign>[-−])?(?:\\p{Sc}\\s?)?(?<inner>[-−])?',
    // European with decimals, grouped thousands (comma, apostrophe, narrow spaces), plain digits.
    "(?:(?<european>\\d{1,3}(?:\\.\\d{3})+,\\d{1,2})(?!\\d)|(?<digits>(?:\\d{1,3}(?:[,'’\\u00a0\\u2009\\u202f]\\d{3})+(?!\\d)|\\d+)?(?:(?<=\\d)\\.\\d+|(?<![\\p{L}\\p{N}.])\\.\\d+|(?<=\\d)))(?<exponent>[eE][-+]?\\d+(?![\\p{L}\\p{N}]))?)",
    `(?:(?<percent>\\s?%|\\s?percent\\b)|(?:(?<scale>k|K|M|bn)|\\s(?<words>hundred|thousand|million|billion)|(?<unit>(?:${unitPattern}|[kmgt]?b)))(?![\\p{L}\\p{N}_]))?`,
    '(?<ordinal>(?:st|nd|rd|th)(?![\\p{L}\\p{N}]))?',
  ].join(''),
  'giu',
);
const spelledOut = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(${spelled.join('|')})(?:\\s(hundred|thousand|million|billion))?(?![\\p{L}\\p{N}_]|-\\p{L})`,
  'giu',
);

/** The number of digits behind the decimal point. */
function decimalsOf(digits: string): number {
  const point = digits.indexOf('.');
  return point === -1 ? 0 : digits.length - point - 1;
}

/**
 * Every number in a text, spelled out up to twelve too, in no particular order. Ordinals are none ("1st"), and a hyphen
 * behind a digit is no sign ("10-20").
 */
export function readNumbers(text: string): StatedValue[] {
  const found: StatedValue[] = [];
  for (const match of text.matchAll(written)) {
    const { sign, inner, european, digits, exponent, percent, scale, words, ordinal } = match.groups ?? {};
    if (ordinal !== undefined) continue;
    const plain =
      european === undefined
        ? (digits ?? '').replace(/[^\d.]/g, '')
        : european.replaceAll('.', '').replace(',', '.');
    const shift =
      Number(exponent?.slice(1) ?? 0) +
      (exponents[scale ?? ''] ?? exponents[words?.toLowerCase() ?? ''] ?? 0);
    const negative = sign !== undefined || inner !== undefined;
    const value = Number(`${negative ? '-' : ''}${plain}e${shift}`);
    const step = 10 ** (shift - decimalsOf(plain));
    found.push({
      kind: 'number',
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      value: value === 0 ? 0 : value,
      step,
      ...(percent === undefined ? {} : { also: Number(`${negative ? '-' : ''}${plain}e${shift - 2}`) }),
    });
  }
  for (const match of text.matchAll(spelledOut)) {
    const shift = exponents[match[2]?.toLowerCase() ?? ''] ?? 0;
    const value = spelled.indexOf((match[1] ?? '').toLowerCase()) * 10 ** shift;
    const end = match.index + match[0].length;
    found.push({ kind: 'number', text: match[0], start: match.index, end, value, step: 10 ** shift });
  }
  return found;
}

/** True where a number is spelled out: "one" is more often a pronoun than a number. */
export function isSpelledOut(stated: StatedValue): boolean {
  return stated.kind === 'number' && /^\p{L}/u.test(stated.text);
}
