// The report of a change against the change: told, denied, told with another value, or not told at all.
import { isObject, type JsonObject, type JsonScalar, type JsonValue } from '../model/json.ts';
import { scalarsIn } from '../model/pointer.ts';
import { propertiesOf } from '../schemas/schema-validator.ts';
import { changeAsked, changeReported } from '../text/change-verbs.ts';
import { findSayings } from '../text/sayings/find-sayings.ts';
import type { Mention, MentionKind, Span } from '../text/sayings/mention.ts';
import { isNegated } from '../text/sayings/polarity.ts';
import { readText } from '../text/sayings/read-mentions.ts';
import { languageOf } from '../text/sayings/recognise-language.ts';
import { fold } from '../text/sayings/tokens.ts';
import { strangerIn } from './named-strangers.ts';
import type { AnswerContext } from './read-answer.ts';

/** What has to be reported. */
export interface WantedReport {
  /** The words of the right answer. */
  readonly text: string;
  /** The changes that are made; none where the right thing is to leave everything as it is. */
  readonly changes: readonly {
    readonly arguments: JsonObject;
    /** The tool's input schema. */
    readonly schema: JsonObject;
  }[];
  /** Whether the person has dropped the change in the message before: then the answer has to take note of that. */
  readonly isDropped?: boolean;
}

export interface ToldReport {
  readonly status: 'said' | 'wrong' | 'missing';
  /** The words that are told in its place. */
  readonly instead?: string;
}

/** Scores the report of a change, in whatever words; that it was made is another matter. */
export function scoreReport(wanted: WantedReport, answer: string, context: AnswerContext): ToldReport {
  const { changes, isDropped = false } = wanted;
  const values = changes.flatMap((change) => [...scalarsIn(change.arguments)].map(({ value }) => value));
  // What was written is no word of the report: "the subject is “Printer does not start”".
  const bare = without(answer, [
    ...quotations(answer, context),
    ...sayings(answer, values, context),
    ...quotedIn(context, answer),
  ]);
  const denied = languageOf(answer) === 'en' ? denial(bare, context) : undefined;
  if (changes.length === 0) {
    const deed = reported(bare, true) ?? (isDropped ? done.exec(bare)?.[0] : undefined);
    const claimed = denied === undefined ? deed : undefined;
    if (claimed !== undefined) return { status: 'wrong', instead: claimed };
    return { status: !isDropped || takesNote(answer, bare) ? 'said' : 'missing' };
  }
  if (denied !== undefined) return { status: 'wrong', instead: denied };
  const stranger = context.known && strangerIn(readText(answer, context).mentions, context.known);
  if (stranger !== undefined) return { status: 'wrong', instead: stranger };
  const thing = otherThing(wanted.text, answer, values, context);
  if (thing !== undefined) return { status: 'wrong', instead: thing };
  const other = changes
    .flatMap((change) => otherValue(change, answer, context) ?? [])
    .find((each) => each !== '');
  if (other !== undefined) return { status: 'wrong', instead: other };
  const isTold =
    languageOf(answer) !== 'en' ||
    reported(bare, false) !== undefined ||
    isSameDeed(bare, wanted.text) ||
    sayings(answer, values.filter(isTelling), context).length > 0;
  return { status: isTold ? 'said' : 'missing' };
}

/** "true" and small numbers are said by chance. */
function isTelling(value: JsonScalar): boolean {
  return typeof value === 'string' && value.length > 2;
}

function quotations(answer: string, context: AnswerContext): readonly Span[] {
  return readText(answer, context).mentions.filter(({ kind }) => kind === 'quotation');
}

/** Several words with a capital or a figure: "resolved" and "high" are words that a change is told with. */
function isTitle(quoted: string): boolean {
  return quoted.includes(' ') && /[\p{Lu}\d]/u.test(quoted);
}

/**
 * The title that the answer quotes in the place of those that the right one or the question quotes; undefined where it quotes one of them,
 * or no title but what was written or asked.
 */
