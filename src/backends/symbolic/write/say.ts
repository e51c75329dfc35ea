// Saying values and fields in words.
import type { Fact } from '../../../grounding/reading/entity.ts';
import { isObject, type JsonObject, type JsonScalar, type JsonValue } from '../../../model/json.ts';
import { pointerTokens } from '../../../model/pointer.ts';
import type { Tool } from '../../../model/tool.ts';
import { resolveRef } from '../../../schemas/schema-validator.ts';
import { isPlural, wordsOf } from '../../../text/naming.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `2026-03-05` as "5 March 2026"; a date-time with its hour and minute; other texts as they are. */
function sayDate(text: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?/.exec(text);
  if (match === null) return text;
  const [, year, month, day, time] = match;
  const date = `${Number(day)} ${months[Number(month) - 1]} ${year}`;
  return time === undefined || time === '00:00' ? date : `${date} at ${time}`;
}

/** A value as a person would write it in a sentence. */
export function sayValue(value: JsonScalar): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (/^\d{4}-\d\d-\d\d([T ]|$)/.test(value)) return sayDate(value);
  if (/^[a-z]+(_[a-z]+)+$/.test(value)) return value.replaceAll('_', ' ');
  const text = value.trim();
  // A sentence inside a sentence is quoted.
  return /[.!?] |[.!?]$/.test(text) && text.split(/\s+/).length > 3 ? quote(text) : text;
}

const amountWords = new Set([
  'amount',
  'total',
  'price',
  'value',
  'due',
  'cost',
  'paid',
  'subtotal',
  'net',
  'vat',
  'balance',
]);

/** Units as fields end with them, and as they are written. */
const units: Readonly<Record<string, string>> = {
  km: 'km',
  kg: 'kg',
  cm: 'cm',
  mm: 'mm',
  kwh: 'kWh',
  kw: 'kW',
  eur: 'EUR',
  usd: 'USD',
  gbp: 'GBP',
  chf: 'CHF',
};

/** The unit of a number, where its field is called by it: `mileage_km`. */
function unitOf({ key, value }: Fact): string | undefined {
  const words = wordsOf(key);
  return typeof value === 'number' && words.length > 1 ? units[words.at(-1) ?? ''] : undefined;
}

/** A fact's value, with its unit or the currency that stands beside it where it is an amount of money. */
export function sayFact(fact: Fact): string {
  const said = sayValue(fact.value);
  const unit = unitOf(fact);
  if (unit !== undefined) return `${said} ${unit}`;
  // A line of a text brings its full stop along, and the sentence has one of its own.
  if (typeof fact.value !== 'number') return said.replace(/(?<=[\p{L}\p{N}])\.$/u, '');
  const words = wordsOf(fact.key);
  const last = words.at(-1) ?? '';
  if (
    !words.some((word) => amountWords.has(word)) ||
    ['rate', 'percent', 'count', 'quantity', 'units'].includes(last)
  )
    return said;
  const currency = fact.entity.facts.find(({ key }) => wordsOf(key).join(' ') === 'currency')?.value;
  return typeof currency === 'string' ? `${said} ${currency}` : said;
}

/** The schema of what a fact's pointer leads to, where the tool has an output schema. */
function schemaOf(fact: Fact, tool: Tool | undefined): JsonObject | undefined {
  const root = tool?.outputSchema;
  if (root === undefined || !fact.from.startsWith('/structuredContent')) return undefined;
  let here: JsonObject | undefined = root;
  for (const token of pointerTokens(fact.from.slice('/structuredContent'.length))) {
    if (here === undefined) return undefined;
    const properties: JsonValue | undefined = here.properties;
    const next: JsonValue | undefined =
      /^\d+$/.test(token) && isObject(here.items)
        ? here.items
        : isObject(properties)
          ? properties[token]
          : undefined;
    here = isObject(next) ? resolveRef(next, root) : undefined;
  }
  return here;
}

/** What a field is called in a sentence: the schema's label where it is short, else the words of its name. */
export function labelOf(fact: Fact, tool: Tool | undefined): string {
  const described = schemaOf(fact, tool)?.description;
  const label =
    typeof described === 'string'
      ? described
          .replace(/[.;].*$/, '')
          .replace(/\(.*\)/, '')
          .replace(/^(?:the|an?) /i, '')
          .trim()
      : '';
  const usable =
    label !== '' &&
    label.split(/\s+/).length <= 6 &&
    !/[`_{}<>,:;0-9]|\b(which|that|who|null|true|if|where|is|are|was)\b/i.test(label);
  const words = withoutUnit(fact, lowerFirst(usable ? label : wordsOf(fact.key).join(' ')));
  // "Its city", not "its city of the warehouse".
  return words.replace(` of the ${fact.entity.noun}`, '');
}

/** "Mileage km" and "distance in kilometres", where the unit stands behind the number. */
function withoutUnit(fact: Fact, label: string): string {
  const unit = unitOf(fact);
  if (unit === undefined) return label;
  return label.replace(/ in [^ ]+$/, '').replace(new RegExp(` ${unit}$`, 'i'), '');
}

/** The first letter in lower case, unless the word is an abbreviation. */
export function lowerFirst(text: string): string {
  return /^[A-Z][^A-Z]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}

export function upperFirst(text: string): string {
  return text === '' ? text : (text[0]?.toUpperCase() ?? '') + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function sayList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export function possessive(name: string): string {
  return /s$/i.test(name) ? `${name}'` : `${name}'s`;
}

/** Whether a phrase can take an "'s": short, and no possessive or relation in it already. */
export function isSimple(phrase: string): boolean {
  return phrase.length < 40 && !/["]|'s? | (of|on|in|for|from|to|with|matching|about) /.test(`${phrase} `);
}

/** The verb for a noun phrase: that of its head, which stands before any "of" or "in". */
export function isAre(phrase: string): string {
  const head = phrase.split(/ (?:of|in|to|for|per|on|at|without|with) /)[0] ?? '';
  const noun = head.replace(/ (?:available|overdue|left|remaining|open|reserved)$/, '');
  return isPlural(noun.split(' ').at(-1) ?? '') ? 'are' : 'is';
}

/** A title or sentence in quotation marks; in curly ones where it has straight ones itself. */
export function quote(text: string): string {
  return text.includes('"') ? `“${text}”` : `"${text}"`;
}
