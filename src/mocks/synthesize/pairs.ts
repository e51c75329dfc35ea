// Attributes that hang together: an end comes after its beginning, a maximum above its minimum, and days are those between.
import type { JsonObject, JsonScalar } from '../../model/json.ts';
import { isoText } from './date-text.ts';
import type { Draw } from './draw.ts';
import { scalarValue, typeOf } from './scalar-value.ts';

const dayMs = 86_400_000;

/** The later or greater one of a pair, and the words that the other may have in its place. */
const pairs: readonly (readonly [string, readonly string[]])[] = [
  ['end', ['start', 'begin']],
  ['ends', ['starts']],
  ['finish', ['start']],
  ['to', ['from']],
  ['until', ['since', 'from', 'start']],
  ['arrival', ['departure']],
  ['checkout', ['checkin']],
  ['out', ['in']],
  ['max', ['min']],
  ['maximum', ['minimum']],
  ['high', ['low']],
  ['highest', ['lowest']],
  ['close', ['open']],
];
/** What comes after a thing was made. */
const afterwards =
  /^(updated|modified|changed|closed|resolved|completed|finished|due|deadline|expire|expires|expiry|expiration|delivered|shipped|paid|cancelled|archived|last)\b/;
const beginnings = /^(created|issued|opened|ordered|placed|submitted|requested|start|started)\b/;

type Attributes = ReadonlyMap<string, JsonObject>;
type ValueFor = (key: string) => JsonScalar | undefined;

/** The key of what must come before, where the thing has it. */
function earlierOf(key: string, attributes: Attributes): string | undefined {
  const words = key.split(' ');
  for (const [late, earlier] of pairs) {
    const at = words.indexOf(late);
    if (at === -1) continue;
    const found = earlier
      .map((word) => words.with(at, word).join(' '))
      .find((other) => attributes.has(other));
    if (found !== undefined) return found;
  }
  if (!afterwards.test(key)) return undefined;
  return [...attributes.keys()].find((other) => beginnings.test(other) && other !== key);
}

/** A value after that of the attribute that must come before; undefined if there is none. */
export function laterThan(
  key: string,
  schema: JsonObject,
  attributes: Attributes,
  valueFor: ValueFor,
  label: string,
  draw: Draw,
): JsonScalar | undefined {
  const earlier = earlierOf(key, attributes);
  const before = earlier === undefined ? undefined : valueFor(earlier);
  if (typeof before === 'number') {
    const least = typeof schema.minimum === 'number' ? Math.max(schema.minimum, before) : before;
    return scalarValue(
      { ...schema, minimum: least },
      { noun: '', attribute: key, thing: label, label },
      draw,
    );
  }
  if (typeof before !== 'string' || typeOf(schema) === 'integer') return undefined;
  const time = /^(\d\d):(\d\d)$/.exec(before);
  if (time !== null) {
    const minutes = Number(time[1]) * 60 + Number(time[2]) + 30 * (1 + draw.integer(label, 4));
    return minutes < 24 * 60 ? isoText(minutes * 60_000).slice(11, 16) : '23:55';
  }
  const at = /^\d{4}-\d\d-\d\d/.test(before) ? Date.parse(before) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const isShort = before.length > 10 && !afterwards.test(key);
  const later = isShort
    ? at + (1 + draw.integer(label, 4)) * 1_800_000
    : at +
      (1 + draw.integer(label, 10)) * dayMs +
      (before.length > 10 ? draw.integer(`${label}/minute`, 24) * 600_000 : 0);
  const wantsDay = schema.format === 'date' || (schema.format === undefined && before.length === 10);
  return wantsDay ? isoText(later).slice(0, 10) : isoText(later);
}

/** How many days or nights lie between the two dates of a thing. */
export function daysBetween(key: string, attributes: Attributes, valueFor: ValueFor): number | undefined {
  if (!/^(day|night|duration day|number of day)$/.test(key)) return undefined;
  const end = [...attributes.keys()].find((other) => /^(to|end|until|checkout|check out)\b/.test(other));
  const start = end === undefined ? undefined : earlierOf(end, attributes);
  if (end === undefined || start === undefined) return undefined;
  const between = (Date.parse(String(valueFor(end))) - Date.parse(String(valueFor(start)))) / dayMs;
  // Both the first and the last day count.
  return Number.isNaN(between) || between < 0 ? undefined : Math.round(between) + (key === 'night' ? 0 : 1);
}
