// An argument that a person gives as words of the query: "open", "in Lyon", "on 11 March 2026", "from Munich".

import { isPrintedOn } from '../../../grounding/reading/identity.ts';
import type { JsonScalar } from '../../../model/json.ts';
import type { Tool } from '../../../model/tool.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { codeWords } from '../../../text/code-words.ts';
import { isPlural, isUnread, singular, spelled, wordsOf } from '../../../text/naming.ts';
import { isPersonNoun } from '../../../text/person-nouns.ts';
import { isAdjective, stateOfFlag } from '../words/adjective.ts';
import { takesThe } from '../words/countries.ts';
import { dateWords, digits, isoDate, monthWords } from '../words/numbers.ts';
import { type Phrase, say, words } from '../words/phrase.ts';
import { linkTo } from './described-noun.ts';
import { filedByName, filedUnder } from './filed-under.ts';

/** Where the words of an argument go in a noun phrase. */
export type Narrowing =
  | { readonly at: 'before'; readonly phrase: Phrase }
  | { readonly at: 'after'; readonly phrase: Phrase }
  /** They take the place of the noun: "ovens". */
  | { readonly at: 'noun'; readonly phrase: Phrase };

const kindWords = new Set(['type', 'kind']);
const stateWords = new Set(['status', 'state', 'visibility', 'availability', 'tier', 'phase', 'outcome']);
const placeWords = new Set(['city', 'country', 'location', 'town', 'region', 'place', 'office', 'state']);

export function isPlaceName(word: string): boolean {
  return placeWords.has(word);
}

/** The words for an argument's value, with the ask that they answer; undefined where no good words are known. */
export function narrow(
  tool: Tool,
  step: string,
  path: string,
  value: JsonScalar,
  noun: string,
  today: string,
): Narrowing | undefined {
  const name = path.slice(1);
  if (name.includes('/')) return undefined;
  if (isUnread(name, [tool.tool, ...propertiesOf(tool.inputSchema).keys()])) return undefined;
  const parameter = wordsOf(name);
  const last = parameter.at(-1) ?? '';
  const said = (text: string): Phrase => words(text, { asks: [{ step, path, text }], steps: [step] });
  const after = (preposition: string, text: string): Narrowing => ({
    at: 'after',
    phrase: say` ${preposition} ${said(text)}`,
  });
  if (typeof value === 'string' && isoDate.test(value)) {
    const date = dateWords(value, { today });
    const preposition = datePreposition(parameter);
    return date === undefined || preposition === undefined ? undefined : after(preposition, date);
  }
  const month = typeof value === 'string' ? monthWords(value, today) : undefined;
  if (month !== undefined) {
    const preposition = monthPreposition(parameter);
    return preposition === undefined ? undefined : after(preposition, month);
  }
  if (typeof value === 'string') {
    const schema = propertiesOf(tool.inputSchema).get(name) ?? {};
    const text = codeWords(value, parameter).replaceAll('_', ' ');
    if (parameter[0] === 'from' || parameter[0] === 'origin') return after('from', text);
    if (parameter[0] === 'to' || parameter[0] === 'destination') return after('to', text);
    if (placeWords.has(last) && takesThe(text)) return { at: 'after', phrase: say` in the ${said(text)}` };
    // A state is how things are as well as where.
    const isState = last === 'state' && !/^\p{Lu}/u.test(text);
    if (placeWords.has(last) && !isState && !Array.isArray(schema.enum)) return after('in', text);
    if (placeWords.has(last) && /^\p{Lu}/u.test(text)) return after('in', text);
    if (stateWords.has(last) && isAdjective(text)) return { at: 'before', phrase: said(text.toLowerCase()) };
    if (isTable(parameter) && noun === 'column')
      return { at: 'after', phrase: say` in the ${said(value)} table` };
    if (isTable(parameter) && !isGeneric(noun)) return undefined;
    if (isTable(parameter) && isPlural(text) && /^[a-z]+(?: [a-z]+)?$/.test(text))
      return { at: 'noun', phrase: said(text) };
    if (isSearchParameter(path))
      return isText(noun) ? { at: 'after', phrase: say` ${searched(text, said(text))}` } : undefined;
    const held = isPrintedOn(parameter.join(' ')) ? heldBy(tool, parameter) : undefined;
    if (held !== undefined) return { at: 'after', phrase: say` for ${held} ${said(text)}` };
    if (last === 'priority' && /^[a-z]+$/.test(text))
      return { at: 'before', phrase: text === 'urgent' ? said(text) : say`${said(text)}-priority` };
    const filed =
      filedUnder(parameter, text, noun, Array.isArray(schema.enum)) ??
      filedByName(linkTo(tool, noun, parameter), parameter, value);
    if (filed !== undefined)
      return { at: filed.at, phrase: say`${filed.before}${said(text)}${filed.behind}` };
    if (!Array.isArray(schema.enum)) return undefined;
    // Of activities, the kind is what one is: a visit, a call.
    if (kindWords.has(last) && noun === 'activity' && /^[a-z]+$/.test(text))
      return { at: 'noun', phrase: said(text) };
    return undefined;
  }
  const state = value === true ? stateOfFlag(name) : undefined;
  if (state !== undefined) return { at: 'before', phrase: said(state) };
  if (typeof value === 'number' && last === 'year') return after('from', String(value));
  if (
    typeof value === 'number' &&
    (parameter[0] === 'min' || parameter[0] === 'max') &&
    parameter.length === 2
  ) {
    const things = isPlural(last) ? last : undefined;
    if (things === undefined || singular(noun) === things) return undefined;
    const least = parameter[0] === 'min' ? 'at least' : 'at most';
    // A room is for people, and has none.
    const preposition = isPersonNoun(singular(things)) ? 'for' : 'with';
    return { at: 'after', phrase: say` ${preposition} ${least} ${said(digits(value))} ${things}` };
  }
  return undefined;
}

