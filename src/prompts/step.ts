// Stage `step`, of the method query first: the next call towards the answer to a query, or an end of the search.
//
// Sections of the prompt: ## Tools, ## Query, ## Steps so far, ## Attempts (### attempt_1 server__tool), ## Tried here,
// ## Known values and the like, ## Do not repeat, ## Task. Those that would be empty are left out, but for the steps.
import type { z } from 'zod';
import type { Message, StageIO } from '../model/seams.ts';
import { quoteLines } from './fence.ts';
import { argumentRules, knownRules, marks, rulesText } from './rules.ts';
import { shortJson } from './shorten.ts';
import { memorySections } from './show-memory.ts';
import { attemptText, critiqueLines, faultOf, section, sectionOf, stepsSection } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { Misfit, messages, readCall, reading, textOrNull, wireCall, wireObject } from './wire.ts';

/** Characters of a step's result: later calls take their values from it. */
const stepBudget = 1200;
/** Characters of a failed call's result. */
const attemptBudget = 400;
const mostCritiques = 16;
const longestCall = 800;

const rules = rulesText(
  'You answer the query of a person with tools, one call at a time. You are shown the query and what the calls so far have answered, and say the next call, or that the search is over.',
  marks,
  argumentRules,
  knownRules,
  [
    'The next call',
    '- It brings the answer nearer: it finds what the query asks for, or a value that a later call needs.',
    '- Values come from the query, or are copied from the results exactly as they stand there; never invent an identifier.',
    '- Never make a call again that was made already, with the same arguments, nor one under "## Tried here": from there, nothing led to an answer.',
    '- After an error: believe it as to the argument it objects to, change that one, and leave the rest as it was.',
  ],
  `How to end
- finish: the results answer all of the query. One sentence that says what they found.
- giveUp: from here nothing leads to an answer. One sentence that says why; the search goes back and tries something else.`,
  'Answer with one JSON object: call, finish or giveUp, with the other two null.',
);

export function promptStep(input: StageIO['step']['in']): readonly Message[] {
  const { query, workflow, attempts, tried, tools, critiques, memory } = input;
  const failed = attempts.map(
    (attempt, index) =>
      `### attempt_${index + 1} ${attempt.call.tool}\n${attemptText(attempt, faultOf(attempt, tools), attemptBudget)}`,
  );
  const before = tried.map(({ tool, arguments: args }) => `- ${tool} ${shortJson(args, longestCall)}`);
  const lessons = critiqueLines(critiques, mostCritiques);
  return messages(rules, [
    section('## Tools', signaturesOf(tools)),
    section('## Query', quoteLines(query)),
    stepsSection(workflow, stepBudget),
    ...sectionOf('## Attempts', failed),
    ...sectionOf('## Tried here', before),
    ...memorySections(memory, tools, lessons),
    ...sectionOf('## Do not repeat', lessons),
    section('## Task', 'Make the next call, finish, or give up.'),
  ]);
}

const wire = wireObject({ call: wireCall.nullable(), finish: textOrNull, giveUp: textOrNull });

/** The next call, or how the search ends. Where an answer has several, the call is taken: an attempt tells more than a guess. */
export function answerStep({ tools }: StageIO['step']['in']): z.ZodType<StageIO['step']['out']> {
  return wire.transform(
    reading(({ call, finish, giveUp }) => {
      if (call !== null) return readCall(call, tools, 'the list');
      if (finish !== null) return { finish };
      if (giveUp !== null) return { giveUp };
      throw new Misfit(
        ['call'],
        'call, finish and giveUp are all null. Give the next call, or say in one of the others why there is none.',
      );
    }),
  );
}
