// $same: whether two values are one, whatever the notation.
import type { JsonScalar } from '../../model/json.ts';
import { instantOf } from './dates.ts';

const PLAIN_NUMBER = /^[-+]?\d{1,15}(\.\d{1,15})?$/;
const GROUPED_NUMBER = /^[-+]?\d{1,3}(,\d{3}){1,5}(\.\d{1,15})?$/;

/** Equal as numbers, moments, yes and no, or words without case, accents, spaces and hyphens. */
export function same(left: JsonScalar, right: JsonScalar): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  const [leftNumber, rightNumber] = [numberIn(left), numberIn(right)];
  if (leftNumber !== undefined && rightNumber !== undefined) return nearlyEqual(leftNumber, rightNumber);
  if (typeof left === 'string' && typeof right === 'string') {
    const [leftInstant, rightInstant] = [instantOf(left), instantOf(right)];
    if (leftInstant !== undefined && rightInstant !== undefined) return leftInstant === rightInstant;
  }
  const [leftWords, rightWords] = [fold(String(left)), fold(String(right))];
  return leftWords !== '' && leftWords === rightWords;
}

/** Equal within 1e-9, relative: what another order of additions may change. */
export function nearlyEqual(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right));
}

/** Words without case, accents, and what stands between them. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\s_\-\u2010-\u2015]+/gu, ' ')
    .trim();
}

function numberIn(value: JsonScalar): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (PLAIN_NUMBER.test(text)) return Number(text);
  return GROUPED_NUMBER.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}
