// Asking for a field and telling it: the patterns of its concept with their places filled.
import type { Fact } from '../../../grounding/reading/entity.ts';
import type { Random } from '../../../model/random.ts';
import { table } from '../../../model/table.ts';
import { singular } from '../../../text/naming.ts';
import { isAdjective, isPredicative, isPrepositional } from './adjective.ts';
import { countedIn } from './concepts/counts.ts';
import { conceptOf } from './concepts.ts';
import { takesThe } from './countries.ts';
import type { Field } from './field.ts';
import { dayOf } from './numbers.ts';
import { fillPattern, type Part, type Phrase, proved, say } from './phrase.ts';
import { isPerson } from './pronoun.ts';
import { sayAs } from './say-value.ts';
import { inTense } from './tense.ts';

/** One wish: as a question without its question mark, as a clause behind "tell me", and as a noun phrase. */
export interface Asked {
  readonly direct: Phrase;
  readonly clause: Phrase;
  readonly noun?: Phrase;
  /** Set for a change that is ordered: both are the imperative, in lower case. */
  readonly isOrder?: true;
  /** Set for an order that nothing is to be put around. */
  readonly isWhole?: true;
  /** A sentence before an order that says why, with its space. */
  readonly occasion?: string;
}

/** A thing as a subject and as a possessor. */
export interface Subject {
  readonly x: Part;
  /** "Kaldera Optics'", "its". */
  readonly xs?: Part;
}

/** Asks for a field of a thing; undefined where its patterns need a possessive that there is not. */
export function askField(
  field: Field,
  { x, xs }: Subject,
  random: Random,
  isPast = false,
): Asked | undefined {
  const fitting = inTense(conceptOf(field), isPast).asks.filter(
    ({ direct }) => xs !== undefined || !direct.includes("{x's}"),
  );
  const usable = fitting.filter(
    ({ direct }) => (x !== '' || !direct.includes('{x}')) && (x !== 'it' || !/ of \{x\}$/.test(direct)),
  );
  if (usable.length === 0) return undefined;
  const { direct, clause } = random.pick(usable);
  const places = { x, ...(xs !== undefined && { "x's": xs }) };
  const noun = xs === undefined ? say`the ${field.label} of ${x}` : say`${xs} ${field.label}`;
  const isPlain = direct.startsWith('What is ');
  return {
    direct: fillPattern(forPronoun(direct, x), places),
    clause: fillPattern(forPronoun(clause, x), places),
    ...(isPlain && x !== '' && { noun }),
  };
}

/** "Spoken there" for "spoken in it". */
function forPronoun(pattern: string, x: Part): string {
  return x === 'it' ? pattern.replace(/(?<!enrolled) in \{x\}$/, ' there') : pattern;
}

/** Tells a field of a thing, its value as a claim; undefined where the value has no words. */
export function tellField(
  fact: Fact,
  field: Field,
  { x, xs }: Subject,
  proof: string,
  random: Random,
  isPast = false,
): Phrase | undefined {
  const { value } = fact;
  const text = sayAs(value, fact, field);
  if (text === undefined) return undefined;
  const isSentence = field.kind === 'text' && text.split(/\s+/).length > 4;
  // "Client visit": of several words only names are written without marks.
  const isPhrase =
    /^(?:purpose|reason|topic|agenda|note|remark|comment|next step|narrative|hypothesis|proposal|task|action|finding|root cause|resolution|work done|motto|tagline)$/.test(
      field.label,
    );
  const isQuoted = (isSentence || (isPhrase && /\s\p{Ll}/u.test(text))) && /^\p{Lu}/u.test(text);
  // What there is none of is asked for by the form that asks whether.
  if (
    value === 0 &&
    (/^(?:count|money)$/.test(field.kind) ||
      /overdue|late|floor|(?:^| )(?:down|offline|idle|delayed)$|^(?:carried|rolled) /.test(field.label))
  )
    return undefined;
  const v = isQuoted
    ? say`“${proved(text, proof)}”`
    : takesThe(text)
      ? say`the ${proved(text, proof)}`
      : proved(text, proof);
  if (isState(field) && (isAdjective(text) || isPredicative(text) || isPrepositional(text)) && x !== '')
    return say`${x} ${isOver(text) ? 'has been' : 'is'} ${v}`;
  const tells = inTense(conceptOf(field), isPast).tells.filter(
    (pattern) =>
      (xs !== undefined || !pattern.includes("{x's}")) &&
      (x !== '' || !pattern.includes('{x}')) &&
      (x !== 'it' || !pattern.includes(' of {x}')),
  );
  if (tells.length === 0) return undefined;
  const { things } = countedIn(field);
  const [begin = ''] = text.split(' ');
  // "It is on shelf B4", and "it is on Shelf B4" where the value says what it is.
  const said = random.pick(tells).replace(` ${begin.toLowerCase()} {v}`, ' {v}');
  const pattern = forPronoun(said, x);
  // "No units are available", and not 0 of them.
  const none = value === 0 ? /^\{v\} ([a-z]+s) of /.exec(pattern)?.[1] : undefined;
  if (none !== undefined)
    return fillPattern(pattern.replace(`{v} ${none}`, '{v}'), {
      x,
      v: proved(`no ${none}`, proof),
      ...(xs !== undefined && { "x's": xs }),
    });
  // A vehicle is no "cargo bike" without an article, and a heating no "district": the record has it so.
  if (isListed(field, text) && / is \{v\}$/.test(pattern))
    return fillPattern(pattern.replace(/ is \{v\}$/, ' is listed as “{v}”'), {
      x,
      v,
      ...(xs !== undefined && { "x's": xs }),
    });
  // Of nobody, it is said otherwise.
  if (value === 0 && pattern.includes('{v} people')) return undefined;
  const one = value === 1 ? ofOne(pattern, things) : pattern;
  return fillPattern(one, { x, v, ...(xs !== undefined && { "x's": xs }) });
}

