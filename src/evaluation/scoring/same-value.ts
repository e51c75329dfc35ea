// Whether two scalar values say the same, as the Berkeley leaderboard compares them.
import type { JsonScalar } from '../../model/json.ts';

/** The JSON type of a value; whole and fractional numbers are one type. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Digits with or without a sign and a fraction, and nothing else. */
const plainNumber = /^[-+]?\d+(?:\.\d+)?$/;

/** Relative: far below what any argument means, far above what a detour through text loses. */
const tolerance = 1e-9;

function sameNumber(one: number, other: number): boolean {
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

function sameText(one: string, other: string): boolean {
  const [a, b] = [one.trim(), other.trim()];
  if (a === b) return true;
  if (plainNumber.test(a) && plainNumber.test(b)) return sameNumber(Number(a), Number(b));
  const [c, d] = [normalised(a), normalised(b)];
  // Where nothing is left (`*` beside `-`), what was taken away is all there was to compare.
  return c !== '' && c === d;
}

/** Whether two scalars of one JSON type say the same; scalars of different types never do. */
export function sameScalar(one: JsonScalar, other: JsonScalar): boolean {
  if (typeof one === 'number' && typeof other === 'number') return sameNumber(one, other);
  if (typeof one === 'string' && typeof other === 'string') return sameText(one, other);
  return one === other;
}