function otherThing(
  wanted: string,
  answer: string,
  values: readonly JsonValue[],
  context: AnswerContext,
): string | undefined {
  const titles = (text: string) =>
    quotations(text, context)
      .map(({ start, end }) => text.slice(start + 1, end - 1))
      .filter(isTitle);
  const right = [...titles(wanted), ...titles(context.query)].map(fold);
  const said = titles(answer);
  const isOf = (one: string) => (other: string) => other.includes(one) || one.includes(other);
  if (right.length === 0 || said.some((each) => right.some(isOf(fold(each))))) return undefined;
  const known = fold([context.query, ...values.filter((value) => typeof value === 'string')].join('\n'));
  return said.find((each) => !known.includes(fold(each)));
}

/** What the question quotes, where the answer says it without the marks. */
function quotedIn(context: AnswerContext, answer: string): readonly Span[] {
  return quotations(context.query, context).flatMap(({ start, end }) => {
    const inside = context.query.slice(start + 1, end - 1);
    const at = inside === '' ? -1 : answer.indexOf(inside);
    return at === -1 ? [] : [{ start: at, end: at + inside.length }];
  });
}

function sayings(answer: string, values: readonly JsonValue[], { today, timeZone }: AnswerContext) {
  return values
    .filter((value) => typeof value === 'string')
    .flatMap((value) => [...findSayings(answer, value, { today, timeZone })]);
}

/** The text with a word in the place of each span. */
function without(text: string, spans: readonly Span[]): string {
  let bare = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    bare += `${text.slice(at, start)}that`;
    at = end;
  }
  return bare + text.slice(at);
}

