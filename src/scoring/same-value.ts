// Whether two scalar values say the same, as the Berkeley leaderboard compares them.
import type { JsonScalar } from '../model/json.ts';
import { shapeOf } from '../text/identifier-shape.ts';

/** The JSON type of a value; whole and fractional numbers are one type. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Digits with or without a sign and a fraction, and nothing else. */
const plainNumber = /^[-+]?\d+(?:\.\d+)?$/;

/** Relative: far below the last of a dozen digits, far above what a detour through text or a sum loses. */
const tolerance = 1e-13;

/** With this many digits a number is an account, a phone number or an id, and one digit makes it another. */
const longNumber = 10;

function sameNumber(one: number, other: number): boolean {
  if (Number.isInteger(one) && Number.isInteger(other) && Math.abs(one) >= 10 ** (longNumber - 1))
    return one === other;
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));
}

/**
 * A text without what BFCL takes for no difference: case, spaces, and the signs `, . / - _ * ^`; both kinds of quotes
 * are one. Unlike there, a decimal point and a minus stay: 1.5 is not 15, and -5 not 5.
 */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d)\.(?=\d)/g, '·')
    .replace(/(?<![\p{L}\p{N}])-(?=\d)/gu, '−')
    .replace(/[\s,./\-_*^]/g, '')
    .replace(/['’‘“”]/g, '"');
}

/** Shapes of texts in which every character counts; the others are dates and times. */
const exactShapes = /^(?:uuid|url|path|email)$|\\d|_/;

function isExact(text: string): boolean {
  const digits = text.replace(/^[-+]/, '');
  return /^\d+$/.test(digits) ? digits.length >= longNumber : exactShapes.test(shapeOf(text));
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [one.trim(), other.trim()];
  if (a === b) return true;
  // `10 am` is one word less than `10am`, and no identifier: only two of them are told apart by a sign.
  if (isExact(a) && isExact(b)) return false;
  if (plainNumber.test(a) && plainNumber.test(b)) return sameNumber(Number(a), Number(b));
  const [c, d] = [normalised(a), normalised(b)];
  // Where nothing is left (`*` beside `-`), what was taken away is all there was to compare.
  return c !== '' && c === d;
}

/**
 * Whether two scalars of one JSON type say the same; scalars of different types never do. Identifiers, addresses, paths
 * and numbers of ten digits and more are the same only where every character is.
 */
export function sameScalar(one: JsonScalar, other: JsonScalar): boolean {
  if (typeof one === 'number' && typeof other === 'number') return sameNumber(one, other);
  if (typeof one === 'string' && typeof other === 'string') return sameText(one, other);
  return one === other;
}
