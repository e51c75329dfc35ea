// The functions that proofs may call. Those JSONata has too give the same values, and refuse more.

import { isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { cutAt } from '../../text/clip.ts';
import { timeStretch } from '../../text/time-stretch.ts';
import type { FunctionName } from '../language/node.ts';
import { NotOne, Rejection } from '../language/rejection.ts';
import { daysBetween, isoForm, minutesBetween, plus } from './dates.ts';
import { said, standsWhole } from './said.ts';
import { same } from './same.ts';
import { createSequence, isSequenceValue, listOf, type Value } from './sequence.ts';

type Implementation = (values: readonly Value[]) => Value;

const DECIMAL = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/;

/** Every function of the language; each throws a Rejection where its arguments are not what it takes. */
export const IMPLEMENTATIONS: Readonly<Record<FunctionName, Implementation>> = {
  count: ([list]) => listOf(list).length,
  sum: ([list]) => {
    const numbers = numbersOf('sum', list);
    return numbers?.reduce((total, number) => checkedNumber(total + number), 0);
  },
  min: ([list]) => extreme('min', list, Math.min),
  max: ([list]) => extreme('max', list, Math.max),
  average: ([list]) => {
    const numbers = numbersOf('average', list);
    if (numbers === undefined || numbers.length === 0) return undefined;
    return numbers.reduce((total, number) => total + number, 0) / numbers.length;
  },
  round: ([number, decimals]) => onNumber('round', number, (n) => round(n, Number(decimals ?? 0))),
  floor: ([number]) => onNumber('floor', number, Math.floor),
  ceil: ([number]) => onNumber('ceil', number, Math.ceil),
  abs: ([number]) => onNumber('abs', number, Math.abs),
  exists: ([value]) => value !== undefined,
  not: ([flag]) => onFlag('not', flag, (value) => !value),
  boolean: ([flag]) => onFlag('boolean', flag, (value) => value),
  string: ([value]) => {
    if (value === undefined) return undefined;
    const scalar = oneOf('string', value);
    if (typeof scalar !== 'number') return String(scalar);
    return String(Number.isInteger(scalar) ? scalar : Number(scalar.toPrecision(15)));
  },
  number: ([value]) => (value === undefined ? undefined : toNumber(oneOf('number', value))),
  lowercase: ([text]) => onText('lowercase', text, (value) => value.toLowerCase()),
  uppercase: ([text]) => onText('uppercase', text, (value) => value.toUpperCase()),
  trim: ([text]) =>
    onText('trim', text, (value) =>
      value
        .replace(/[ \t\n\r]+/g, ' ')
        .replace(/^ /, '')
        .replace(/ $/, ''),
    ),
  length: ([text]) => onText('length', text, (value) => [...value].length),
  contains: ([text, part]) =>
    onText('contains', text, (value) => onText('contains', part, (words) => value.includes(words))),
  distinct: ([value]) => distinct(value),
  sort: ([value]) => sort(value),
  substringBefore: ([text, mark]) =>
    onText('substringBefore', text, (value) => {
      const at = value.indexOf(String(mark));
      return at === -1 ? value : wholePart(value, 0, at);
    }),
  substringAfter: ([text, mark]) =>
    onText('substringAfter', text, (value) => {
      const at = value.indexOf(String(mark));
      return at === -1 ? value : wholePart(value, at + String(mark).length, value.length);
    }),
  days: ([from, to]) => onTwoTexts('days', from, to, daysBetween),
  minutes: ([from, to]) => onTwoTexts('minutes', from, to, minutesBetween),
  plus: ([date, count, unit]) =>
    onText('plus', date, (text) => onNumber('plus', count, (number) => plus(text, number, String(unit)))),
  same: ([left, right]) =>
    left === undefined || right === undefined ? undefined : same(oneOf('same', left), oneOf('same', right)),
  said: ([text, words]) => onText('said', text, (value) => said(value, String(words))),
};

/** The number, unless it is none that arithmetic is exact with. */
export function checkedNumber(number: number): number {
  if (!Number.isFinite(number))
    throw new Rejection('The proof divides by zero or leaves the range of numbers.');
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) {
    throw new Rejection(
      'The proof calculates with integers beyond 2^53: they are identifiers, and compared as texts.',
    );
  }
  return number;
}

function numbersOf(name: string, list: Value): readonly number[] | undefined {
  if (list === undefined) return undefined;
  return listOf(list).map((item) => {
    if (typeof item === 'number') return item;
    const hint = typeof item === 'string' && DECIMAL.test(item) ? ': write list.$number(field)' : '';
    throw new Rejection(`$${name} takes numbers, and ${shown(item)} is none${hint}.`);
  });
}

function extreme(name: string, list: Value, pick: (...numbers: number[]) => number): number | undefined {
  const numbers = numbersOf(name, list);
  if (numbers === undefined || numbers.length === 0) return undefined;
  return numbers.reduce((best, number) => pick(best, number));
}

