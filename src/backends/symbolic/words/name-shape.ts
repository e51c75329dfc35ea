// Whether a value is something that people call a thing by.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import { isPrintedOn } from '../../../grounding/reading/identity.ts';
import { isReferenceName, isWholeNumber, numberedNoun } from '../../../grounding/reference.ts';
import { meaningOf, spelled } from '../../../text/naming.ts';
import { hasNames, isPlate } from './proper.ts';

const longest = 70;
/** What nobody calls by the number that a database gave it. */
const uncounted =
  /(?:^| )(?:trip|loan|rental|hire|lease|lesson|session|shift|stay|ride|substitution|payment|transaction|appointment|booking|reservation|registration|enrolment|enrollment|comment|entry|record|review|activity|log|event|visit|rating|message|note|person|user|member)$/;

/** Names, titles, and numbers that are printed on things (`SO-2026-1116`, `TK-1003`); not keys of a database. */
export function readsLikeName(fact: Fact, thing: Entity): boolean {
  const { value } = fact;
  // What people give names to is called by no key of a table: "show 3".
  if (
    isWholeNumber(value) &&
    fact === thing.id &&
    hasNames(thing.noun) &&
    isReferenceName(fact.key) &&
    fact.key !== 'number'
  )
    return false;
  if (typeof value === 'number')
    return (
      fact === thing.id && Number.isInteger(value) && value > 0 && value < 1e7 && !uncounted.test(thing.noun)
    );
  if (typeof value !== 'string' || value.length > longest || value.length < 2 || /[\n\t]/.test(value))
    return false;
  // Of a list of somebody's keys, "u1" and "u2", nobody asks.
  if (thing.facts.length === 1 && /(?:^| )id$/.test(thing.noun) && !isPrinted(value)) return false;
  if (fact === thing.name) return !isKey(value);
  return (
    fact === thing.id &&
    ((isPrintedOn(spelled(fact.key)) && (isPrinted(value) || isMachine(value))) ||
      ((meaningOf(fact.key, thing.noun).attribute === 'id' || numberedNoun(fact.key) !== undefined) &&
        isPrinted(value)))
  );
}

/** `SO-2026-1116`, `TK-1003`, `A1`: what is written on things for people to read. */
export function isPrinted(value: unknown): value is string {
  return (
    typeof value === 'string' && (/^[A-Z]{1,5}-?(?:(?:20)?\d\d-)?\d{1,8}$/.test(value) || isPlate(value))
  );
}

/** `web-fra-02`: what machines are called. */
function isMachine(value: string): boolean {
  return /^[a-z]+(?:-[a-z\d]+){1,3}$/.test(value) && /\d/.test(value);
}

/** UUIDs, hashes, `cus_0019`: what only machines say. */
function isKey(value: string): boolean {
  return (
    /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value) ||
    /^[0-9a-f]{16,}$/i.test(value) ||
    /^[a-z]{2,5}_\w+$/.test(value)
  );
}
