// Stage `respond`, of the method query first: the answer to a query that stands, from the results of its calls.
//
// Sections of the prompt: ## Tools, ## Steps, ## Query, ## Values from the query, ## The response must use,
// ## Earlier wording, ## Critiques, ## Task. All but the last three are the same when it is written again.
import { z } from 'zod';
import type { Message, StageIO } from '../model/seams.ts';
import { stepsOf } from '../model/workflow.ts';
import {
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
import { quoteLines } from './fence.ts';
import { marks, rulesText } from './rules.ts';
import { critiqueLines, section, sectionOf, stepsSection } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { messages, reading, wireObject } from './wire.ts';

const rules = rulesText(
  'You write the response of an assistant to the query of a person. The assistant has already made the tool calls you are shown; they really happened. The query stands and cannot be changed.',
  marks,
  responseRules,
  claimRules,
  `Asks: one for every value under "## Values from the query" that the query says
- step and path as given there; text: the words of the query that say the value, copied exactly.`,
  'Answer with one JSON object.',
);

export function promptRespond(input: StageIO['respond']['in']): readonly Message[] {
  const { query, workflow, tools, critiques, previous } = input;
  const steps = stepsOf(workflow);
  const lessons = critiqueLines(critiques, mostCritiques);
  return messages(rules, [
    section('## Tools', signaturesOf(tools)),
    stepsSection(workflow, resultBudget, '## Steps'),
    section('## Query', quoteLines(query)),
    ...sectionOf('## Values from the query', [...toldValues(steps).values()]),
    ...sectionOf('## The response must use', lastSteps(steps)),
    ...earlierSection(previous),
    ...sectionOf('## Critiques', lessons),
    section(
      '## Task',
      lessons.length === 0
        ? 'Write the response, the claims and the asks.'
        : 'The earlier response did not pass, for the reasons under "## Critiques". Write all of it again, to the same query: fix what they name and keep what was good.',
    ),
  ]);
}

const wire = wireObject({ response: z.string(), claims: wireClaims, asks: wireAsks });

export function answerRespond(_: StageIO['respond']['in']): z.ZodType<StageIO['respond']['out']> {
  return wire.transform(
    reading(({ response, claims, asks }) => ({
      response: readResponse(response),
      claims: claims.flatMap(readClaim),
      asks,
    })),
  );
}
