// References: whether a field of a result is the identifier that a parameter means, told by names and never by the value.

import type { JsonObject, JsonScalar } from '../model/json.ts';
import { meaningOf, singular, wordsOf } from '../text/naming.ts';
import { isPersonNoun } from '../text/person-nouns.ts';
import type { Entity, Fact } from './reading/entity.ts';

const numberWords = new Set(['number', 'no', 'nr', 'num']);

/** Things of which a number is a place or an amount, and no identifier. */
const counted = new Set(
  'page line row column day week month year port phone house version max min'.split(' '),
);

/** What a thing has a number of that is nothing by itself. */
const printed = new Set(
  'serial tracking tax vat registration model part passport license licence batch seat gate platform floor account'.split(
    ' ',
  ),
);

/** The noun whose number a name stands for, `issue` for `issue_number`; undefined where it is none, or no identifier. */
export function numberedNoun(name: string): string | undefined {
  const words = wordsOf(name);
  const noun = singular(words.at(-2) ?? '');
  return numberWords.has(words.at(-1) ?? '') && noun !== '' && !counted.has(noun) ? noun : undefined;
}

/** The noun of another thing that a field refers to by its number: `supplier` for `supplier_no`. */
export function numberedThing(name: string): string | undefined {
  const noun = numberedNoun(name);
  return noun === undefined || printed.has(noun) ? undefined : noun;
}

/** The noun of which a parameter's description says that it is the identifier: `opening` for "Identifier of the job opening". */
export function describedNoun(schema: JsonObject | undefined): string | undefined {
  const text = typeof schema?.description === 'string' ? schema.description : '';
  const [, behind, before] =
    /^(?:the )?(?:unique )?(?:identifier|id|number|key) of (?:the |an? )?([\w -]+)|^(?:the )?(\w+) (?:identifier|id)\b/i.exec(
      text,
    ) ?? [];
  const noun = (before ?? behind?.replace(/ (?:to|for|of|in|from|that|which|whose|as)\b.*/s, ''))
    ?.split(' ')
    .at(-1);
  return noun === undefined || /^(?:unique|the)$/i.test(noun) ? undefined : singular(noun.toLowerCase());
}

/** Whether a name only says that it is the number of what its tool is about. */
export function isOwnNumber(name: string): boolean {
  const words = wordsOf(name);
  return words.length === 1 && numberWords.has(words[0] ?? '');
}

/** Whether a name is that of an identifier: `ticket_id`, `issue_number`. */
export function isReferenceName(name: string): boolean {
  return meaningOf(name, '').attribute === 'id' || numberedNoun(name) !== undefined;
}

/** Whether a value is, or is written like, a whole number: any other field may hold it by chance. */
export function isWholeNumber(value: JsonScalar | undefined): boolean {
  return typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value === 'string' && /^\d{1,15}$/.test(value);
}

/** Whether two values are the same: also a whole number and its digits, as a path may take as text what a record has as a number. */
export function isSameValue(a: JsonScalar | undefined, b: JsonScalar | undefined): boolean {
  return a === b || (isWholeNumber(a) && isWholeNumber(b) && String(a) === String(b));
}

function isNumbered({ key, value }: Fact): boolean {
  return isWholeNumber(value) && numberWords.has(wordsOf(key).at(-1) ?? '');
}

/** Whether a fact identifies a thing: its own identifier, its number, or a reference to another thing. */
export function isIdentifying(fact: Fact): boolean {
  return fact === fact.entity.id || isReferenceName(fact.key) || (fact.key === 'number' && isNumbered(fact));
}

/** `FIN`, `HH-2`: what is written for a thing where its name would be long. */
function isCodeWord(value: JsonScalar): boolean {
  return typeof value === 'string' && /^[A-Z][A-Z\d-]{1,9}$/.test(value);
}

function headOf(entity: Entity): string {
  return singular(entity.noun.split(' ').at(-1) ?? '');
}

/** Whether a noun says only that somebody takes part in a system: the `userId` that `getAttorney` takes is an attorney's. */
export function isAccountOf(noun: string, owner: string): boolean {
  return /^(?:user|person|people|account|member|employee|staff|profile)$/.test(noun) && isPersonNoun(owner);
}

/**
 * Whether a fact is the identifier that a parameter means. `owner` is the noun of the parameter's tool: `id` means one
 * of those. `ticket_id` and `ticket` mean a ticket's `id`, `issue_number` the `number` of an issue where it has one;
 * `described` is the noun that the parameter's description gives.
 */
export function refersTo(parameter: string, owner: string, fact: Fact, described?: string): boolean {
  const { entity } = fact;
  const head = headOf(entity);
  const numbered = numberedNoun(parameter);
  if (numbered !== undefined) {
    if (numbered !== head && numberedNoun(fact.key) !== numbered) return false;
    return isNumbered(fact) || (fact === entity.id && !entity.facts.some(isNumbered));
  }
  // The `number` that `get_issue` takes is that of an issue.
  if (isOwnNumber(parameter)) return head === singular(owner) && (isNumbered(fact) || fact === entity.id);
  const wanted = meaningOf(parameter, owner);
  if (wanted.attribute === 'id') {
    const found = meaningOf(fact.key, entity.noun);
    if (fact !== entity.id && found.attribute !== 'id') return false;
    const somebody = isAccountOf(wanted.noun, owner) ? owner : undefined;
    return [wanted.noun, described, somebody].some((noun) => noun === found.noun || noun === head);
  }
  if (fact === entity.id && wordsOf(parameter).at(-1) === head) return true;
  return wanted.attribute === 'code' && wordsOf(fact.key).join(' ') === owner && isCodeWord(fact.value);
}
