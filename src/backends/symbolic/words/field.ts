// A field of a result in words: its label, what kind of value it holds, and in which unit.

import { bareColumn } from '../../../grounding/reading/bare-rows.ts';
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import { isKindOfName, isPartOfName } from '../../../grounding/reading/identity.ts';
import { numberedNoun } from '../../../grounding/reference.ts';
import { isObject, type JsonObject, type JsonValue } from '../../../model/json.ts';
import { getAt, pointerTokens, toPointer } from '../../../model/pointer.ts';
import { table } from '../../../model/table.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { isPlural, meaningOf, readToolName, spelled, wordsOf } from '../../../text/naming.ts';
import { schemaAt, type View } from '../scene/view.ts';
import { labelFromDescription, labelFromWords } from './label.ts';
import { isoDate, isoMoment, isYearNumber } from './numbers.ts';
import { headOf } from './proper.ts';
import { type Unit, unitOf } from './units.ts';

export type FieldKind =
  | 'money'
  | 'amount'
  | 'count'
  | 'number'
  | 'date'
  | 'moment'
  | 'time'
  | 'boolean'
  | 'category'
  | 'reference'
  | 'name'
  | 'contact'
  | 'text'
  | 'identifier'
  /** What cannot be told: blobs, addresses of machines, numbers that stand for words. */
  | 'none';

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
  const found = unitOf(all.join('_'));
  const currencyKey = currencyBeside(fact);
  const currency = currencyKey === undefined ? currencyAround(view, fact) : undefined;
  const isAmountOfMoney =
    typeof sample === 'number' &&
    (currencyKey !== undefined || currency !== undefined) &&
    found === undefined &&
    (isMinor ||
      all.some((word) => moneyWords.test(word)) ||
      /^(?:hourly|daily|nightly|weekly|monthly) rate$/.test(all.join(' ')));
  const words = found?.rest.length === 0 || found === undefined ? all : found.rest;
  const isInMinor = isMinor && (isAmountOfMoney || found?.unit.kind === 'currency');
  // Nobody counts cents of nobody knows what.
  const kind = isMinor && !isInMinor ? 'none' : kindOf(fact, sample, schema, isAmountOfMoney, found?.unit);
  const unit = found?.unit ?? describedUnit(schema, sample);
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

/** "Lead time in days", "Weight in kilograms": a unit that only the schema says. */
function describedUnit(schema: JsonObject | undefined, sample: JsonValue): Unit | undefined {
  if (typeof sample !== 'number' || typeof schema?.description !== 'string') return undefined;
  const currency = /\bin ([A-Z]{3})\b/.exec(schema.description)?.[1];
  if (currency !== undefined) return unitOf(`x_${currency.toLowerCase()}`)?.unit;
  const [, unit] =
    /\b(?:in (percent|days|hours|minutes|seconds|kilograms|kilometres|kilometers|celsius|fahrenheit)|(percentage))\b/i
      .exec(schema.description)
      ?.map((word) => word?.toLowerCase())
      .filter((word) => word !== undefined) ?? [];
  if (unit === undefined) return undefined;
  const short =
    { kilograms: 'x_kg', kilometres: 'x_km', kilometers: 'x_km', percentage: 'x_percent' }[unit] ??
    `x_${unit}`;
  return unitOf(short)?.unit;
}

const contactKey =
  /^(?:e ?mail|phone|mobile|fax|website|web ?site|url|homepage|address|street address|link)$/;

