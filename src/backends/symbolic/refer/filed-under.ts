// How things are narrowed down by what they are filed under, are of, or belong to: "sports shoes", "owned by Ada Lowe".
import { isPlural, verbOf } from '../../../text/naming.ts';
import { isPersonNoun } from '../../../text/person-nouns.ts';
import { isAdjective, isPrepositional } from '../words/adjective.ts';

export interface Filing {
  /** Where the value goes: before the noun, behind it, or in its place. */
  readonly at: 'before' | 'after' | 'noun';
  /** What is said before the value and behind it, with their spaces. */
  readonly before: string;
  readonly behind: string;
}

/** Behind the noun, by the last word of the parameter's name. */
const patterns: Readonly<Record<string, string>> = {
  topic: 'on {v}',
  level: 'at {v} level',
  shelf: 'on shelf {v}',
  pier: 'on pier {v}',
  floor: 'on floor {v}',
  department: 'in the {v} department',
  industry: 'in the {v} industry',
  stage: 'in the {v} stage',
  project: 'in the {v} project',
  owner: 'owned by {v}',
  author: 'by {v}',
  artist: 'by {v}',
  composer: 'by {v}',
  director: 'by {v}',
  assignee: 'assigned to {v}',
  ...Object.fromEntries(
    'church school station clinic store shop library museum'.split(' ').map((place) => [place, 'at {v}']),
  ),
  ...Object.fromEntries(
    'room hall venue building ward zone lab'.split(' ').map((place) => [place, 'in {v}']),
  ),
  ...Object.fromEntries(
    'brand make manufacturer publisher supplier vendor'.split(' ').map((maker) => [maker, 'from {v}']),
  ),
  club: 'of {v}',
  team: 'of {v}',
  service: 'of the {v} service',
  module: 'of the {v} module',
  application: 'of the {v} application',
  app: 'of the {v} app',
  environment: 'in the {v} environment',
  cluster: 'on the {v} cluster',
  host: 'on {v}',
  hostname: 'on {v}',
  address: 'at {v}',
  weekday: 'on {v}',
  'day of week': 'on {v}',
};
/** What a firm has in several towns. */
const sites = /^(?:site|branch|depot|campus|plant|warehouse|factory)$/;
/** Whom things are for; the others they are with. */
const served =
  /^(?:customer|client|member|patient|guest|tenant|student|passenger|borrower|holder|bearer|user|employee|recipient|resident|buyer)$/;
/** What says of which kind a thing is, as a word before its noun does. */
const kinds =
  /(?:^| )(?:type|kind|category|genre|trade|specialty|speciality|discipline|sport|cuisine|subject|language|breed|species|material|colou?r)$/;

/** Undefined where no good words are known. */
export function filedUnder(
  parameter: readonly string[],
  text: string,
  noun: string,
  isChoice: boolean,
): Filing | undefined {
  const name = parameter.join(' ');
  const last = parameter.at(-1) ?? '';
  // Players are of a team, and who works in one is in it.
  if (name === 'team' && isPersonNoun(noun) && noun !== 'player') return behindNoun('in the {v} team');
  // "At the Leeds depot": what is called by its town.
  if (sites.test(name))
    return behindNoun(text.toLowerCase().includes(name) ? 'at {v}' : `at the {v} ${name}`);
  const pattern = patterns[name] ?? (isChoice ? patterns[last] : undefined);
  if (pattern !== undefined) return behindNoun(pattern);
  if (isPersonNoun(last) && /^\p{Lu}/u.test(text))
    return behindNoun(served.test(last) ? 'for {v}' : 'with {v}');
  if (/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(text)) return behindNoun('on {v}');
  if (kinds.test(name) && isChoice) return ofKind(last, text, noun);
  if (name === 'category' || name === 'genre') return behindNoun(`in the ${name} {v}`);
  if (!isLabel(parameter)) return undefined;
  const isSaid = /^[\p{Lu}\d]/u.test(text) || (isChoice && isState(last));
  return isSaid ? labelled(name, last, text, isChoice) : undefined;
}

function behindNoun(pattern: string): Filing {
  const [before = '', behind = ''] = pattern.split('{v}');
  return { at: 'after', before: ` ${before}`, behind };
}

