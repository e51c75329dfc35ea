// Negatives of the kind missing-argument: the query lacks a value that a call requires, and the answer asks for it.

import type { SampleTool } from '../../../model/sample.ts';
import { mayWrite } from '../../../model/tool.ts';
import { requiredOf } from '../../../schemas/schema-validator.ts';
import { isPlural } from '../../../text/naming.ts';
import { findValue } from '../../../text/values.ts';
import { findWords } from '../../../text/words.ts';
import { drawDistractors } from '../tools-in-view.ts';
import { areTwins } from '../twins.ts';
import type { MakeNegative, NegativeContext } from './negative-context.ts';
import { outputsOf } from './outputs.ts';
import { sharesObject } from './reach.ts';
import { type MissingValue, type Removable, removablesOf } from './removable.ts';
import { isPlace, labelOf, sayParameter } from './say-parameter.ts';
import { purposeOf } from './say-tool.ts';
import { type Left, takeOut } from './take-out.ts';

/** If less than this share of the steps is blocked, most of the request could be met without asking. */
const leastBlocked = 0.5;

export const makeMissingArgument: MakeNegative = (context) => {
  const { own, random, index, toolsPerSample } = context;
  for (const removable of removablesOf(context, leastBlocked)) {
    const left = withoutValue(context, removable);
    if (left === undefined) continue;
    const tools = [...own.values()];
    const isNeedless = (tool: SampleTool) =>
      tellsValue(tool, removable) || (left.things !== undefined && listsAll(tool, removable));
    if (tools.some(isNeedless)) continue;
    const distractors = drawDistractors(
      index,
      tools,
      Math.max(0, toolsPerSample - tools.length),
      random,
      (each) => !tools.some((tool) => areTwins(each, tool)) && !isNeedless(each),
    );
    return {
      query: left.query,
      tools: [...tools, ...distractors],
      response: askFor(removable, left, context),
    };
  }
  return undefined;
};

const pronoun = /\b(?:it|its|they|them|their|there|he|she|him|her|his)\b/i;

/** A value is not mentioned more often than this. */
const mostOccurrences = 5;

/** The query with every mention of the value removed; undefined if one cannot be, or if something still reveals it. */
function withoutValue(
  { sample, index }: NegativeContext,
  { words, value, about }: Removable,
): Left | undefined {
  let left: Left = { query: sample.query, isNamed: false };
  for (let count = 0; count < mostOccurrences; count++) {
    const span = findWords(left.query, words) ?? findValue(left.query, value);
    if (span === undefined) break;
    const next = takeOut(left.query, [span.start, span.end], about, index, left.isNamed);
    if (next === undefined) return undefined;
    left = { ...next, isNamed: left.isNamed || next.isNamed };
  }
  const isTold =
    left.query === sample.query ||
    // A pronoun that stood for the name would mean something else, or nothing.
    (about.kind === 'name' && !left.isNamed && pronoun.test(left.query)) ||
    findValue(left.query, value) !== undefined ||
    findWords(left.query, words) !== undefined ||
    (about.kind === 'name' && partsOf(words).some((part) => left.query.toLowerCase().includes(part)));
  return isTold ? undefined : left;
}

