// Stage `write`: the query that the settled workflow answers, and the response.
//
// Sections of the prompt: ## Tools, ## Steps, ## The query must say, ## The query must not say, ## The response must
// use, ## Earlier wording, ## Critiques, ## Task. All but the last three are the same when it is written again, and an
// endpoint that caches prompts charges little for them.
import { z } from 'zod';
import { boundValue } from '../grounding/bind.ts';
import type { JsonScalar } from '../model/json.ts';
import { longestQuery, mostQueryWords, mostSentenceWords } from '../model/loop-limits.ts';
import type { Message, StageIO } from '../model/seams.ts';
import { type Step, stepsOf } from '../model/workflow.ts';
import { isIdentifier } from '../text/values.ts';
import {
  assertLength,
  claimRules,
  earlierSection,
  lastSteps,
  mostCritiques,
  readClaim,
  readResponse,
  responseRules,
  resultBudget,
  toldValues,
  wireAsks,
  wireClaims,
} from './answer-parts.ts';
import { marks, rulesText } from './rules.ts';
import { critiqueLines, section, sectionOf, stepsSection } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { Misfit, messages, reading, wireObject } from './wire.ts';

const rules = rulesText(
  'You write one example of a person and an assistant. The assistant has already made the tool calls you are shown; they really happened. Write the query, which is what the person asked for, and the response, which is what the assistant tells them in the end.',
  marks,
  [
    `The query
- One person with one purpose says it, who has never heard of the tools. It sounds like a message to a colleague: natural, to the point, in whole sentences.`,
    // A reader of the query alone must be able to make the calls: the next reader is a model that is trained on it.
    '- It calls for every step: whoever reads only the query and knows the tools would come to make the same calls.',
    '- It says every value under "## The query must say" by its meaning, as people say it: "tomorrow" or "next Tuesday" for a date, "three nights" for 3, "not paid yet" for a choice that means it. Code, patterns and texts to be sent need not be repeated word for word.',
    // A query that gives away what a call is to find makes that call superfluous.
    '- It says nothing that only the results show, and nothing under "## The query must not say": the calls are there to find it. It names the thing instead, as far as the person can know its name.',
    // Checked word by word: such names are for programs.
    '- No name of a tool, a server or a parameter, no call syntax, no JSON, no backticks, no identifier with an underscore unless it must be said.',
    `- It starts with a capital letter and ends with a full stop, a question mark or an exclamation mark. No sentence has more than ${mostSentenceWords} words, the whole no more than ${mostQueryWords}.`,
    // Intent: a harmless question whose chain changes something is a dangerous example.
    '- Where a step changes something, the query asks for that change in plain words. Where none does, it asks for no change.',
  ],
  responseRules,
  claimRules,
  `Asks: one for every value under "## The query must say"
- step and path as given there; text: the words of the query that say the value, copied exactly.`,
  'Answer with one JSON object.',
);

export function promptWrite(input: StageIO['write']['in']): readonly Message[] {
  const { workflow, tools, critiques, previous } = input;
  const steps = stepsOf(workflow);
  const told = toldValues(steps);
  const secret = secretValues(steps, told);
  const lessons = critiqueLines(critiques, mostCritiques);
  return messages(rules, [
    section('## Tools', signaturesOf(tools)),
    stepsSection(workflow, resultBudget, '## Steps'),
    ...sectionOf('## The query must say', [...told.values()]),
    ...sectionOf('## The query must not say', secret),
    ...sectionOf('## The response must use', lastSteps(steps)),
    ...earlierSection(previous),
    ...sectionOf('## Critiques', lessons),
    section(
      '## Task',
      lessons.length === 0
        ? 'Write the query, the response, the claims and the asks.'
        : 'The earlier wording did not pass, for the reasons under "## Critiques". Write all of it again: fix what they name and keep what was good.',
    ),
  ]);
}

/** The identifiers that steps took from results. */
function secretValues(steps: readonly Step[], told: ReadonlyMap<JsonScalar, string>): string[] {
  const lines = steps.flatMap((step) =>
    step.bindings.flatMap((binding) => {
      if (binding.source !== 'step') return [];
      const value = boundValue(binding, step);
      if (typeof value !== 'string' || told.has(value) || !isIdentifier(value)) return [];
      return [`- ${JSON.stringify(value)} (from ${binding.step})`];
    }),
  );
  return [...new Set(lines)];
}

const wire = wireObject({
  query: z.string(),
  response: z.string(),
  claims: wireClaims,
  asks: wireAsks,
});

export function answerWrite(_: StageIO['write']['in']): z.ZodType<StageIO['write']['out']> {
  return wire.transform(
    reading(({ query, response, claims, asks }) => {
      if (query.trim() === '') throw new Misfit(['query'], 'query is empty. Write what the person asks for.');
      // Strict structured output knows no lengths, so they are not in the schema.
      assertLength('query', query, longestQuery);
      return {
        query: query.trim(),
        response: readResponse(response),
        claims: claims.flatMap(readClaim),
        asks,
      };
    }),
  );
}