/** What a parameter's value is written on, by the tool's description: the vehicle of "Refuelling of a vehicle". */
function heldBy({ description }: Tool, parameter: readonly string[]): string | undefined {
  const [, noun] =
    /\b(?:of|for|on|at) (?:an?|the|one) (\p{Ll}{3,20})\b/u.exec(description.slice(0, 200)) ?? [];
  return noun === undefined || parameter.includes(noun) ? undefined : noun;
}

/** Whether a parameter names what kind of things are listed: a table, a collection. */
function isTable(parameter: readonly string[]): boolean {
  return /^(?:table|collection|sheet|entity|resource|model)(?: name)?$/.test(parameter.join(' '));
}

/** Whether a noun says nothing of what kind its things are. */
function isGeneric(noun: string): boolean {
  return /^(?:record|row|item|entry|document|result|object|datum)$/.test(noun);
}

/** What a text is about, a name, or which words that were searched for it mentions. */
function searched(text: string, phrase: Phrase): Phrase {
  if (!/^\p{Lu}/u.test(text)) return say`mentioning “${phrase}”`;
  return takesArticle(text) ? say`about the ${phrase}` : say`about ${phrase}`;
}

/** Whether a name is that of a product with its kind: "the Tempora T1 temperature logger". */
function takesArticle(text: string): boolean {
  const words = text.split(/\s+/);
  const hasModel = words.slice(1).some((word) => /\d/.test(word) || /^\p{Lu}/u.test(word));
  if (words.length > 5 || words.some((word) => /^(?:a|an|the|of|to|for|on|in|is|and)$/.test(word)))
    return false;
  return hasModel && /^\p{Lu}/u.test(text) && /^\p{Ll}+$/u.test(words.at(-1) ?? '');
}

/** Whether things of a noun are texts, which are about something. */
function isText(noun: string): boolean {
  return /(?:article|document|page|post|ticket|issue|note|message|email|paper|story|question|book|report|comment|event)$/.test(
    noun,
  );
}

/** Whether a parameter takes words to search by. */
export function isSearchParameter(path: string): boolean {
  return /^(?:q|query|search|search ?(?:query|term|text|string)|keywords?|term|text|title|(?:\w+ )*name)$/.test(
    spelled(path),
  );
}

/** "In March", "expiring in March", "with pickup in March"; undefined where the name says something else of it. */
function monthPreposition(parameter: readonly string[]): string | undefined {
  const [what, ...others] = parameter.filter((word) => !/^(?:month|of|in|the|for)$/.test(word));
  if (what === undefined) return 'in';
  if (others.length > 0) return undefined;
  if (/(?:ing|ed)$/.test(what)) return `${what} in`;
  return /^(?:pickup|delivery|arrival|departure|start|return)$/.test(what) ? `with ${what} in` : undefined;
}

function datePreposition(parameter: readonly string[]): string | undefined {
  const name = parameter.join(' ');
  if (/^(?:date|day|on|on date|when|departure date|travel date|flight date)$/.test(name)) return 'on';
  const [, part] = /^(?:on )?(night|evening|morning)$/.exec(name) ?? [];
  if (part !== undefined) return `${part === 'night' ? 'on' : 'in'} the ${part} of`;
  if (/^(?:since|after|from|from date|start date|start|date from|since date)$/.test(name)) return 'since';
  if (/^(?:until|before|to|to date|end date|end|date to)$/.test(name)) return 'until';
  return undefined;
}