/** "1 unit of it is in stock" for "{v} units of it are in stock", "it has 1 room" for "it has {v} rooms". */
function ofOne(pattern: string, things: string): string {
  return pattern
    .replace(`{v} ${things}`, `{v} ${singular(things)}`)
    .replace(/^\{v\} people /, '{v} person ')
    .replace(/^\{v\} ([a-z]+s) of /, (_, many: string) => `{v} ${singular(many)} of `)
    .replace(/^(\{v\} .*) are /, '$1 is ')
    .replace(/^(\{v\} .*) have been /, '$1 has been ');
}

/** Whether a value is a common noun that a record files a thing under, and not how the thing is. */
function isListed({ kind, label }: Field, text: string): boolean {
  const isHow =
    /(?:^| )(?:status|state|condition|conditions|priority|quality|health|level|rating|phase|stage|severity|urgency|impact|outcome|availability|mood|size|colou?r|visibility|risk|team|department|conclusion|result|verdict|pattern|medium|technique|special(?:i)?ty|group|unit|division|discipline|source|channel|environment|species|breed|crop|variety|material|fuel|genre|cuisine|diet|method|format|weekday|shape|finish|season|gender|sex|shift|type|class|branch|ref|region|zone|role|plan|tier|country)$/;
  const isCommon = /^\p{Ll}[\p{Ll} -]+$/u.test(text) && !isAdjective(text);
  return kind === 'category' && isCommon && !isHow.test(label) && !isPerson(label);
}

/** What is said of things in the perfect: that it has happened, and not how they are. */
export function isOver(state: string): boolean {
  return /^(?:delivered|shipped|received|collected|analy[sz]ed|inspected|tested|processed|approved|rejected|dispatched|sent|returned|refunded|merged|deployed|published)$/.test(
    state,
  );
}

export function isState({ words }: Field): boolean {
  return /^(?:status|state)$/.test(words.join(' '));
}

/** Whether a fact says a day or a moment before today. */
export function isPastDay({ value }: Fact, { kind }: Field, today: string): boolean {
  return (kind === 'date' || kind === 'moment') && dayOf(value) < today;
}

const rates = table<string>({
  hourly: 'hour',
  daily: 'day',
  nightly: 'night',
  weekly: 'week',
  monthly: 'month',
});

/** What a price is for: the night of a "price per night", the hour of an "hourly rate". */
function perOf({ words }: Field): string | undefined {
  const name = words.join(' ');
  return /\bper (\w+)$/.exec(name)?.[1] ?? rates[/^(\w+) rate$/.exec(name)?.[1] ?? ''];
}

/** Whether an amount behind a name says by itself what it is: what a thing costs or weighs, and not what its parts cost or within how many days it is paid. */
function isPlainAmount({ kind, unit, label }: Field): boolean {
  if (/^(?:minimum|maximum|average|median) /.test(label)) return false;
  if (kind === 'money') return !/\s/.test(label) || /\b(?:total|price|amount|value|due)\b/.test(label);
  return unit?.kind !== 'period' && unit?.kind !== 'percent';
}

/** Whether it says how good something is found: "8.5". */
export function isRating({ kind, words }: Field): boolean {
  return kind === 'number' && /^(?:rating|score)$/.test(words.at(-1) ?? '');
}

/** A value in brackets behind a name: "€1,250", "due on 3 March 2026", "open", of a rating "8.5". */
export function tellShort(fact: Fact, field: Field, proof: string, isPast = false): Phrase | undefined {
  const text = sayAs(fact.value, fact, field);
  if (text === undefined) return undefined;
  const v = proved(text, proof);
  const per = field.kind === 'money' ? perOf(field) : undefined;
  if (per !== undefined) return say`${v} ${per === 'hour' ? 'an' : 'a'} ${per}`;
  if (field.kind === 'money' || field.kind === 'amount')
    return isPlainAmount(field) || field.label === `${field.unit?.symbol ?? ''}s`
      ? v
      : say`${field.label} ${v}`;
  if (field.kind === 'category' || field.kind === 'reference' || isRating(field)) return v;
  if (field.kind === 'count') {
    const { things, state } = countedIn(field);
    // "5 maximum persons" is said by nobody.
    if (/^(?:maximum|minimum|average) /.test(things)) return undefined;
    return say`${v} ${fact.value === 1 ? singular(things) : things}${state}`;
  }
  if (field.kind === 'date' || field.kind === 'moment') {
    const tell = inTense(conceptOf(field), isPast).tells.find(
      (pattern) => pattern.startsWith('{x} ') && pattern.endsWith(' on {v}'),
    );
    if (tell === undefined) return undefined;
    const verb = tell
      .replace(/^\{x\} (?:is|was|were) /, '')
      .replace(/^\{x\} /, '')
      .replace('{v}', '');
    return verb === 'on ' ? v : say`${verb}${v}`;
  }
  return undefined;
}
