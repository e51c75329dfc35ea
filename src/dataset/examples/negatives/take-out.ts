// Removes a value from a query such that the rest is still something a person could have written.
import type { ToolIndex } from '../tool-index.ts';
import { isComplete } from './vocabulary.ts';

/** What is removed. */
export interface Taken {
  /** `name`: of a thing, which a noun can stand for; `code`: a currency or the like; `word`: one of a few choices. */
  readonly kind: 'name' | 'date' | 'time' | 'code' | 'number' | 'word' | 'text';
  /** The thing that it names, singular: "customer", "day", "currency". '' where there is no word for it. */
  readonly noun: string;
  /** The words of the parameter. */
  readonly label: string;
}

/** A query around a value: what is before and behind it in its sentence, and what stands around that. */
interface Place {
  readonly head: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly tail: string;
  readonly isQuoted: boolean;
}

interface Rewrite {
  readonly before: string;
  readonly after: string;
}

export interface Left {
  readonly query: string;
  /** Whether a noun has replaced a name, and the answer has to ask which one is meant. */
  readonly isNamed: boolean;
  /** What the words told the subject of, as the query has it: "the knowledge articles" (about something). */
  readonly things?: string;
}

const opening = /["“«'‘]$/;
const closing = /^["”»'’](?![\p{L}])/u;

/** The characters [start, end) of a query in their sentence, with their quotation marks if they have some. */
function placeOf(query: string, start: number, end: number): Place | undefined {
  const isQuoted = opening.test(query.slice(0, start)) && closing.test(query.slice(end));
  const [from, to] = isQuoted ? [start - 1, end + 1] : [start, end];
  const marks = query.slice(0, from).match(/["“”]/g)?.length ?? 0;
  // Inside a longer quotation the value is part of a text to be written.
  if (marks % 2 === 1) return undefined;
  const breaks = [...query.matchAll(/[.?!]["”]?\s+(?=[\p{Lu}\p{N}"“])|\n+/gu)].map(
    ({ index, 0: mark }) => index + mark.length,
  );
  const first = breaks.findLast((at) => at <= from) ?? 0;
  const last = breaks.find((at) => at >= to) ?? query.length;
  return {
    head: query.slice(0, first),
    before: query.slice(first, from),
    text: query.slice(from, to),
    after: query.slice(to, last),
    tail: query.slice(last),
    isQuoted,
  };
}

/** What may follow a removable phrase: the end of its clause, or another phrase attached to the same words. */
const clauseEnds =
  /^\s*(?:[.?!,;]|$)|^\s+(?:on|in|at|for|from|to|until|with|by|into|of|and|or|is|are|was|were|that|who|which|then|please)\b/i;
const sentenceEnds = /^\s*(?:[.?!]|$)/;

/**
 * The query without the characters [start, end), or undefined if no grammatical sentence remains. Phrases are removed as a
 * whole ("on 5 March", "with the subject …"); where a thing was named, a noun replaces its name, which is the
 * same thing as before where one `isNamed` already.
 */
export function takeOut(
  query: string,
  [start, end]: readonly [number, number],
  taken: Taken,
  index: ToolIndex,
  isNamed = false,
): Left | undefined {
  const place = placeOf(query, start, end);
  if (place === undefined) return undefined;
  const rules: readonly ((place: Place, taken: Taken, index: ToolIndex) => Rewrite | undefined)[] = [
    labelled,
    range,
    pair,
    amount,
    choice,
    changed,
    apposition,
    phrase,
  ];
  for (const rule of rules) {
    const left = rule(place, taken, index);
    if (left === undefined) continue;
    const isNoun =
      rule === apposition ||
      (rule === phrase && taken.kind === 'name' && / about(?: the)?$/.test(place.before.trimEnd()));
    const whole = joined(place, left, isNoun);
    const things = isNoun && rule === phrase ? subjectOf(left.before) : undefined;
    return whole && { ...whole, ...(things !== undefined && { things }) };
  }
  const left = standIn(place, taken, isNamed);
  return left === undefined || wordsIn(`${left.before}${left.after}`) < 4
    ? undefined
    : joined(place, left, true);
}

/** "the articles" of "Can you give me a list of the knowledge articles". */
function subjectOf(before: string): string | undefined {
  const noun = /\b[a-z]+$/i.exec(before.trimEnd())?.[0];
  return noun === undefined ? undefined : `the ${noun}`;
}

function joined({ head, tail }: Place, { before, after }: Rewrite, isNamed: boolean): Left | undefined {
  const sentence = `${before}${after}`.replace(/ {2,}/g, ' ').replace(/(?<!\s)\s+([.?!,;])/g, '$1');
  // A preposition or an article at the end has lost its object; an introduction introduces something.
  const isBroken =
    /^This is about (?:someone|somebody|something|an? \S+)\.\s*$/i.test(sentence) ||
    wordsIn(sentence) < 3 ||
    /\b(?:an?|the|of|with|for|from|into|between|and|or|at|in|to|by|about|is|are|(?<!, )please)\s{0,4}[.?!,;]*$/i.test(
      sentence.trimEnd(),
    ) ||
    /\b(?:an?|the)\s+(?:on|in|at|for|from|to|until|with|by|into|of|and|or|is|are)\b/i.test(sentence);
  return isBroken ? undefined : { query: `${head}${sentence}${tail}`, isNamed };
}

function wordsIn(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0;
}

/** "with the subject "…"", "and the summary "…"": the words between are those of the parameter. */
function labelled({ before, after }: Place, { label }: Taken): Rewrite | undefined {
  const match = /(,? (?:with|and|,)) (?:the|an?) ((?:[\p{L}-]+ ){1,4})(?:of )?$/iu.exec(before);
  if (match === null) return undefined;
  const last = label.split(' ').at(-1) ?? '';
  if (last === '' || !(match[2] ?? '').toLowerCase().split(' ').includes(last)) return undefined;
  const kept = before.slice(0, match.index);
  const isFirst = /with$/i.test(match[1] ?? '');
  const next = /^,? and (?=(?:the|an?) )/.exec(after);
  if (isFirst && next !== null) return { before: `${kept} with `, after: after.slice(next[0].length) };
  if (!isFirst && !/ with (?:the|an?) /.test(kept)) return undefined;
  return clauseEnds.test(after) ? { before: kept, after } : undefined;
}

/** "from 11 March to 13 March": a span of time is left with "until"; a journey with its other end. */
function range({ before, after }: Place, { kind }: Taken, index: ToolIndex): Rewrite | undefined {
  const isTime = kind === 'date' || kind === 'time';
  const start = / from $/.exec(before);
  if (start !== null && /^ to /.test(after)) {
    const kept = before.slice(0, start.index);
    if (!isComplete(kept, index)) return undefined;
    return { before: kept, after: isTime ? after.replace(/^ to /, ' until ') : after };
  }
  const end = / (?:to|until|till) $/.exec(before);
  if (end === null || !/ from [^.?!]+$/.test(before.slice(0, end.index)) || !clauseEnds.test(after))
    return undefined;
  return kind === 'word' ? undefined : { before: before.slice(0, end.index), after };
}

/** "between CHF and PLN": what is left has one side. */
function pair({ before, after }: Place, { kind }: Taken): Rewrite | undefined {
  if (kind !== 'code') return undefined;
  const first = / between $/.exec(before);
  const other = /^ and /.exec(after);
  if (first !== null && other !== null)
    return { before: `${before.slice(0, first.index)} for `, after: after.slice(other[0].length) };
  const second = /^(.*) between ([^.?!]+) and $/.exec(before);
  if (second === null || !clauseEnds.test(after)) return undefined;
  return { before: `${second[1]} for ${second[2]}`, after };
}

/** "3150 USD into SGD": an amount without its currency, a currency without its amount. */
function amount({ before, after }: Place, { kind }: Taken): Rewrite | undefined {
  if (kind === 'code' && /\d $/.test(before) && /^ (?:in|to)/.test(after))
    return { before: before.trimEnd(), after };
  if (kind === 'number' && /^ (?:[A-Z]{3}|dollars|euros|pounds)\b/.test(after) && / $/.test(before))
    return { before, after: after.trimStart() };
  return undefined;
}

/** "a demo activity": one of a few kinds before its noun. */
function choice({ before, after }: Place, { kind }: Taken): Rewrite | undefined {
  const article = /\b(an?) $/i.exec(before);
  const noun = /^ (\p{Ll}{3,})/u.exec(after)?.[1];
  if (kind !== 'word' || article === null || noun === undefined) return undefined;
  const fitting = /^[aeiou]/.test(noun) ? 'an' : 'a';
  const said = /^A/.test(article[1] ?? '') ? `A${fitting.slice(1)}` : fitting;
  return { before: `${before.slice(0, article.index)}${said}`, after };
}

/** "set the status of it to resolved", "move the meeting to 09:30 on 12 March": a change without its new value. */
function changed({ before, after }: Place, { kind }: Taken): Rewrite | undefined {
  const to = / to $/.exec(before);
  if (to === null) return undefined;
  const clause =
    /\b(set|change|move|update|switch|reschedule|postpone|convert)\b (?!.*\b(?:and|then)\b [a-z]+ )[^.?!]+$/i.exec(
      before.slice(0, to.index),
    );
  if (clause === null) return undefined;
  if (kind === 'time' && /^ on (?=\d|the )/.test(after))
    return { before: `${before.slice(0, to.index)} to`, after: after.slice(3) };
  const kept = before.slice(0, to.index);
  // A status is not set without saying to what; but one can change it.
  const said = (verb: string) => (verb === verb.toLowerCase() ? 'change' : 'Change');
  const verb = clause[1] ?? '';
  const rephrased = /^set$/i.test(verb)
    ? `${kept.slice(0, clause.index)}${said(verb)}${kept.slice(clause.index + verb.length)}`
    : kept;
  return clauseEnds.test(after) ? { before: rephrased, after } : undefined;
}

/** "the ticket "Fan noise"", "the product Ionara": a noun with its name behind it. */
function apposition({ before, after }: Place, { noun }: Taken): Rewrite | undefined {
  if (noun === '') return undefined;
  const match = new RegExp(`\\b(the|this|that|an?) ((?:[a-z]+ )?${noun}) $`, 'i').exec(before);
  if (match === null) return undefined;
  return indefinite({ before: before.trimEnd(), after }, match.index, `${match[1]}`);
}

/** "I'm looking into the ticket." tells of a ticket; "What is the status of the ticket?" means one. */
function indefinite({ before, after }: Rewrite, at: number, article: string): Rewrite {
  if (!/^(?:I'm|I am|I have|Somebody|Someone|A colleague|This is|We)\b/.test(before) || !/^\s*\./.test(after))
    return { before, after };
  const noun = before.slice(at + article.length).trimStart();
  return { before: `${before.slice(0, at)}${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`, after };
}

/** "on 5 March", "in Lyon", "about "motor overheats"": a preposition and what it stands before. */
function phrase(
  { before, after, isQuoted }: Place,
  { kind, noun }: Taken,
  index: ToolIndex,
): Rewrite | undefined {
  const match =
    / (in|on|at|for|into|to|from|until|by|of|about|matching|near|titled|called|named)( the)? $/i.exec(before);
  if (match === null || !clauseEnds.test(after)) return undefined;
  const preposition = (match[1] ?? '').toLowerCase();
  const kept = before.slice(0, match.index);
  if (!isComplete(kept, index)) return undefined;
  const last = kept.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  if (['about', 'matching', 'titled', 'called', 'named'].includes(preposition))
    // "the ticket about Fan noise" is one ticket; "a note about Acme" is more than a note.
    return noun !== '' && last.startsWith(noun) ? { before: kept, after } : undefined;
  // "the time zone of Basel" is nothing without Basel; a forecast is one all the same.
  if (preposition === 'of' && !/\b(?:forecast|weather|list|hotels?|restaurants?)$/i.test(kept))
    return undefined;
  if (kind === 'name' && ['for', 'of', 'to', 'by', 'at'].includes(preposition) && !sentenceEnds.test(after))
    return undefined;
  if (kind === 'name' && !['city', 'country', 'location', 'place', 'region', 'town'].includes(noun))
    return undefined;
  if (isQuoted && kind === 'name') return undefined;
  return { before: kept, after };
}

const people = new Set(
  'person people employee user contact member colleague author attendee guest staff'.split(' '),
);

/** A noun in the place of a name: "that customer's orders", "someone's next meeting", "in that city". */
function standIn(place: Place, { kind, noun }: Taken, isNamed: boolean): Rewrite | undefined {
  const { head, before, after, tail, isQuoted } = place;
  if (isQuoted || noun === '' || !['name', 'date', 'code'].includes(kind)) return undefined;
  const rest = `${head}${before}${after}${tail}`;
  const isPerson = people.has(noun);
  // A noun that means something else of the query already would be taken for that.
  if (!isNamed && new RegExp(`\\b(?:that|this|the|their|its) ${noun}(?![\\w-])`, 'i').test(rest))
    return undefined;
  // Behind "the" or an adjective stands no phrase with an article of its own.
  if (
    !/(?:^|[,:]|\b(?:in|on|at|for|into|to|from|until|by|of|about|with|near|and|is|are|was|does|do|has|tell me|show me|look up|call|meet|over|check|when|times|need|see|what|contact|email|visit))\s*$/i.test(
      before,
    )
  )
    return undefined;
  const isStatement =
    /^(?:I'm|I am|I have|Somebody|Someone|A colleague|This is|We)\b/.test(before) && /\.\s*$/.test(after);
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
  const owner = /^['’]s?(?=\s)/.exec(after);
  const some = isPerson ? 'someone' : `${article} ${noun}`;
  const said = !isNamed && kind === 'name' && isStatement ? some : `that ${noun}`;
  // The next word of a name would be left alone.
  if (owner === null && /^[ -]\p{Lu}/u.test(after) && !/^ (?:I|[A-Z]{3})\b/.test(after)) return undefined;
  const opened = before === '' ? `${said.charAt(0).toUpperCase()}${said.slice(1)}` : said;
  return {
    before: `${before}${opened}`,
    after: owner === null ? after : `'s${after.slice(owner[0].length)}`,
  };
}
