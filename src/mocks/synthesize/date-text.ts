// Made-up moments: what has happened lies before the mock's present, what is planned after it.

import { isPersonNoun } from '../../text/person-nouns.ts';
import type { Draw } from './draw.ts';
import type { ValueOf } from './value-of.ts';

const dayMs = 86_400_000;
/** When things are made that a session makes: a clock would give another world each time. */
export const present = '2026-01-15T09:00:00Z';
const presentMs = Date.parse(present);
const yearDays = 365;

/** A moment in ISO 8601, in the year before the present, the year after it, or either, by what it is of. */
export function dateText({ attribute, noun, label }: ValueOf, draw: Draw): string {
  const [first, days] = span(attribute, noun);
  const at = presentMs + (first + draw.integer(label, days)) * dayMs;
  const minutes = draw.integer(`${label}/minute`, 54) * 10;
  return isoText(Math.floor(at / dayMs) * dayMs + 8 * 3_600_000 + minutes * 60_000);
}

/** The first day from the present, and how many there are. */
function span(attribute: string, noun: string): readonly [number, number] {
  if (/\b(birthday|birthdate|birth|dob|born)\b/.test(attribute)) return [-60 * yearDays, 40 * yearDays];
  // People have begun where they are.
  const isPast =
    /\b(founded|established|hired|joined)\b/.test(attribute) ||
    (/^(start|since)\b/.test(attribute) && isPersonNoun(noun));
  if (isPast) return [-8 * yearDays, 8 * yearDays];
  if (
    /\b(created|updated|modified|added|published|released?|opened|issued|placed|ordered|registered|submitted|last)\b/.test(
      attribute,
    )
  )
    return [-yearDays, yearDays];
  if (/\b(due|deadline|expiry|expires?|expiration|closing|closes|next|scheduled|upcoming)\b/.test(attribute))
    return [1, yearDays];
  return [-yearDays, 2 * yearDays];
}

/** Without milliseconds. */
export function isoText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
