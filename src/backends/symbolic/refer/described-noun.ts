// What a tool's description says of the things it lists: "direct flights", "cities the company travels to".
import type { Tool } from '../../../model/tool.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { plural, readToolName, singular, spelled, verbOf, wordsOf } from '../../../text/naming.ts';
import { isAdjective } from '../words/adjective.ts';

export interface DescribedNoun {
  /** Before the noun: "direct", "support". */
  readonly before: string;
  /** Behind it, with its space: " the company travels to". */
  readonly after: string;
}

const determiners =
  /^(?:all|the|an?|any|your|one|every|each|some|available|matching|multiple|\w+'s|list|of|and|or|for|by|with|in|search|find|get|show|return|returns|lists|fetch|retrieve)$/i;

/** Lists that begin today where nothing else is asked for. */
const fromToday = /\b(?:starts? (?:with )?today|from today|today onwards?|upcoming)\b/i;

/** Whether a list holds nothing of the past, by its tool's description and the call's arguments. */
export function beginsToday({ description }: Tool, given: readonly string[]): boolean {
  return (
    fromToday.test(description.slice(0, 400)) &&
    !given.some((name) => /^(?:from|since|start|after)/i.test(name))
  );
}

/** Descriptions are read once for each noun, and not again for every item that is spoken of. */
const readings = new WeakMap<Tool, Map<string, unknown>>();

function once<T>(tool: Tool, key: string, read: () => T): T {
  const known = readings.get(tool) ?? new Map<string, unknown>();
  readings.set(tool, known);
  if (!known.has(key)) known.set(key, read());
  return known.get(key) as T;
}

/** Empty where the description says nothing of them in its first sentence; `given` are the names of the call's arguments. */
export function describedNounOf(tool: Tool, noun: string, given: readonly string[]): DescribedNoun {
  const isUpcoming = beginsToday(tool, given);
  return once(tool, `noun ${isUpcoming} ${noun}`, () => readDescribedNoun(tool, noun, isUpcoming));
}

function readDescribedNoun(tool: Tool, noun: string, isUpcoming: boolean): DescribedNoun {
  const [sentence = ''] = tool.description.split(/[.;\n]/, 1);
  const many = plural(noun);
  const at = sentence.toLowerCase().search(new RegExp(`\\b${many.replace(/\W/g, '\\$&')}\\b`));
  if (at === -1) return { before: isUpcoming ? 'upcoming' : '', after: '' };
  const words = sentence.slice(0, at).trim().split(/\s+/);
  // "Open requests": what they are may begin the sentence.
  const lone = words.length === 1 ? (words[0] ?? '').toLowerCase() : '';
  // "Leave requests of an employee" of a tool that is called so, too.
  const isNamedSo =
    /^[a-z]{3,}$/.test(lone) &&
    readToolName(tool.tool).object.includes(lone) &&
    !determiners.test(lone) &&
    verbOf([lone, many]) === undefined;
  const isFirst = lone !== '' && (isAdjective(lone) || isNamedSo);
  const adjective = isFirst ? (words[0] ?? '').toLowerCase() : (words.at(-1) ?? '');
  // Of "flight and hotel bookings" not all are hotel bookings.
  const isOneOfSome = /^(?:and|or|&)$|,$/.test(words.at(-2) ?? '');
  // Of the "most downloaded episodes" each is one of some, and of others nobody would say so.
  const isMost = /^(?:most|least|best|top|more|less)$/i.test(words.at(-2) ?? '');
  const saysKind =
    isFirst ||
    (words.length >= 2 &&
      !isOneOfSome &&
      !isMost &&
      /^[a-z][a-z-]{2,}$/.test(adjective) &&
      !determiners.test(adjective));
  const rest =
    sentence
      .slice(at + many.length)
      .split(/[,(:]/, 1)[0]
      ?.trim() ?? '';
  // A relative clause says which ones; a preposition, whose they are by the arguments.
  const isClause = /^(?:(?:that|who|which) )?(?:the|we|our) \w+ \w+/.test(rest) && rest.length <= 40;
  const before = [isUpcoming ? 'upcoming' : '', saysKind ? adjective : '']
    .filter((word) => word !== '')
    .join(' ');
  return { before, after: isClause ? ` ${rest}` : '' };
}

/** What a tool's description has between its things and whose they are: "comments on a ticket"; "of" where it says nothing. */
export function linkWord(tool: Tool, noun: string): string {
  return once(tool, `link ${noun}`, () => readLinkWord(tool, noun));
}

function readLinkWord(tool: Tool, noun: string): string {
  const link = linkBefore(tool, noun, ' ([\\w ]{1,40})');
  if (link === undefined) return 'of';
  // "Services in the registry" says nothing of whose they are: no argument is a registry.
  const others = new Set((link.noun ?? '').split(' ').map(singular));
  const names = [...propertiesOf(tool.inputSchema).keys()];
  const isOfArgument = names.some(
    (name) =>
      wordsOf(name).some((word) => others.has(singular(word))) ||
      (others.has('user') && accounts.test(spelled(name))),
  );
  return names.length === 0 || isOfArgument ? link.word : 'of';
}

/** What stands there between the things and a noun behind an article: "assigned to" of "Issues assigned to a user". */
function linkBefore(
  { description }: Tool,
  noun: string,
  other: string,
): { readonly word: string; readonly noun?: string } | undefined {
  const many = plural(noun).replace(/[^\w ]/g, '');
  const found = new RegExp(
    `\\b${many} ((?:[a-z]{3,12}ed )?(?:of|on|with|for|in|at|by|to|from)) (?:an?|the|one)\\b${other}`,
    'i',
  ).exec(description.slice(0, 200));
  const [, word, behind] = found ?? [];
  return word === undefined
    ? undefined
    : { word: word.toLowerCase(), ...(behind !== undefined && { noun: behind.toLowerCase() }) };
}

/** What an account is called by: who has a login is a user. */
const accounts = /^(?:login|username|user name|handle|user)$/;

/** What a tool's description has between its things and what a parameter means: "on" for the `policy_no` of "Claims on a policy". */
export function linkTo(tool: Tool, noun: string, parameter: readonly string[]): string | undefined {
  const name = parameter.filter((word) => !/^(?:id|no|nr|number|code|key|name|ref)$/.test(word)).join(' ');
  if (name === '') return undefined;
  return once(tool, `link ${noun} ${name}`, () => {
    const own = name.replace(/\W/g, '\\$&');
    return linkBefore(tool, noun, ` (?:${accounts.test(name) ? `user|${own}` : own}|\\w*${own}\\w*)\\b`)
      ?.word;
  });
}
