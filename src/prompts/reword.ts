// Stage `reword`: a finished dialogue in other words.
//
// Sections of the prompt: ## Tools, ## Steps, ## Dialogue (its turns, each under `### turn_1 answer`), ## Earlier wording,
// ## Critiques, ## Task. All but the last three are the same when it is worded again.
import { z } from 'zod';
import type { Exchange } from '../model/claim.ts';
import { longestQuery, mostSentenceWords } from '../model/loop-limits.ts';
import type { Message, StageIO } from '../model/seams.ts';
import { clip } from '../text/clip.ts';
import { counted } from '../text/quantities.ts';
import {
  assertLength,
  claimRules,
  mostCritiques,
  readClaim,
  readResponse,
  resultBudget,
  wireClaims,
} from './answer-parts.ts';
import { quoteLines, quoteText } from './fence.ts';
import { marks, rulesText } from './rules.ts';
import { critiqueLines, section, sectionOf, stepsSection } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { Misfit, messages, reading, wireObject } from './wire.ts';

/** Characters of one message or response of the dialogue, and of a claim's proof. */
const longestShown = 2000;
const longestProof = 600;

const rules = rulesText(
  'You reword one conversation of a person and an assistant. The assistant has already made the tool calls you are shown; they really happened. What each turn asks for, does and tells is settled, and stays as it is: only the words are yours.',
  marks,
  [
    `The person's messages
- One person says them, who has never heard of the tools: natural and short, as people write to an assistant, each going on from the turn before.`,
    // Asks by need: a value that comes too early makes the assistant's question, or its call, a wrong one.
    '- Each says what it says now, by its meaning, and no more: the same names, numbers, dates and choices. Nothing of a later turn comes earlier, and nothing that only the results show. What the assistant has to ask for stays unsaid until then. A slip that is put right later is still made, and still put right.',
    '- Words under "keep:" stay word for word.',
    '- Where a message asks for a change, it asks for that change in plain words. Where it does not, it asks for none.',
    `- No name of a tool, a server or a parameter, no call syntax, no JSON, no backticks. It starts with a capital letter and ends with a full stop, a question mark or an exclamation mark; no sentence has more than ${mostSentenceWords} words.`,
  ],
  [
    `The assistant's responses
- A turn "answer" tells everything that it tells now, from the results of its steps and those before, and nothing guessed, promised or invented.
- A turn "ask" asks for what is missing; "confirm" says what would be changed and asks whether to, and nothing has been changed yet; "decline" says what cannot be done. They say no value that nobody has said.
- They speak of what was found or done, not of tools, calls or steps.`,
  ],
  [
    ...claimRules,
    '- A claim that a turn has already holds for the words that say the same: give it again with its proof and with your words for text.',
  ],
  'Answer with one JSON object: turns, one for each, as they follow one another.',
);

function turnText(
  { kind, query, response, steps, claims }: Exchange,
  at: number,
  all: readonly Exchange[],
): string {
  const conditions = all.flatMap(({ condition }) => condition?.text ?? []);
  return [
    `### turn_${at + 1} ${kind}`,
    ...(steps.length === 0 ? [] : [`calls: ${steps.join(', ')}`]),
    'query:',
    quoteLines(clip(query, longestShown)),
    ...conditions.filter((text) => query.includes(text)).map((text) => `keep: ${quoteText(text)}`),
    'response:',
    quoteLines(clip(response, longestShown)),
    ...claims.map((claim) => {
      const ground = 'proof' in claim ? claim.proof : 'write' in claim ? claim.write : 'the condition';
      return `- ${quoteText(clip(claim.text, longestProof))}: ${quoteText(clip(ground, longestProof))}`;
    }),
  ].join('\n');
}

export function promptReword(input: StageIO['reword']['in']): readonly Message[] {
  const { exchanges, workflow, tools, critiques, previous = [] } = input;
  const lessons = critiqueLines(critiques, mostCritiques);
  const earlier = previous.map(
    ({ query, response }, at) =>
      `### turn_${at + 1}\nquery:\n${quoteLines(clip(query, longestShown))}\nresponse:\n${quoteLines(clip(response, longestShown))}`,
  );
  return messages(rules, [
    section('## Tools', signaturesOf(tools)),
    stepsSection(workflow, resultBudget, '## Steps'),
    section('## Dialogue', exchanges.map(turnText).join('\n')),
    ...sectionOf('## Earlier wording', earlier),
    ...sectionOf('## Critiques', lessons),
    section(
      '## Task',
      lessons.length === 0
        ? `Word the ${counted(exchanges.length, 'turn')} anew, with the claims of each.`
        : `The earlier wording did not pass, for the reasons under "## Critiques". Word all ${exchanges.length} turns again: fix what they name and keep what was good.`,
    ),
  ]);
}

const wire = wireObject({
  turns: z.array(wireObject({ query: z.string(), response: z.string(), claims: wireClaims })),
});

export function answerReword(input: StageIO['reword']['in']): z.ZodType<StageIO['reword']['out']> {
  const turns = input.exchanges.length;
  return wire.transform(
    reading(({ turns: worded }) => {
      if (worded.length !== turns)
        throw new Misfit(
          ['turns'],
          `turns has ${counted(worded.length, 'turn')}, and the dialogue ${turns}. Word each of them, and add none.`,
        );
      return worded.map(({ query, response, claims }, at) => {
        if (query.trim() === '')
          throw new Misfit(['turns', at, 'query'], 'query is empty. Write what the person says.');
        assertLength('query', query, longestQuery);
        return {
          query: query.trim(),
          response: readResponse(response),
          claims: claims.flatMap(readClaim),
        };
      });
    }),
  );
}
