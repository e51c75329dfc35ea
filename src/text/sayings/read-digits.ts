// A number in digits, with the separators of the usual locales.
import { type Source, tokenAt } from './source.ts';

export interface NumberReading {
  readonly value: number;
  readonly precision: number;
}

export interface FoundNumber {
  readonly numbers: readonly NumberReading[];
  /** The index of the token behind it. */
  readonly end: number;
  /** Written in words, all or the first part. */
  readonly inWords?: true;
}

const grouped =
  /(?<first>\d{1,3})(?:(?<mark>[.,'’\u00a0\u202f\u2009 ])\d{3}(?!\d))(?:\k<mark>\d{3}(?!\d)){0,12}(?<decimals>[.,]\d{1,12}(?![\d.,]{0,24}\d[.,]))?/uy;
const indian = /\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)(?:\.\d{1,6})?/y;
const plain = /\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,3}(?![\p{L}\p{N}]))?/uy;

/** Fractions of one character, as in "8½". */
const vulgar: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

const separators = new Set(['.', ',', "'", '’', '\u00a0', '\u202f', '\u2009', ' ', 'e', 'E']);

function at(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/** The place of the last digit that counts: trailing zeros of a whole number do not. */
export function precisionOf(digits: string): number {
  const point = digits.indexOf('.');
  if (point !== -1) return 10 ** (point + 1 - digits.length);
  const zeros = /(?<!0)0+$/.exec(digits)?.[0].length ?? 0;
  return zeros === digits.length ? 1 : 10 ** zeros;
}

function reading(digits: string): NumberReading {
  const [mantissa = '', exponent] = digits.split(/e/i);
  const shift = exponent === undefined ? 1 : 10 ** Number(exponent);
  return { value: Number(digits), precision: precisionOf(mantissa) * shift };
}

/** The number in digits that begins at a token, with a second reading where the separator leaves one. */
export function readDigits(source: Source, index: number): FoundNumber | undefined {
  const { text, tokens } = source;
  const token = tokens[index];
  if (token === undefined) return undefined;
  if (token.text === '.' && token.gap && tokens[index + 1]?.kind === 'digits' && !tokens[index + 1]?.gap) {
    const digits = `0.${tokens[index + 1]?.text ?? ''}`;
    return { numbers: [reading(digits)], end: index + 2 };
  }
  if (token.kind !== 'digits') return undefined;
  const place = token.start;
  const found = (written: string, ...digits: readonly string[]): FoundNumber => ({
    numbers: digits.map(reading),
    end: tokenAt(source, place + written.length, index),
  });
  const part = vulgar[text.charAt(token.end)];
  if (part !== undefined)
    return {
      numbers: [{ value: Number(token.text) + part, precision: part }],
      end: tokenAt(source, token.end + 1, index),
    };
  // Most numbers have no separator at all.
  if (!separators.has(text.charAt(token.end))) return { numbers: [reading(token.text)], end: index + 1 };
  const lakhs = at(indian, text, place);
  if (lakhs !== null) return found(lakhs[0], lakhs[0].replaceAll(',', ''));
  const groups = at(grouped, text, place);
  if (groups?.groups !== undefined && mayGroup(source, place + groups[0].length, groups.groups.mark ?? '')) {
    const { mark = '', decimals = '' } = groups.groups;
    const whole = groups[0].slice(0, groups[0].length - decimals.length);
    const digits = whole.split(mark).join('') + (decimals === '' ? '' : `.${decimals.slice(1)}`);
    const isOneGroup = decimals === '' && whole.split(mark).length === 2;
    if (decimals.startsWith(mark) && decimals !== '') return found(whole, whole.split(mark).join(''));
    if (isOneGroup && (mark === '.' || mark === ',') && !digits.startsWith('0')) {
      const decimal = whole.replace(mark, '.');
      const decimalMark = source.lexicon.language.code === 'en' ? '.' : ',';
      if (mark === decimalMark) return found(groups[0], decimal, digits);
      return mark === '.' ? found(groups[0], digits, decimal) : found(groups[0], digits);
    }
    if (!whole.startsWith('0')) return found(groups[0], digits);
  }
  const simple = at(plain, text, place);
  if (simple === null) return undefined;
  // "12,5" is a decimal in any language; "1,2,3" is a list.
  return found(simple[0], simple[0].replace(',', '.'));
}

/** Plain spaces group only where the language does so, or where a currency follows. */
function mayGroup(source: Source, end: number, mark: string): boolean {
  if (mark !== ' ' || source.lexicon.language.code !== 'en') return true;
  return /^\s?(?:\p{Sc}|[A-Z]{3}\b)/u.test(source.text.slice(end, end + 5));
}