/** The only value; throws where there are several. */
function oneOf(name: string, value: Exclude<Value, undefined>): JsonScalar {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) {
    throw new NotOne(
      `$${name} takes one value, not ${value.length}: write list.$${name}(field), or select one item.`,
    );
  }
  throw new Rejection(`$${name} takes a value, not an object: name one of its fields.`);
}

function onNumber<Result>(name: string, value: Value, work: (number: number) => Result): Result | undefined {
  if (value === undefined) return undefined;
  const number = oneOf(name, value);
  if (typeof number === 'number') return work(number);
  throw new Rejection(`$${name} takes a number, and ${shown(number)} is none.`);
}

function onText<Result>(name: string, value: Value, work: (text: string) => Result): Result | undefined {
  if (value === undefined) return undefined;
  const text = oneOf(name, value);
  if (typeof text === 'string') return work(text);
  throw new Rejection(`$${name} takes a text, and ${shown(text)} is none.`);
}

function onTwoTexts<Result>(
  name: string,
  left: Value,
  right: Value,
  work: (left: string, right: string) => Result,
): Result | undefined {
  return onText(name, left, (from) => onText(name, right, (to) => work(from, to)));
}

function onFlag(name: string, value: Value, work: (flag: boolean) => boolean): boolean | undefined {
  if (value === undefined) return undefined;
  const flag = oneOf(name, value);
  if (typeof flag === 'boolean') return work(flag);
  throw new Rejection(
    `$${name} takes true or false, and ${shown(flag)} is neither: use $exists or a comparison.`,
  );
}

function toNumber(value: JsonScalar): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && DECIMAL.test(value)) return checkedNumber(Number(value));
  throw new Rejection(`$number takes digits with a decimal point, and ${shown(value)} is something else.`);
}

/** Rounds half to even on the decimal digits, as JSONata does. */
function round(number: number, decimals: number): number {
  const shifted = shift(number, decimals);
  const nearest = Math.round(shifted);
  const even = Math.abs(nearest - shifted) === 0.5 && Math.abs(nearest % 2) === 1 ? nearest - 1 : nearest;
  return shift(even, -decimals) + 0;
}

function shift(number: number, places: number): number {
  if (places === 0) return number;
  const [digits, exponent] = String(number).split('e');
  return Number(`${digits}e${Number(exponent ?? 0) + places}`);
}

/** A part of a text, unless a word or a figure would be cut: then it is none that the text holds. */
function wholePart(text: string, start: number, end: number): string {
  const isTimestamp = isoForm(text)?.startsWith('timestamp') === true && (start === 11 || end === 10);
  const isYear = isoForm(text) !== undefined && start === 0 && end === 4;
  const times = timeStretch(text);
  // Either of two times as a whole, with or without the blank beside it.
  const isTime =
    times !== undefined &&
    ((start === 0 && end >= times.firstEnd && end < times.secondStart) ||
      (start > times.firstEnd && start <= times.secondStart && end === text.length));
  if (start === end || isTimestamp || isYear || isTime || standsWhole(text, start, end))
    return text.slice(start, end);
  throw new Rejection(`${shown(text.slice(start, end))} is cut out of a word or a figure of ${shown(text)}.`);
}

function distinct(value: Value): Value {
  if (!Array.isArray(value) || value.length <= 1) return value;
  const kept: JsonValue[] = isSequenceValue(value) ? createSequence() : [];
  const seen = new Set<unknown>();
  for (const item of value) {
    if (!isScalar(item))
      throw new Rejection('$distinct takes values, not objects: name one of their fields.');
    if (seen.has(item)) continue;
    seen.add(item);
    kept.push(item);
  }
  return kept;
}

function sort(value: Value): Value {
  if (value === undefined) return undefined;
  const list = listOf(value);
  if (list.length <= 1) return list;
  const isSortable =
    list.every((item) => typeof item === 'number') ||
    (list.every((item) => typeof item === 'string') && !list.some((item) => DECIMAL.test(item)));
  if (!isSortable) throw new Rejection('$sort takes numbers, or texts that are no numbers, and not both.');
  refuseMixedForms('$sort', list);
  return [...list].sort((left, right) => (isBefore(right, left) ? 1 : isBefore(left, right) ? -1 : 0));
}

function isBefore(left: unknown, right: unknown): boolean {
  return (left as string | number) < (right as string | number);
}

/** Dates and timestamps of several forms are not in the order of their characters. */
function refuseMixedForms(name: string, list: readonly unknown[]): void {
  const forms = new Set(list.map((item) => (typeof item === 'string' ? isoForm(item) : undefined)));
  if (forms.size > 1)
    throw new Rejection(`${name} takes dates or times of one form, and these are of several.`);
}

/** A value in a message, cut where it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return cutAt(text, 60);
}