const hindered =
  /\b(?:unable|failed|failing|refused|impossible|not possible|not able|cannot|can't)\b|\bunchanged\b|\bas (?:it|they|everything) (?:is|was|are|were)\b/iu;
/** Takes note of a change that is not wanted any more. */
export const leaving =
  /\b(?:left|leave|leaving|keep|kept|stays?|remains?|dropped|skipped|nothing|no changes?|not)\b|n['’]t\b|^\W*(?:ok|okay|all right|alright|sure|no problem|of course|understood|fine|got it|no worries|certainly)\b/iu;

function takesNote(answer: string, bare: string): boolean {
  return languageOf(answer) !== 'en' || leaving.test(bare) || hindered.test(bare);
}

const besides = /^(?:else|other|further|more|beyond|apart)$/;

/** The words that deny a change. "Nothing else was changed" denies none. */
function denial(text: string, { today }: AnswerContext): string | undefined {
  const hindrance = hindered.exec(text);
  if (hindrance !== null) return hindrance[0];
  const { source } = readText(text, { today });
  const { tokens } = source;
  const place = tokens.findIndex(
    ({ word, kind }, index) =>
      kind === 'word' &&
      (isVerb(word) || word === 'done' || word === 'changes') &&
      isNegated(source, index, index + 1) &&
      !tokens.slice(Math.max(0, index - 4), index + 4).some((near) => besides.test(near.word)),
  );
  const token = tokens[place];
  return token === undefined ? undefined : text.slice(tokens[Math.max(0, place - 2)]?.start, token.end);
}

function isVerb(word: string): boolean {
  return changeAsked(word) !== undefined || changeReported(word) !== undefined;
}

/** Says that a change is made. */
export const done = /\b(?:done|all set|sorted|success(?:ful|fully)?|is now|are now|it['’]s now)\b/iu;
/** "Yes, one" says how many there are, and reports nothing. */
const agreed =
  /\b(?:certainly|of course|sure|yes(?!\s?[,:]\s?(?:\p{N}|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a few)\b)|ok|okay)\b/iu;
const ownDeed =
  /\b(?:I|we)(?:['’]ve| have| had|)\s{1,4}(?:also |now |just |already |successfully |then ){0,4}(\p{L}+)/giu;

/** A deed of anybody, or a deed alone: "It has been moved", "Rescheduled". "The most recently updated one", "who is assigned" and "It was opened on 3 May" are none. */
const anyDeed =
  /(?:^|[.!?:;,*\n]\s{0,4}|\b(?:I|we|now|and|successfully|got|get)\s|(?<!\b(?:which|who|that)\s)\b(?:have|has|had|been|was|were|is|are|be)\s|['’](?:ve|s)\s)(?:(?:also|now|just|already|successfully|newly|both|all|been|then)\s){0,4}(\p{L}+)(?!\p{L}| on \d{1,2} \p{Lu})/giu;

/** What an answer says that it has done itself, beside what it quotes: "I have moved it". */
export function reportedDeed(answer: string, context: AnswerContext): string | undefined {
  return reported(without(answer, [...quotations(answer, context), ...quotedIn(context, answer)]), true);
}

/** The words that report a change; with `isOwn`, only such as "I have moved it". */
function reported(text: string, isOwn: boolean): string | undefined {
  if (isOwn)
    return [...text.matchAll(ownDeed)].find(([, verb = '']) => changeReported(verb.toLowerCase()))?.[0];
  const deed = [...text.matchAll(anyDeed)].find(([, verb = '']) => changeReported(verb.toLowerCase()));
  return deed?.[0] ?? done.exec(text)?.[0] ?? agreed.exec(text)?.[0];
}

/** "It is tentative, so I have cancelled it": behind a reason, a report is one of this change only in its own word. */
function isSameDeed(text: string, wanted: string): boolean {
  const [, verb = ''] = [...wanted.matchAll(ownDeed)][0] ?? [];
  const own = verb.toLowerCase();
  return (
    changeReported(own) !== undefined &&
    [...text.matchAll(ownDeed)].some(([, other = '']) => other.toLowerCase() === own)
  );
}

const momentKinds: ReadonlySet<MentionKind> = new Set(['date', 'weekday']);
const amountKinds: ReadonlySet<MentionKind> = new Set(['money', 'percent', 'quantity', 'duration']);

/** Before a word of a list that something is set to: "thank you for waiting" tells no status. */
const isToldAsState =
  /(?:\b(?:to|is|are|as|now|be|been|was|were|status|stage|priority|with|an?|the)|[:,(])\s*["“”'‘*_]*$/i;

/** What is told in the place of a value that the change was made with: another word of its list, another day, another amount. */
function otherValue(
  { arguments: given, schema }: WantedReport['changes'][number],
  answer: string,
  context: AnswerContext,
): string | undefined {
  const properties = propertiesOf(schema);
  const { mentions } = readText(answer, { today: context.today });
  const says = (value: JsonValue, label: string) =>
    findSayings(answer, value, { today: context.today, timeZone: context.timeZone, labels: [label] });
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    if (says(value, name).length > 0 || mentions.some((mention) => isAmount(mention, value))) continue;
    const property = properties.get(name);
    const words = isObject(property) && Array.isArray(property.enum) ? property.enum : [];
    for (const word of words) {
      const [span] = word !== value && typeof word === 'string' ? says(word, name) : [];
      if (
        span !== undefined &&
        isToldAsState.test(answer.slice(0, span.start)) &&
        !context.query.includes(answer.slice(span.start, span.end))
      )
        return answer.slice(span.start, span.end);
    }
    const kinds =
      typeof value === 'number' ? amountKinds : /^\d{4}-\d\d-\d\d/.test(value) ? momentKinds : undefined;
    const rival = mentions.find(
      ({ kind, text, readings }) =>
        kinds?.has(kind) === true &&
        readings.length > 0 &&
        !context.query.includes(text) &&
        !isShown(text, given),
    );
    if (rival !== undefined) return rival.text;
  }
  return undefined;
}

/** The number, whatever it is an amount of: whether it is euros stands elsewhere. */
function isAmount({ readings }: Mention, value: JsonScalar): boolean {
  return readings.some((reading) => 'value' in reading && reading.value === value);
}

/** Words that are in another argument as they stand: a day within a description. */
function isShown(text: string, given: JsonObject): boolean {
  return Object.values(given).some((value) => typeof value === 'string' && value.includes(text));
}