/** What is called by its kind wherever that is known: a cat, and no cat animal. */
const hypernyms = /^(?:animal|pet|plant|tree|bird|fish|vehicle|boat|vessel|instrument|appliance)$/;

/** "Fiction books", "motorboats" where the noun of a boat is in the kind itself, "ovens" of products. */
function ofKind(last: string, text: string, noun: string): Filing | undefined {
  const bare = { before: '', behind: '' } as const;
  // Of activities, the kind is what one is: a visit, a call.
  if (noun === 'activity' && /^[a-z]+$/.test(text)) return { at: 'noun', ...bare };
  if (last === 'category' && isPlural(text))
    return { at: /^(?:product|article|item)$/.test(noun) ? 'noun' : 'before', ...bare };
  if (!/^[a-z]+(?: [a-z]+)?$/.test(text) || isPlural(text)) return undefined;
  return { at: text.endsWith(noun) || hypernyms.test(noun) ? 'noun' : 'before', ...bare };
}

/** What holds things that people call by the name it has in addresses. */
const holders = /^(?:repo|repository|package|bucket|namespace|registry|workspace|domain|site|index|stream)$/;

/** "In helios/ingest", "assigned to mkessler", "for the sensor th-04": by a name in small letters, where no pattern is known. */
export function filedByName(
  link: string | undefined,
  parameter: readonly string[],
  text: string,
): Filing | undefined {
  const isName = /^[a-z]\w*(?:[/.:@-]\w+)+$/.test(text);
  const isAccount = /^(?:login|username|handle|assignee|owner|author)$/.test(parameter.join(' '));
  if (!(isName || (isAccount && /^[a-z][\w.-]*$/.test(text))) || !isLabel(parameter)) return undefined;
  const last = parameter.at(-1) ?? '';
  if (holders.test(last)) return behindNoun(`${link === 'of' || link === undefined ? 'in' : link} {v}`);
  if (isAccount) return link === undefined ? undefined : behindNoun(`${link} {v}`);
  return behindNoun(`${link ?? 'for'} the ${parameter.join(' ')} {v}`);
}

/** Where things stand or belong: what is called by a letter or a number is said with its noun there. */
const places =
  /^(?:aisle|zone|section|sector|block|wing|row|rack|bay|dock|hall|ward|group|grade|region|district|area|deck|shed|lot|bin)$/;

/** "In Zone A", "for class 7A", "in aisle C", "for St Michael", "for employee E034", "with the status In Progress". */
function labelled(whole: string, last: string, text: string, isChoice: boolean): Filing {
  const words = text.toLowerCase().split(/\s+/);
  // Who says the number of an employee need not say that it is one.
  const name = whole.replace(/(?<=\w) (?:no|nr|num|number|code|ref)$/, '');
  if (words.length > 1 && words.includes(last)) return behindNoun('in {v}');
  if (isState(last)) return behindNoun(isPrepositional(text) ? '{v}' : `with the ${name} {v}`);
  if (/^[A-Z]{1,3}$/.test(text) || (words.length === 1 && /\d/.test(text)))
    return behindNoun(`${places.test(last) ? 'in' : 'for'} ${name} {v}`);
  // "With blood group O+", "with rating A-".
  if (/^[A-Z]{1,3}[+-]$/.test(text)) return behindNoun(`with ${name} {v}`);
  return behindNoun(isChoice ? 'for {v}' : `with the ${name} {v}`);
}

function isState(last: string): boolean {
  return /^(?:status|state|priority|severity|phase|condition)$/.test(last);
}

/** Whether a parameter's name is a noun that things can have: "shelf", "product group". */
function isLabel(parameter: readonly string[]): boolean {
  const last = parameter.at(-1) ?? '';
  return (
    parameter.length <= 2 &&
    verbOf(parameter) === undefined &&
    !isAdjective(last) &&
    !/^(?:id|ids|key|path|file|folder|directory|pattern|glob|format|mode|order|by|sql|expression|code|uri|url|command|input|data|value|values|content|message|on|at|in|of|to|from)$/.test(
      last,
    )
  );
}

/** Whether words before a noun say of which kind it is, so that nothing stands between them: "yoga classes", and not "yoga weekly classes". */
export function saysKind({ text }: { readonly text: string }): boolean {
  return /^[a-z]+(?: [a-z]+)?$/.test(text) && !isAdjective(text);
}
