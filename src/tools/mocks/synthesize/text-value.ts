// A text by what it is called: an email address, a city, a date, a name for a thing of its kind.
import type { JsonObject } from '../../../core/json.ts';
import type { Draw } from './draw.ts';
import { patternText } from './pattern-text.ts';
import * as words from './words.ts';

/** What a value is of: `noun` has the attribute; `label` tells this one from every other value. */
export interface ValueOf {
  /** Singular, lower case: `customer`. */
  readonly noun: string;
  /** Its words in lower case: `due date`; `id` and `name` have their own rules. */
  readonly attribute: string;
  readonly label: string;
}

const dayMs = 86_400_000;
/** Made-up dates lie in the two years from here. */
const firstDay = Date.UTC(2025, 0, 1);
const days = 730;
const personNouns =
  /^(person|user|customer|contact|employee|author|artist|actor|director|player|member|student|teacher|owner|agent|doctor|patient|driver|guest|host|lead|profile|driver|coach|follower|assignee|reviewer)$/;
const companyNouns =
  /^(company|organization|organisation|account|vendor|supplier|team|publisher|brand|bank|store|shop|airline|hotel|restaurant|club)$/;

export function textValue(schema: JsonObject, of: ValueOf, draw: Draw): string {
  const text = formatText(schema, of, draw) ?? textByName(of, draw);
  return fitted(text, schema);
}

function formatText({ format, pattern }: JsonObject, of: ValueOf, draw: Draw): string | undefined {
  const { label } = of;
  if (typeof format === 'string') {
    if (format === 'date-time') return dateTime(label, draw);
    if (format === 'date') return dateTime(label, draw).slice(0, 10);
    if (format === 'time') return dateTime(label, draw).slice(11);
    if (format === 'duration') return `PT${1 + draw.integer(label, 9)}H`;
    if (format === 'email' || format === 'idn-email') return email(label, draw);
    if (/^(uri|url|iri)(-reference)?$/.test(format)) return url(of, draw);
    if (format === 'uuid') return uuid(label, draw);
    if (format === 'hostname') return `${slug(draw.pick(label, words.qualities))}.example.com`;
    if (format === 'ipv4') return `192.0.2.${1 + draw.integer(label, 254)}`;
    if (format === 'ipv6') return `2001:db8::${(1 + draw.integer(label, 0xfffe)).toString(16)}`;
  }
  if (typeof pattern !== 'string') return undefined;
  const expression = safeRegExp(pattern);
  const named = textByName(of, draw);
  if (expression === undefined || expression.test(named)) return named;
  return patternText(pattern, (below, at) => draw.integer(`${label}/${at}`, below)) ?? named;
}