function kindOf(
  fact: Fact,
  sample: JsonValue,
  schema: JsonObject | undefined,
  isMoney: boolean,
  unit: Unit | undefined,
): FieldKind {
  const words = wordsOf(fact.key).join(' ');
  const { entity, key } = fact;
  if (fact === entity.id || meaningOf(key, '').attribute === 'id')
    return fact === entity.name ? 'name' : 'identifier';
  if (fact === entity.name) return 'name';
  if (bareColumn.test(key) || isPartOfName(words)) return 'none';
  if (typeof sample === 'boolean') return 'boolean';
  // Whoever asks today hears of another day tomorrow.
  if (/(?:^| )(?:today|yesterday|tomorrow|now)$/.test(words)) return 'none';
  if (typeof sample === 'number') {
    if (isEpoch(key, sample)) return 'date';
    if (isNumberedKind(wordsOf(key))) return 'none';
    // The third year of a school, or one before our era.
    if (wordsOf(key).includes('year') && !isYearNumber(sample)) return 'none';
    if (numberedNoun(key) !== undefined) return 'identifier';
    const said = unit ?? describedUnit(schema, sample);
    if (isMoney || said?.kind === 'currency') return 'money';
    if (said !== undefined) return 'amount';
    if (Number.isInteger(sample) && isCount(wordsOf(key))) return 'count';
    // Nobody asks for a moment as a machine counts it.
    return isLikeEpoch(sample) ? 'none' : 'number';
  }
  if (typeof sample !== 'string') return 'none';
  if (isoDate.test(sample)) return 'date';
  if (isoMoment.test(sample)) return 'moment';
  if (/^\d\d?:\d\d$/.test(sample)) return 'time';
  if (contactKey.test(words) || /^(?:email|uri|url)$/.test(String(schema?.format))) return 'contact';
  if (isReferenceName(fact, entity)) return 'reference';
  if (Array.isArray(schema?.enum)) return 'category';
  if (isKindOfName(words)) return 'text';
  if (/\bname$/.test(words)) return 'reference';
  // What is outdoor is so, and in no place of that name.
  if (/^(?:city|country|location|town|region|place)$/.test(words) && /^\p{Ll}/u.test(sample)) return 'none';
  if (isBlob(sample)) return 'none';
  // Whose key a field holds without saying so: nobody's lead is "u1".
  if (/^[a-z]{1,12}[-_]?\d+$/.test(sample)) return 'identifier';
  return isCategory(sample) && !looksLikeIdentifier(sample) ? 'category' : 'text';
}

/** `employees`, `rooms_available`, `comment_count`, `num_pages`. */
function isCount(words: readonly string[]): boolean {
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length > 1 && (last === 'count' || first === 'num')) return true;
  if (/^(?:days|hours|minutes|seconds|weeks|months|years)$/.test(first)) return false;
  if (words[1] === 'of' && isPlural(first)) return true;
  return [last, ...(words.length === 2 ? [first] : [])].some(
    (word) => isPlural(word) && !/ss$|us$/.test(word),
  );
}

/** Whether a number stands for a word that only the server knows: `status_code`, `type`. */
function isNumberedKind(words: readonly string[]): boolean {
  // Lines of code are counted.
  return (
    /^(?:code|status|state|type|kind|category|mode|flags?|stage)$/.test(words.at(-1) ?? '') &&
    !words.includes('of')
  );
}

function isEpoch(key: string, value: number): boolean {
  const isTime =
    /^(?:at|on|time|timestamp|date|created|updated|modified|borrowed|registered|return|due)$/.test(
      wordsOf(key).at(-1) ?? '',
    );
  return isTime && isLikeEpoch(value);
}

/** Whether a number may be so many seconds or milliseconds since 1970, of some day of this century. */
function isLikeEpoch(value: number): boolean {
  return Number.isInteger(value) && ((value > 9e8 && value < 4.2e9) || (value > 9e11 && value < 4.2e12));
}

function isBlob(text: string): boolean {
  return text.length > 400 || /^[A-Za-z0-9+/=_-]{24,}$/.test(text) || /^[[{]/.test(text);
}

function isCategory(text: string): boolean {
  return text.length <= 30 && text.split(/\s+/).length <= 3 && !/[.!?:;@/\\]/.test(text);
}

/** Whether a field is what another thing is called: `customer_name` beside `customer_id`, `owner` of `{id, name}`. */
function isReferenceName({ key, pointer }: Fact, entity: Entity): boolean {
  const words = wordsOf(key);
  if (pointer.slice(entity.pointer.length + 1).includes('/')) return true;
  if (words.at(-1) !== 'name') return false;
  const id = [...words.slice(0, -1), 'id'].join(' ');
  return entity.facts.some((fact) => wordsOf(fact.key).join(' ') === id);
}

/** How long baking takes is the baking time. */
function timeOf(label: string, { key }: Fact): string {
  return /^[a-z]+ing$/.test(label) && unitOf(key)?.unit.kind === 'duration' ? `${label} time` : label;
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
