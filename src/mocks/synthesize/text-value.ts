// A text by what it is called: an email address, a city, a date, a name for a thing of its kind.
import type { JsonObject } from '../../model/json.ts';
import { fitsPattern, patternText } from '../../schemas/pattern-text.ts';
import { isPersonNoun } from '../../text/person-nouns.ts';
import { dateText } from './date-text.ts';
import type { Draw } from './draw.ts';
import type { ValueOf } from './value-of.ts';
import * as words from './words.ts';

const companyNouns =
  /^(company|organization|organisation|account|vendor|supplier|team|publisher|brand|bank|store|shop|airline|hotel|restaurant|club)$/;
/** Things whose titles people write as they come up. */
const titledNouns = /^(ticket|issue|task|note|message|event|meeting|post|case|request|reminder|appointment)$/;
/** How often a pattern is tried for a text of the right length. */
const mostTries = 20;

/** A text for the schema that reads like what it is called. */
export function textValue(schema: JsonObject, of: ValueOf, draw: Draw): string {
  const { pattern } = schema;
  if (typeof pattern !== 'string')
    return fitted(formatText(schema, of, draw) ?? textByName(of, draw), schema);
  const named = fitted(textByName(of, draw), schema);
  if (fitsPattern(pattern, named) !== false) return named;
  for (let turn = 0; turn < mostTries; turn++) {
    const text = patternText(pattern, (below, at) => draw.integer(`${of.label}/${turn}/${at}`, below));
    if (text === undefined) return named;
    if (text === fitted(text, schema) || turn === mostTries - 1) return text;
  }
  return named;
}

function formatText({ format }: JsonObject, of: ValueOf, draw: Draw): string | undefined {
  const { label } = of;
  if (typeof format !== 'string') return undefined;
  if (format === 'date-time') return dateText(of, draw);
  if (format === 'date') return dateText(of, draw).slice(0, 10);
  if (format === 'time') return dateText(of, draw).slice(11);
  if (format === 'duration') return `PT${1 + draw.integer(label, 9)}H`;
  if (format === 'email' || format === 'idn-email') return email(of, draw);
  if (/^(uri|url|iri)(-reference)?$/.test(format)) return url(of, draw);
  if (format === 'uuid') return uuid(label, draw);
  if (format === 'hostname') return `${slug(draw.pick(label, words.qualities))}.example.com`;
  if (format === 'ipv4') return `192.0.2.${1 + draw.integer(label, 254)}`;
  if (format === 'ipv6') return `2001:db8::${(1 + draw.integer(label, 0xfffe)).toString(16)}`;
  return undefined;
}

function textByName(of: ValueOf, draw: Draw): string {
  const { attribute, noun, label, thing } = of;
  const pick = (items: readonly string[]) => draw.pick(label, items);
  if (/\b(job title|position|occupation|profession)$|^(role|job|title)$/.test(attribute))
    return pick(words.jobs);
  if (attribute === 'name') return nameOf(noun, thing, draw);
  if (/\bemail\b/.test(attribute)) return email(of, draw);
  if (/\b(phone|mobile|tel|fax)\b/.test(attribute)) return `+1 555 01${digits(label, 2, draw)}`;
  if (/\b(url|link|uri|website|homepage|image|thumbnail|avatar|logo|photo|icon|href)\b/.test(attribute))
    return url(of, draw);
  if (/\b(first|given) name\b|^firstname$/.test(attribute)) return givenName(thing, draw);
  if (/\b(last|family) name\b|^(lastname|surname)$/.test(attribute)) return familyName(thing, draw);
  if (/^(full|display) name$|^fullname$/.test(attribute)) return person(thing, draw);
  if (/^user ?name$|^login$/.test(attribute)) return slug(person(thing, draw)).replace('-', '.');
  if (isPersonNoun(attribute.split(' ').at(-1) ?? '') || /\bby$/.test(attribute)) return person(label, draw);
  if (companyNouns.test(attribute)) return nameOf(attribute, label, draw);
  const local = placeText(of, draw);
  if (local !== undefined) return local;
  if (/ name$/.test(attribute)) return nameOf(attribute.split(' ').at(-2) ?? '', label, draw);
  if (/\b(street|address)\b/.test(attribute))
    return `${1 + draw.integer(`${label}/no`, 98)} ${pick(words.streets)}`;
  if (/\b(zip|postal|postcode)\b/.test(attribute)) return digits(label, 5, draw);
  if (/\btime ?zone\b/.test(attribute)) return 'UTC';
  if (/\b(status|state|stage|phase)\b/.test(attribute)) return pick(words.states);
  if (/\b(category|type|kind|genre|tag|group|topic|department)\b/.test(attribute))
    return pick(words.categories);
  if (/\b(severity|priority|urgency|importance)\b/.test(attribute)) return pick(words.grades);
  if (/\b(industry|sector)\b/.test(attribute)) return pick(words.industries);
  const ofKind = words.kinds.find(([pattern]) => pattern.test(attribute));
  if (ofKind !== undefined) return pick(ofKind[1]);
  if (/\b(venue|hall|room)\b/.test(attribute)) return `${pick(words.qualities)} Hall`;
  if (/\b(color|colour)\b/.test(attribute)) return pick(words.colors);
  // The day stands elsewhere: a class at 10:30.
  if (/^(start|end|begin|finish|opening|closing) time$/.test(attribute))
    return dateText(of, draw).slice(11, 16);
  if (/\b(timestamp|datetime|time|at|created|updated|modified)\b/.test(attribute)) return dateText(of, draw);
  if (
    /\b(date|day|deadline|due|birthday|dob|since|until|start|end|released?|published|expiry)$/.test(
      attribute,
    ) ||
    /\bon$/.test(attribute)
  )
    return dateText(of, draw).slice(0, 10);
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
  // Another kind of word than names are made of: nobody takes one for the other.
  return pick(words.sorts);
}

