// What kind of value a field holds, by its name, its value and its schema.
import { bareColumn } from '../../../grounding/reading/bare-rows.ts';
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import { isKindOfName, isPartOfName } from '../../../grounding/reading/identity.ts';
import { numberedNoun, numberedThing } from '../../../grounding/reference.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { isPlural, meaningOf, wordsOf } from '../../../text/naming.ts';
import { isParticiple } from './label.ts';
import { isoDate, isoMoment, isYearNumber } from './numbers.ts';
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

/** "Lead time in days", "Weight in kilograms": a unit that only the schema says. */
export function describedUnit(schema: JsonObject | undefined, sample: JsonValue): Unit | undefined {
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

/** The kind of a fact's value; `unit` is what its name says. */
export function kindOf(
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
  // What an amount is counted in is said with it.
  if (/ (?:currency|unit)$/.test(words) && isNested(fact)) return 'none';
  // Whoever asks today hears of another day tomorrow.
  if (
    /(?:^| )(?:today|yesterday|tomorrow|now|(?:last ?)?\d+ ?(?:m|h|d|w|min|hours?|days?|weeks?|months?))$/.test(
      words,
    )
  )
    return 'none';
  if (typeof sample === 'number') {
    if (isEpoch(key, sample)) return 'date';
    if (isNumberedKind(wordsOf(key))) return 'none';
    // The third year of a school, or one before our era.
    if (wordsOf(key).includes('year') && !isYearNumber(sample)) return 'none';
    if (numberedNoun(key) !== undefined) return 'identifier';
    const said = unit ?? describedUnit(schema, sample);
    if (isMoney || said?.kind === 'currency') return 'money';
    if (said !== undefined) return 'amount';
    if (isMeasuredIn(wordsOf(key).at(-1) ?? '') || (sample > 0 && sample < 1 && isShare(words)))
      return 'none';
    if (Number.isInteger(sample) && isCount(wordsOf(key))) return 'count';
    // Nobody asks for a moment as a machine counts it.
    return isLikeEpoch(sample) ? 'none' : 'number';
  }
  if (typeof sample !== 'string') return 'none';
  // A flag in words says nothing behind its name.
  if (/^(?:on|off|yes|no)$/i.test(sample)) return 'none';
  // Whether the day or the month comes first, the value does not say.
  if (/^\d\d?\/\d\d?\/\d{4}\b/.test(sample)) return 'none';
  if (isStory(sample)) return 'none';
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
  // The number of another thing is what a machine goes by: nobody asks for the book number of a loan.
  if (
    numberedThing(key) !== undefined &&
    numberedThing(key) !== entity.noun &&
    /^[A-Z]{1,4}-?\d+$/.test(sample)
  )
    return 'identifier';
  if (isCodeOfAnother(words, sample, entity)) return 'identifier';
  // Whose key a field holds without saying so: nobody's lead is "u1".
  if (/^[a-z]{1,12}[-_]?\d+$/.test(sample)) return 'identifier';
  return isCategory(sample) && (!looksLikeIdentifier(sample) || isChoice(words, sample))
    ? 'category'
    : 'text';
}

/** `flat_fee`, `RAW_MATERIALS`: one of some words of an enumeration, and no key of anything. */
function isChoice(words: string, sample: string): boolean {
  return (
    /^(?:\p{Ll}+(?:_\p{Ll}+)+|\p{Lu}+(?:_\p{Lu}+)+)$/u.test(sample) &&
    !/(?:^| )(?:id|key|slug|handle|username|user|login|name|code|ref|reference|path|file|host|column|table|field)$/.test(
      words,
    )
  );
}

/** `employees`, `rooms_available`, `comment_count`, `num_pages`. */
function isCount(words: readonly string[]): boolean {
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length > 1 && (last === 'count' || first === 'num')) return true;
  if (/^(?:days|hours|minutes|seconds|weeks|months|years)$/.test(first)) return false;
  if (words[1] === 'of' && isPlural(first)) return true;
  if (/ (?:to date|so far)$/.test(words.join(' ')) && isPlural(first)) return true;
  return [last, ...(words.length === 2 ? [first] : [])].some(
    (word) => isPlural(word) && !/ss$|us$/.test(word),
  );
}

/** Whether a number under that name says nothing without its unit: of what lasts 300, nobody knows how long. */
function isMeasuredIn(word: string): boolean {
  return /^(?:ttl|timeout|interval|delay|latency|uptime|runtime|weight|width|distance|mass|bandwidth)$/.test(
    word,
  );
}

/** Whether a number below one is a share of a whole, which people say in percent. */
function isShare(words: string): boolean {
  return /(?<!exchange|conversion|interest|tax|vat) (?:rate|ratio|share|fraction|percentage)$/.test(words);
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

/** What people know by its code. */
const knownByCode =
  /^(?:country|currency|language|airport|iata|icao|post|postal|zip|area|dial|dialling|promo|promotion|discount|coupon|voucher|booking|access|door|gate|entry|security|tax|product|item|error|fault|colour|color|sort|swift|bank|course|module|room|time|dress)$/;

/** Whether a field holds the short code of another thing, which is asked for by what that is: the `route_code` of a sailing. */
function isCodeOfAnother(words: string, sample: string, { noun }: Entity): boolean {
  const [, of] = /(?:^| )(\w+) code$/.exec(words) ?? [];
  const isOther = of !== undefined && of !== noun.split(' ').at(-1) && !knownByCode.test(of);
  return isOther && /^[A-Z][A-Z\d-]{1,9}$/.test(sample);
}

/** "given 11/11/2025, valid until 11/11/2026": what was done and when, which is no value of anything. */
function isStory(text: string): boolean {
  return isParticiple(text.split(' ', 1)[0] ?? '') && /\d/.test(text) && /[,;]/.test(text);
}

function isBlob(text: string): boolean {
  return text.length > 400 || /^[A-Za-z0-9+/=_-]{24,}$/.test(text) || /^[[{]/.test(text);
}

function isCategory(text: string): boolean {
  return text.length <= 30 && text.split(/\s+/).length <= 3 && !/[.!?:;@/\\]/.test(text);
}

/** Whether a value stands in a small object of its thing. */
function isNested({ pointer, entity }: Fact): boolean {
  return pointer.slice(entity.pointer.length + 1).includes('/');
}

/** Whether a field is what another thing is called: `customer_name` beside `customer_id`, `owner` of `{id, name}`. */
function isReferenceName(fact: Fact, entity: Entity): boolean {
  const words = wordsOf(fact.key);
  if (isNested(fact)) return true;
  if (words.at(-1) !== 'name') return false;
  const id = [...words.slice(0, -1), 'id'].join(' ');
  return entity.facts.some((fact) => wordsOf(fact.key).join(' ') === id);
}