function safeRegExp(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

function textByName(of: ValueOf, draw: Draw): string {
  const { attribute, noun, label } = of;
  const pick = (items: readonly string[]) => draw.pick(label, items);
  if (attribute === 'name') return nameOf(noun, label, draw);
  if (/\bemail\b/.test(attribute)) return email(label, draw);
  if (/\b(phone|mobile|tel|fax)\b/.test(attribute)) return `+1 555 01${digits(label, 2, draw)}`;
  if (/\b(url|link|uri|website|homepage|image|thumbnail|avatar|logo|photo|icon|href)\b/.test(attribute))
    return url(of, draw);
  if (/\b(first|given) name\b|^firstname$/.test(attribute)) return pick(words.givenNames);
  if (/\b(last|family) name\b|^(lastname|surname)$/.test(attribute)) return pick(words.familyNames);
  if (personNouns.test(attribute) || /\b(by|author|owner|assignee)$/.test(attribute))
    return person(label, draw);
  if (companyNouns.test(attribute)) return nameOf(attribute, label, draw);
  if (
    /\b(city|town|destination|origin|location|place|departure|arrival)\b/.test(attribute) &&
    !/\b(time|date|at)\b/.test(attribute)
  )
    return pick(words.cities);
  if (/\b(country|nation) code\b/.test(attribute)) return pick(words.countryCodes);
  if (/\b(country|nation|nationality|region)\b/.test(attribute)) return pick(words.countries);
  if (/\b(language|locale|lang) ?code\b|^(lang|locale)$/.test(attribute)) return pick(words.languageCodes);
  if (/\blanguage\b/.test(attribute)) return pick(words.languages);
  if (/\bcurrency\b/.test(attribute)) return pick(words.currencies);
  if (/\b(street|address)\b/.test(attribute))
    return `${1 + draw.integer(`${label}/no`, 98)} ${pick(words.streets)}`;
  if (/\b(zip|postal|postcode)\b/.test(attribute)) return digits(label, 5, draw);
  if (/\btime ?zone\b/.test(attribute)) return 'UTC';
  if (/\b(status|state|stage|phase)\b/.test(attribute)) return pick(words.states);
  if (/\b(category|type|kind|genre|tag|group|topic|department)\b/.test(attribute))
    return pick(words.categories);
  if (/\b(color|colour)\b/.test(attribute)) return pick(words.colors);
  if (/\b(timestamp|datetime|time|at|created|updated|modified)\b/.test(attribute))
    return dateTime(label, draw);
  if (
    /\b(date|day|deadline|due|birthday|dob|since|until|start|end|released?|published|expiry)\b/.test(
      attribute,
    )
  )
    return dateTime(label, draw).slice(0, 10);
  if (/\byear\b/.test(attribute)) return String(1990 + draw.integer(label, 35));
  if (/\b(symbol|ticker|code|abbreviation)\b/.test(attribute)) return letters(label, 4, draw);
  if (/\b(price|amount|cost|total|fee|balance)\b/.test(attribute))
    return `${5 + draw.integer(label, 400)}.${digits(label, 2, draw)}`;
  if (/\b(version)\b/.test(attribute))
    return `${1 + draw.integer(label, 4)}.${draw.integer(`${label}/minor`, 12)}.0`;
  if (
    /\b(description|summary|text|body|content|note|comment|bio|overview|details?|abstract|review|snippet|message|about)\b/.test(
      attribute,
    )
  )
    return `${draw.pick(label, words.qualities)} ${noun || 'entry'} about ${draw.pick(`${label}/topic`, words.topics)}.`;
  return `${draw.pick(label, words.qualities)} ${attribute.split(' ').at(-1) ?? 'value'}`;
}

/** What a thing of this kind is called: people have names of people. */
function nameOf(noun: string, label: string, draw: Draw): string {
  if (personNouns.test(noun)) return person(label, draw);
  const quality = draw.pick(label, words.qualities);
  if (companyNouns.test(noun)) return `${quality} ${draw.pick(`${label}/company`, words.companies)}`;
  if (noun === 'city' || noun === 'location' || noun === 'place') return draw.pick(label, words.cities);
  if (noun === 'country') return draw.pick(label, words.countries);
  if (noun === 'file') return `${slug(quality)}-${1 + draw.integer(`${label}/file`, 40)}.txt`;
  const second = draw.pick(`${label}/second`, words.qualities);
  const kind = noun === '' ? '' : ` ${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  return `${quality}${second === quality ? '' : ` ${second}`}${kind}`;
}

function person(label: string, draw: Draw): string {
  return `${draw.pick(label, words.givenNames)} ${draw.pick(`${label}/family`, words.familyNames)}`;
}

/** Of the person whose name stands beside it. */
function email(label: string, draw: Draw): string {
  const name = person(label.replace(/\/[^/]*$/, '/name'), draw);
  return `${name.toLowerCase().replace(' ', '.')}@example.com`;
}

function url({ noun, label }: ValueOf, draw: Draw): string {
  return `https://example.com/${slug(noun || 'item')}/${draw.integer(label, 9_000) + 1_000}`;
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function dateTime(label: string, draw: Draw): string {
  const at = firstDay + draw.integer(label, days) * dayMs + draw.integer(`${label}/minute`, 144) * 600_000;
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function uuid(label: string, draw: Draw): string {
  const hex = Array.from({ length: 4 }, (_, at) =>
    draw
      .integer(`${label}/uuid/${at}`, 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function digits(label: string, count: number, draw: Draw): string {
  return String(draw.integer(`${label}/digits`, 10 ** count)).padStart(count, '0');
}

function letters(label: string, count: number, draw: Draw): string {
  return Array.from({ length: count }, (_, at) =>
    String.fromCharCode(65 + draw.integer(`${label}/letter/${at}`, 26)),
  ).join('');
}

function fitted(text: string, { minLength, maxLength }: JsonObject): string {
  const cut =
    typeof maxLength === 'number' && text.length > maxLength ? text.slice(0, maxLength).trimEnd() : text;
  return typeof minLength === 'number' && cut.length < minLength ? cut.padEnd(minLength, 'x') : cut;
}
