// The currency that a field of a step value is in, as the fields around it say.

import { isObject, type JsonObject } from '../../model/json.ts';
import { getAt } from '../../model/pointer.ts';
import { wordsOf } from '../../text/naming.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import { currencyIn } from '../units/currency-fields.ts';
import type { Fact } from './facts.ts';
import type { SceneStep } from './scene.ts';
import { isUnits } from './units-member.ts';

const unitKeys = /^(?:unit|units|uom)$/i;
const moneyWords = new Set(
  'price cost amount total subtotal sum value fee fare balance revenue budget salary vat tax discount net gross paid due rent deposit line spend charge refund fine penalty payout payment bonus wage credit debit shipping postage toll premium expense income profit loss turnover earning donation tip'.split(
    ' ',
  ),
);

/** What is paid for an hour or a night. */
const timeRate = /(?:^|_)(?:hourly|daily|nightly|weekly|monthly|annual|hour|day|night|labou?r)_rate$/i;

/** Whether a field's name says that it is an amount of money where a currency is beside it. */
export function isMoneyField(key: string): boolean {
  return (
    wordsOf(key).some((word) => moneyWords.has(word)) ||
    timeRate.test(key) ||
    measureOf([key], undefined)?.minor === true
  );
}

const unitOfFact = new WeakMap<object, { readonly unit: string | undefined }>();

/** The currency or unit that the data of its step names for a value; undefined where it names none but in the field's own name. */
export function unitBeside(fact: Pick<Fact, 'key' | 'record'>, step: SceneStep): string | undefined {
  let known = unitOfFact.get(fact);
  if (known === undefined) {
    known = { unit: findUnit(fact, step) };
    unitOfFact.set(fact, known);
  }
  return known.unit;
}

function findUnit({ key, record }: Pick<Fact, 'key' | 'record'>, { value }: SceneStep): string | undefined {
  const isMoney = isMoneyField(key);
  // Beside it, or on what it is a part of.
  for (let at = record; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const there = getAt(value.value, at);
    if (isObject(there)) {
      const sides = sideCurrency(key, there);
      if (sides !== undefined) return sides;
      const currency = isMoney ? currencyIn(there) : undefined;
      if (currency !== undefined) return currency.toUpperCase();
      for (const [name, unit] of Object.entries(there)) {
        if (typeof unit !== 'string') continue;
        if (unitKeys.test(name) && (at === record || isOnlyFigure(getAt(value.value, record)))) return unit;
      }
      const told = unitIn(there, key);
      if (told !== undefined) return told;
    }
    if (at === '') return undefined;
  }
}

/** Whether a record has a single figure: the unit on what the record is a part of can be of nothing else in it. */
function isOnlyFigure(record: unknown): boolean {
  return isObject(record) && Object.values(record).filter((value) => typeof value === 'number').length === 1;
}

/** The unit that such a member of an object gives a field by its name, or by its first word: `temp_max` is a temperature. */
function unitIn(object: JsonObject, key: string): string | undefined {
  for (const [name, units] of Object.entries(object)) {
    if (units === undefined || !isUnits(name, units) || !isObject(units)) continue;
    const own = units[key];
    if (typeof own === 'string') return own;
    const [named = ''] = wordsOf(key);
    const first = /^(?:feels|apparent|dew)$/.test(named) ? 'temperature' : named;
    const last = wordsOf(key).at(-1) ?? '';
    const known = Object.entries(units).find(([field]) => {
      const [word = ''] = wordsOf(field);
      return (
        (first.length >= 4 && (word.startsWith(first) || first.startsWith(word))) ||
        (last.length >= 4 && word === last)
      );
    });
    if (typeof known?.[1] === 'string') return known[1];
  }
  return undefined;
}

/** The unit that the tool's text gives every figure of its lists: "the marks in percent". */
export function percentOfTool({ tool }: SceneStep): '%' | undefined {
  return /\bin (?:percent|per cent|%)/i.test(tool?.description ?? '') ? '%' : undefined;
}

const counted =
  /(?:^|_)(?:counts?|quantity|qty|number|nights?|days?|stars?|rating|score|id|page|percent|pct|stock|available|reserved|on_hand|pieces?|units?|floor|capacity|seats?|rank|index|year|month|parcels?|probability|rate|weight|version|population|employees)(?:_|$)/i;

/** The currency of a figure that is said as money and that no name of a field makes anything else. */
export function currencyAround(fact: Fact, { value }: SceneStep): string | undefined {
  const { key, record } = fact;
  const there = getAt(value.value, record);
  const measure = measureOf([key], undefined);
  const isMeasured = measure?.unit !== undefined || measure?.currency !== undefined;
  if (!isObject(there) || counted.test(key) || (key === 'limit' && isPaged(there)) || isMeasured)
    return undefined;
  const own = currencyIn(there)?.toUpperCase();
  if (own !== undefined || !isQuoted(fact)) return own;
  for (let at = record; at !== ''; ) {
    at = at.slice(0, at.lastIndexOf('/'));
    const around = getAt(value.value, at);
    const currency = isObject(around) ? currencyIn(around) : undefined;
    if (currency !== undefined) return currency.toUpperCase();
  }
  return undefined;
}

/** What prices are quoted by, and nothing else is counted by: `last`, `close`, `bid`. */
const quotes = /^(?:last|close|open|high|low|bid|ask|mid|quote|nav|strike|spot|vwap)$/;

/** Whether a field's name is one that prices are quoted by. */
export const isQuotedKey = (key: string): boolean => wordsOf(key).some((word) => quotes.test(word));

/** Whether a figure of a list is a price by its name, and by the cents that one of its column has. */
function isQuoted({ key, members }: Fact): boolean {
  const column = members.at(-1)?.group.members ?? [];
  return (
    isQuotedKey(key) &&
    column.some(({ facts }) => facts.some((other) => other.key === key && !Number.isInteger(other.value)))
  );
}

/** Whether an object says which part of a list it has. */
function isPaged(record: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(record).some(
    ([name, value]) => Array.isArray(value) || /^(?:page|offset|cursor|next_cursor|has_more)$/.test(name),
  );
}

/** `converted_amount` beside `to_currency`, `amount` beside `from_currency`; a `rate` is what one of the first is in the second. */
function sideCurrency(key: string, record: Readonly<Record<string, unknown>>): string | undefined {
  const { from_currency: from, to_currency: to } = record;
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  return /convert|result|to_|target|rate$/.test(key) ? to : from;
}

/** The currency that a rate is for one of. */
export function rateBase(step: SceneStep | undefined, record: string): string | undefined {
  const there = step === undefined ? undefined : getAt(step.value.value, record);
  return isObject(there) && typeof there.from_currency === 'string' ? there.from_currency : undefined;
}
