// A field of a result in words: its label, what kind of value it holds, and in which unit.

import type { Fact } from '../../../grounding/reading/entity.ts';
import { isObject, type JsonObject, type JsonValue } from '../../../model/json.ts';
import { getAt, pointerTokens, toPointer } from '../../../model/pointer.ts';
import { table } from '../../../model/table.ts';
import { areForeign, isUnread, readToolName, spelled, wordsOf } from '../../../text/naming.ts';
import { schemaAt, type View } from '../scene/view.ts';
import { describedUnit, type FieldKind, kindOf } from './field-kind.ts';
import { inEnglishOrder, labelFromDescription, labelFromWords } from './label.ts';
import { isYearNumber } from './numbers.ts';
import { headOf } from './proper.ts';
import { type Unit, unitOf } from './units.ts';

export type { FieldKind } from './field-kind.ts';

export interface Field {
  readonly key: string;
  /** The words of its name, without a unit. */
  readonly words: readonly string[];
  /** A noun phrase without an article: "expected delivery date". */
  readonly label: string;
  /** The last word of what it is a field of. */
  readonly noun: string;
  readonly kind: FieldKind;
  /** Where the name or the schema says one. */
  readonly unit?: Unit;
  /** What a balance is of, by its tool: "leave" for `get_leave_balance`. */
  readonly of?: string;
  /** The sibling field that says in which currency an amount is. */
  readonly currencyKey?: string;
  /** The currency that what the thing is in says, where the thing itself says none. */
  readonly currency?: string;
  /** Whether it holds a year: of what was done, where its name is a participle. */
  readonly isYear?: true;
  /** Whether an amount counts the hundredths of its currency. */
  readonly isMinor?: true;
}

const known = new WeakMap<Fact, Field>();

export function fieldOf(view: View, fact: Fact): Field {
  let field = known.get(fact);
  if (field === undefined) {
    field = readField(view, fact);
    known.set(fact, field);
  }
  return field;
}

const moneyWords =
  /^(?:price|cost|total|subtotal|amount|sum|fee|fare|balance|budget|revenue|salary|value|vat|tax|due|paid|net|gross|deposit|spent|discount|income|profit)$/;

const currencyCode = /^[A-Z]{3}$/;
/** Behind the name of an amount that is not written in its currency but in hundredths of it. */
const minorEnding = / (?:in )?(?:cents?|centimes|rappen|pence|minor|minor units?)$/;

function readField(view: View, fact: Fact): Field {
  const schema = schemaAt(view, fact.pointer);
  const sample = sampleOf(fact);
  const isMinor = minorEnding.test(spelled(fact.key));
  const all = isMinor ? wordsOf(spelled(fact.key).replace(minorEnding, '')) : wordsOf(fact.key);
  const found = isLeast(fact, all) ? undefined : unitOf(all.join('_'));
  const currencyKey = currencyBeside(fact);
  const currency = currencyKey === undefined ? currencyAround(view, fact) : undefined;
  const isAmountOfMoney =
    typeof sample === 'number' &&
    (currencyKey !== undefined || currency !== undefined) &&
    found === undefined &&
    (isMinor ||
      currencyKey === `${fact.key}_currency` ||
      all.some((word) => moneyWords.test(word)) ||
      /^(?:hourly|daily|nightly|weekly|monthly) rate$/.test(all.join(' ')));
  const words = inEnglishOrder(found?.rest.length === 0 || found === undefined ? all : found.rest);
  const isInMinor = isMinor && (isAmountOfMoney || found?.unit.kind === 'currency');
  // Nobody counts cents of nobody knows what.
  const said = found?.unit ?? unitBeside(fact);
  // What a word means that is in no dictionary here, no sentence says.
  const beside = [view.tool.tool, ...fact.entity.facts.map(({ key }) => key)];
  const isStrange = isUnread(fact.key, beside) || (isCommonWord(sample) && areForeign(beside));
  const kind =
    isStrange || (isMinor && !isInMinor) ? 'none' : kindOf(fact, sample, schema, isAmountOfMoney, said);
  const unit = said ?? describedUnit(schema, sample);
  const label = labelOf(fact, words, kind, schema, view);
  return {
    key: fact.key,
    words,
    label,
    noun: headOf(fact.entity.noun),
    kind,
    ...balanceOf(view),
    ...(unit !== undefined && typeof sample === 'number' && { unit }),
    ...(isAmountOfMoney && currencyKey !== undefined && { currencyKey }),
    ...(isAmountOfMoney && currency !== undefined && { currency }),
    ...(isInMinor && { isMinor }),
    ...(kind === 'number' && isYearNumber(sample) && { isYear: true as const }),
  };
}

