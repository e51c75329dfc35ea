// Stage `act`: after a call of a plan, the next one: a repair where it failed, or the plan's next tool.
//
// Sections of the prompt: ## Steps so far, ## Tools (the proposal's), ## Plan, ## Attempts (### attempt_1 server__tool),
// ## Known values and the like, ## Do not repeat, ## Task. The steps come first: all requests of an iteration share them.
import type { z } from 'zod';
import type { Message, StageIO } from '../model/seams.ts';
import type { ToolCall } from '../model/tool.ts';
import { oneLine } from '../text/clip.ts';
import { argumentRules, knownRules, marks, rulesText } from './rules.ts';
import { memorySections } from './show-memory.ts';
import { attemptText, critiqueLines, faultOf, section, sectionOf, stepsSection } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { Misfit, messages, readCall, reading, textOrNull, wireCall, wireObject } from './wire.ts';

/** Characters of a step's result: the plan was made with these results in view, and a repair may look for a value in them. */
const stepBudget = 800;
/** Characters of an attempt's result: the next call takes its values from it. */
const attemptBudget = 2400;
const mostCritiques = 12;

const rules = rulesText(
  'You carry out a plan with tools, one call at a time. You are shown the plan and what its calls have answered so far, and say the next call, or that the plan has to stop.',
  marks,
  argumentRules,
  knownRules,
  [
    'The next call',
    '- It is to one of the tools under "## Tools".',
    // The server knows best what it wants; a model that guesses instead fails in the same way again.
    '- After an error: repair the call. Believe the error as to the argument it objects to, change that one, and leave the rest as it was.',
    "- After a success: make the plan's next call. Copy the values it needs from the results exactly as they stand there; never invent an identifier.",
    // A call that was made is refused without being sent.
    '- Never make a call again that was made already, with the same arguments.',
    '- Never make a call again that "## Known failures" or "## Do not repeat" objects to; make one that meets the objection.',
  ],
  `When to stop
- Where the error cannot be met: the thing does not exist, is not permitted, or needs a value that nothing shows.
- Where a result shows that going on makes no sense.`,
  'Answer with one JSON object: either call, with stop null; or stop, one sentence that says why, with call null.',
);

export function promptAct(input: StageIO['act']['in']): readonly Message[] {
  const { workflow, proposal, attempts, critiques, memory } = input;
  const tools = input.tools.filter(({ name }) => proposal.tools.includes(name));
  const faults = attempts.map((attempt) => faultOf(attempt, input.tools));
  const made = attempts.map(
    (attempt, index) =>
      `### attempt_${index + 1} ${attempt.call.tool}\n${attemptText(attempt, faults[index], attemptBudget)}`,
  );
  const lessons = critiqueLines(critiques, mostCritiques);
  return messages(rules, [
    stepsSection(workflow, stepBudget),
    section('## Tools', signaturesOf(tools)),
    section('## Plan', `instruction: ${oneLine(proposal.instruction)}\ntools: ${proposal.tools.join(', ')}`),
    section('## Attempts', made.join('\n') || '(none yet)'),
    ...memorySections(memory, tools, lessons),
    ...sectionOf('## Do not repeat', lessons),
    section('## Task', taskOf(input, faults)),
  ]);
}

/** What the situation asks for, in so many words: a small model need not find it out. */
function taskOf(
  { proposal, attempts }: StageIO['act']['in'],
  faults: readonly (string | undefined)[],
): string {
  const last = attempts.at(-1);
  if (last === undefined) return `Make the first call, to ${proposal.tools[0]}, or stop.`;
  if (faults.at(-1) !== undefined)
    return `The last call, to ${last.call.tool}, was of no use. Repair it, or stop.`;
  const done = new Set(
    attempts.filter((_, index) => faults[index] === undefined).map(({ call }) => call.tool),
  );
  const next = proposal.tools.find((name) => !done.has(name));
  return next === undefined
    ? 'The last call succeeded. Make the call that the plan still needs, or stop.'
    : `The last call succeeded. Make the plan's next call, to ${next}, or stop.`;
}

const wire = wireObject({ call: wireCall.nullable(), stop: textOrNull });

/** The next call, or why there is none. Where an answer has both, the call is taken: an attempt tells more than a guess. */
export function answerAct({
  proposal,
}: StageIO['act']['in']): z.ZodType<ToolCall | { readonly stop: string }> {
  const tools = proposal.tools.map((name) => ({ name }));
  return wire.transform(
    reading(({ call, stop }) => {
      if (call !== null) return readCall(call, tools, 'the plan');
      if (stop !== null) return { stop };
      throw new Misfit(
        ['call'],
        'call and stop are both null. Give the next call, or say in stop why there is none.',
      );
    }),
  );
}
