// What is said in a turn of a dialogue that asks, asks before a change, or declines: whether it does so, and of the right thing.
import { callsOf, type Example, earlierCalls, type Speech } from '../model/example.ts';
import type { JsonScalar } from '../model/json.ts';
import { scalarsIn } from '../model/pointer.ts';
import { wordsOf } from '../text/naming.ts';
import { findSayings } from '../text/sayings/find-sayings.ts';
import { readMentions } from '../text/sayings/read-mentions.ts';
import { languageOf } from '../text/sayings/recognise-language.ts';
import { knownWords, strangerIn } from './named-strangers.ts';
import { type AnswerContext, saidBy, stemsOf } from './read-answer.ts';
import { reportedDeed } from './score-report.ts';

interface SpeechContext extends AnswerContext {
  readonly speech: Speech;
  /** The words of the right turn. */
  readonly response: string;
}

const question = /[?？؟]/u;
/** Asks without a question mark. */
export const requesting =
  /\b(?:please|(?:could|can|would) you|i(?:['’]ll| will| would|['’]d)? (?:also |still )?need|let me know|tell me|specify|clarify|missing)\b/i;

/** Whether a text asks for something. Requests without a question mark are recognized in English only. */
export function asksForSomething(text: string): boolean {
  return question.test(text) || requesting.test(text);
}

/** Says that something cannot be done. */
export const declining =
  /\b(?:un(?:able|available|fortunately)|(?:not|isn['’]t|aren['’]t|wasn['’]t) (?:able|possible|available|something)|cannot|(?:ca|wo|do|does|could|would)n['’]t|(?:can|could|will|would|do|does) not|impossible|lack|lacking|missing|without|no longer|(?:have|has|is|are|with) no(?:ne)?|not have)\b/i;

/** Says that something would be done, and asks whether it should be. */
export const proposing =
  /\b(?:(?:shall|should|may|can|could|do|would) (?:I|we)\b|(?:want|like|wish|need) (?:me|us) to\b|confirm|go ahead|proceed|(?:is|are|does) (?:that|this|it|these|you|everything) (?:right|correct|ok|okay|fine|sure|all right|alright|look right|sound right)|(?:ok|okay|fine|alright|all right) (?:to|if|for|with))/i;

/** Words that are in many turns, whatever they are about: manners, tools, and looking. */
export const mannerWords =
  `able about access address afraid after again ahead already also another answer anything apologies asking available
  because been before being both cannot change clarify come complete could detail details does doing done each else every find
  finish first from function further give given goes going happy have help here info information into item just kindly
  know last like list look lookup made make many mean means method missing more much name need next once only option
  other please possible proceed provide question record records request right same search should show since some something
  sorry specific specify stand start still such sure take task tell than that them then there these thing things this
  those though tool tools unable unfortunately until used using want were what when where which while will with within
  without work would wish your yours`.split(/\s+/);

const manners = stemsOf(mannerWords.join(' '));

/** Whether an answer asks, asks before the change, or declines as it should, in whatever words; undefined where it has to answer. */
export function speaksRightly(example: Example, answer: string): boolean | undefined {
  const context = contextOf(example);
  if (context === undefined) return undefined;
  const { kind } = context.speech;
  if (answer.trim() === '' || reportedDeed(answer, context) !== undefined) return false;
  if (kind === 'ask' && !asksForSomething(answer)) return false;
  if (kind === 'confirm' && !(question.test(answer) && confirms(context, answer))) return false;
  const known = knownWords([context.query, context.response, ...seenIn(example)]);
  if (strangerIn(readMentions(answer, context), known) !== undefined) return false;
  if (languageOf(answer) !== 'en') return true;
  if (kind === 'decline' && !declining.test(answer)) return false;
  if (kind === 'confirm' && !proposing.test(answer)) return false;
  const topic = stemsOf(topicOf(context));
  const own = [...stemsOf(withPersons(answer))].filter((stem) => !manners.has(stem));
  // "Which one?" and "I cannot do that" are about whatever was said before; what is to be changed has to be said.
  return (own.length === 0 && kind !== 'confirm') || own.some((stem) => topic.has(stem));
}

/** What a grader elsewhere has to know of such a turn: what it may be about, and the values that it has to say; undefined where there is none. */
export function wantedSpeech(
  example: Example,
):
  | { readonly kind: Speech['kind']; readonly topic: string; readonly values: readonly JsonScalar[] }
  | undefined {
  const context = contextOf(example);
  if (context === undefined) return undefined;
  return { kind: context.speech.kind, topic: topicOf(context), values: valuesToConfirm(context) };
}

function contextOf(example: Example): SpeechContext | undefined {
  const { speech, response } = example;
  if (speech === undefined) return undefined;
  const { today, timeZone } = speech;
  return { speech, response, query: saidBy(example), today, timeZone };
}

function seenIn(example: Example): readonly string[] {
  return [...earlierCalls(example), ...callsOf(example)].map(({ shown }) => shown);
}

/** The words of the right turn, and of what is asked for or missing: the person speaks of other things, too. */
function topicOf({ speech, response }: SpeechContext): string {
  return [withPersons(response), ...speech.about.flatMap((name) => wordsOf(name))].join(' ');
}

/** "Who do you mean?" asks for a person. */
function withPersons(text: string): string {
  return text.replace(/\bwho(?:m|se)?\b/gi, 'person');
}

/** The values of the change that the right turn says. */
function valuesToConfirm({ speech, response, today, timeZone }: SpeechContext): readonly JsonScalar[] {
  return [...scalarsIn(speech.change ?? {})].flatMap(({ value }) =>
    findSayings(response, value, { today, timeZone }).length > 0 ? [value] : [],
  );
}

/** Of the values of the change at least half: a long description need not be said again. */
function confirms(context: SpeechContext, answer: string): boolean {
  const { today, timeZone } = context;
  const values = valuesToConfirm(context);
  const said = values.filter((value) => findSayings(answer, value, { today, timeZone }).length > 0);
  return said.length * 2 >= values.length;
}