/** The words of a name that would still reveal it: in an address, or in a shorter form. */
function partsOf(name: string): readonly string[] {
  return (name.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(
    (part) => !/^(?:with|from|does|into|that|this|when|after|between)$/.test(part),
  );
}

/** Whether a tool could provide the value without any input: the user's location, today's date, who the user is. */
export function tellsValue(tool: SampleTool, { parameter, about }: MissingValue): boolean {
  const outputs = outputsOf(tool);
  if (outputs.isGeneral) return true;
  const words = outputs.words;
  const isOfNow =
    ['current', 'now', 'today', 'me', 'my', 'whoami', 'default'].some((word) => words.has(word)) ||
    /current|today|now$|whoami|^me$/i.test(tool.tool);
  if (mayWrite(tool) || requiredOf(tool.inputSchema).length > 0 || !isOfNow) return false;
  const wanted = [
    ...labelOf(parameter).split(' '),
    about.noun,
    ...(about.kind === 'date' ? ['date', 'time'] : []),
  ];
  return outputs.fieldWords === undefined || wanted.some((word) => word.length > 2 && words.has(word));
}

/** Whether a tool lists the things without being told what they are about: then "the oldest ticket" is one of all. */
export function listsAll(tool: SampleTool, { tool: needing }: MissingValue): boolean {
  const isBare = requiredOf(tool.inputSchema).length === 0;
  return isBare && !mayWrite(tool) && sharesObject(outputsOf(tool), outputsOf(needing));
}

function askFor(removable: Removable, left: Left, { random }: NegativeContext): string {
  const { parameter, tool, about, choices } = removable;
  const said = sayParameter(parameter, tool, about.kind);
  if (left.things !== undefined) return random.pick(topicQuestions(left.things));
  // "the departure city" says more than "which city", unless a noun of the query needs its name.
  if (left.isNamed || (about.kind === 'name' && about.noun !== '' && said === `the ${labelOf(parameter)}`))
    return random.pick(
      about.noun === 'person'
        ? whoQuestions
        : [
            ...whichQuestions(about.noun === '' ? 'one' : about.noun),
            ...(about.kind === 'name' && !isPlace(about.noun) ? topicalQuestions(about.noun) : []),
          ],
    );
  const label = said.replace(/^the /, '');
  const question = random.pick([
    `What should ${said} be?`,
    `Could you tell me ${said}?`,
    `I still need ${said}. What should it be?`,
    `To ${purposeOf(tool)} I also need to know ${said}. Could you tell me?`,
    `You didn't mention ${said}. What should I use?`,
    `One thing is missing before I can do this: ${said}. What should it be?`,
    `I can do that as soon as I know ${said}. Could you add it?`,
    `Your message leaves ${said} open. What would you like it to be?`,
    ...(about.kind === 'text' || label.includes("'")
      ? []
      : [`Which ${label} should I use?`, `Which ${label} do you have in mind?`]),
  ]);
  const words = choices
    .filter((choice) => typeof choice === 'string')
    .map((choice) => choice.replaceAll('_', ' '));
  return words.length < 2 || words.length > 8 ? question : `${question} ${sayChoices(words)}`;
}

const whoQuestions: readonly string[] = [
  'Who do you mean?',
  'Could you tell me who this is about?',
  "I need to know who you mean before I can start. What's the name?",
  'Happy to help. Who is it that you are asking about?',
  "You didn't say who. Could you give me a name?",
  'I can look into that once I know who it is. Can you tell me?',
  'Before I do anything: who is this about?',
  "Your message doesn't say which person. Who is it?",
];

/** Of a thing that was told by what it is about, which its name would be no answer to. */
function topicQuestions(things: string): readonly string[] {
  const [is, are] = isPlural(things) ? ['are', 'should be'] : ['is', 'is'];
  return [
    `What ${is} ${things} about?`,
    `Could you tell me what ${things} ${are} about?`,
    `I need to know what ${things} ${are} about before I can start. Can you tell me?`,
    `Happy to help. What ${is} ${things} about?`,
    `You didn't say what ${things} ${are} about. Could you tell me?`,
  ];
}

function whichQuestions(noun: string): readonly string[] {
  return [
    `Which ${noun} do you mean?`,
    `Could you tell me which ${noun} you mean?`,
    `I need to know which ${noun} you mean before I can start. Which one is it?`,
    `You didn't say which ${noun}. Could you tell me?`,
    `I can look into that once I know which ${noun} it is. Can you tell me?`,
    `Before I do anything: which ${noun} do you mean?`,
    `Your message doesn't say which ${noun}. Which one should I take?`,
  ];
}

/** Of a thing, and not of a place or a currency: a question is about a ticket, and in a currency. */
function topicalQuestions(noun: string): readonly string[] {
  const thing = noun === '' ? 'one' : noun;
  return [`Happy to help. Which ${thing} are you asking about?`, `Which ${thing} is this about?`];
}

function sayChoices(words: readonly string[]): string {
  return `The choices are ${words.slice(0, -1).join(', ')} and ${words.at(-1)}.`;
}