/** Whether `min` at the end of a name is the least, and no minutes: where its thing has the greatest, too. */
function isLeast({ entity, key }: Fact, words: readonly string[]): boolean {
  if (words.length < 2 || words.at(-1) !== 'min') return false;
  const most = [...words.slice(0, -1), 'max'].join(' ');
  return entity.facts.some((fact) => fact.key !== key && spelled(fact.key) === most);
}

/** Whether a value is a word or two in small letters: of a record in another language, no English. */
function isCommonWord(value: JsonValue): boolean {
  return typeof value === 'string' && /^\p{Ll}[\p{L} ]{1,30}$/u.test(value);
}

/** `{ of: "leave" }` for a leave balance, nothing for what is no balance. */
function balanceOf({ tool }: View): Pick<Field, 'of'> {
  const { object } = readToolName(tool.tool);
  const isBalance = /^(?:balance|allowance|entitlement|quota)$/.test(object.at(-1) ?? '');
  return isBalance && object.length > 1 ? { of: object.slice(0, -1).join(' ') } : {};
}

/** The fact's value, or where it is null that of another item of its list. */
function sampleOf(fact: Fact): JsonValue {
  return fact.value;
}

/** The unit that an amount names beside its number: `{ "value": 12.5, "unit": "kg" }`. */
function unitBeside({ entity, key, value }: Fact): Unit | undefined {
  const name = typeof value === 'number' ? `${key}_unit` : '';
  const symbol = entity.facts.find((fact) => fact.key === name)?.value;
  if (typeof symbol !== 'string' || symbol === '') return undefined;
  return unitOf(`x_${symbol.toLowerCase()}`)?.unit ?? { kind: 'measure', symbol };
}

/** The field of the same thing that says the currency: `currency`, `price_currency`. */
function currencyBeside({ entity, key }: Fact): string | undefined {
  const isCode = ({ value }: Fact) => typeof value === 'string' && currencyCode.test(value);
  const own = entity.facts.filter((fact) => wordsOf(fact.key).includes('currency') && isCode(fact));
  const first = wordsOf(key)[0];
  return (
    own.find((fact) => /^currency(?: code)?$/.test(spelled(fact.key))) ??
    own.find((fact) => wordsOf(fact.key)[0] === first)
  )?.key;
}

/** The currency that what a thing is in says: of an order's lines, that of the order; of a list, the one beside it. */
function currencyAround({ value }: View, { entity }: Fact): string | undefined {
  const tokens = pointerTokens(entity.pointer);
  for (let depth = tokens.length - 1; depth >= 0; depth--) {
    const around = getAt(value.value, toPointer(tokens.slice(0, depth)));
    if (!isObject(around)) continue;
    const [code] = Object.entries(around).flatMap(([key, held]) =>
      wordsOf(key).includes('currency') && typeof held === 'string' && currencyCode.test(held) ? [held] : [],
    );
    if (code !== undefined) return code;
  }
  return undefined;
}

/** How long baking takes is the baking time. */
function timeOf(label: string, { key }: Fact): string {
  return /^(?:[a-z]+ing|total)$/.test(label) && unitOf(key)?.unit.kind === 'duration'
    ? `${label} time`
    : label;
}

/** Names that say only which end of a period a day is. */
const periodEnds = table({
  from: 'start date',
  since: 'start date',
  until: 'end date',
  till: 'end date',
  to: 'end date',
});

function labelOf(
  fact: Fact,
  words: readonly string[],
  kind: FieldKind,
  schema: JsonObject | undefined,
  view: View,
): string {
  const parent = fact.pointer.slice(0, fact.pointer.lastIndexOf('/'));
  const isNested = parent !== fact.entity.pointer;
  const described = isNested ? schemaAt(view, parent) : schema;
  const own = words.at(-1) === 'name' && kind === 'reference' ? words.slice(0, -1) : words;
  const end =
    own.length === 1 && (kind === 'date' || kind === 'moment') ? periodEnds[own[0] ?? ''] : undefined;
  const label = end ?? timeOf(labelFromDescription(described, own) ?? labelFromWords(own), fact);
  // The "deal owner" of a deal is its owner.
  const [first = '', ...rest] = label.split(' ');
  return rest.length === 1 && first === headOf(fact.entity.noun) && rest[0] !== 'number'
    ? (rest[0] ?? label)
    : label;
}