/** Where something is. `departure city` and `departure country` are one place, `arrival city` another. */
function placeText({ attribute, thing, noun, label }: ValueOf, draw: Draw): string | undefined {
  if (/\b(time|date|at)\b/.test(attribute)) return undefined;
  const said =
    /\b(city|town|country code|nation code|country|nation|nationality|region|language code|locale|lang|language|currency)\b/.exec(
      attribute,
    )?.[1];
  const kind =
    said ?? /\b(location|office|place|destination|origin|departure|arrival)\b/.exec(attribute)?.[1];
  if (kind === undefined) return undefined;
  const isEnd = said === undefined && /^(destination|origin|departure|arrival)$/.test(kind);
  const which = isEnd ? attribute : attribute.replace(kind, '').trim();
  const place = placeOf(noun, which === '' ? thing : `${thing}/${which}`, draw);
  if (/code$/.test(kind) && !/^lang/.test(kind)) return place.code;
  if (/^(country|nation|nationality|region)$/.test(kind)) return place.country;
  if (/^(lang|locale|language code)$/.test(kind)) return draw.pick(label, words.languageCodes);
  if (kind === 'language') return place.language;
  return kind === 'currency' ? place.currency : place.city;
}

/** Where the thing is. Numbered things that are places are different ones, as far as there are enough. */
function placeOf(noun: string, thing: string, draw: Draw): words.Place {
  const number = isPlace(noun) ? /(?<!\d)(\d+)$/.exec(thing)?.[1] : undefined;
  if (number === undefined) return draw.pick(`${thing}/place`, words.places);
  return words.places[Number(number) % words.places.length] as words.Place;
}

function isPlace(noun: string): boolean {
  return /^(city|location|place|country|destination)$/.test(noun);
}

/** What a thing of this kind is called: people have names of people. */
function nameOf(of: string, thing: string, draw: Draw): string {
  const noun = of.split(' ').at(-1) ?? '';
  if (isPersonNoun(noun)) return person(thing, draw);
  const place = placeOf(noun, thing, draw);
  if (noun === 'country') return place.country;
  if (isPlace(noun)) return place.city;
  const quality = draw.pick(`${thing}/name`, words.qualities);
  if (companyNouns.test(noun)) return `${quality} ${draw.pick(`${thing}/company`, words.companies)}`;
  if (noun === 'file') return `${slug(quality)}-${1 + draw.integer(`${thing}/file`, 40)}.txt`;
  if (titledNouns.test(noun))
    return `${draw.pick(`${thing}/name`, words.occasions)} ${draw.pick(`${thing}/topic`, words.topics)}`;
  const second = draw.pick(`${thing}/second`, words.qualities);
  const kind = noun === '' ? '' : ` ${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  return `${quality}${second === quality ? '' : ` ${second}`}${kind}`;
}

/** A name of a thing in which the words stand. */
export function nameWith(called: string, of: string, thing: string, draw: Draw): string {
  const noun = of.split(' ').at(-1) ?? '';
  const name = called.replace(/(^|\s)[a-z]/g, (letter) => letter.toUpperCase());
  if (isPersonNoun(noun)) return called.includes(' ') ? name : `${givenName(thing, draw)} ${name}`;
  if (titledNouns.test(noun)) return `${draw.pick(`${thing}/name`, words.occasions)} ${name}`;
  const kind = called.split(' ').includes(noun) ? '' : ` ${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  return `${draw.pick(`${thing}/name`, words.qualities)} ${name}${kind}`;
}

function person(thing: string, draw: Draw): string {
  return `${givenName(thing, draw)} ${familyName(thing, draw)}`;
}

function givenName(thing: string, draw: Draw): string {
  return draw.pick(`${thing}/given`, words.givenNames);
}

function familyName(thing: string, draw: Draw): string {
  return draw.pick(`${thing}/family`, words.familyNames);
}

/** Of the person whose name stands beside it; that of something else is drawn for itself. */
function email({ noun, attribute, thing, label }: ValueOf, draw: Draw): string {
  const isOwn = /\bemail\b/.test(attribute);
  const name = isOwn && !isPersonNoun(noun) ? nameOf(noun, thing, draw) : person(isOwn ? thing : label, draw);
  return `${slug(name).replaceAll('-', '.')}@example.com`;
}

function url({ noun, label }: ValueOf, draw: Draw): string {
  return `https://example.com/${slug(noun || 'item')}/${draw.integer(label, 9_000) + 1_000}`;
}

/** The words of a text as one, for addresses and identifiers. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
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
  if (typeof minLength !== 'number' || cut.length >= minLength) return cut;
  // The last letter is no space.
  return cut.padEnd(minLength, ` ${cut || 'x'}`).replace(/ $/, cut.at(-1) ?? 'x');
}
