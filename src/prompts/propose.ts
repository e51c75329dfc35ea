// Stage `propose`: several uses of the drawn tools, each with its first call.
//
// Sections of the prompt: ## Tools (the catalog), ## Steps so far, ## Pool, ## Known values, ## Known names,
// ## Known edges, ## Known failures, ## Do not repeat, ## Advice, ## Task. Those that would be empty are left out, but for the
// steps. Where the catalog is the pool itself, which changes with every request, the steps come before the tools.
import { z } from 'zod';
import type { Proposal } from '../model/feedback.ts';
import type { MemoryView } from '../model/learned.ts';
import type { Message, StageIO } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { argumentRules, knownRules, marks, rulesText } from './rules.ts';
import { memorySections } from './show-memory.ts';
import { critiqueLines, section, stepsSection } from './show-steps.ts';
import { signaturesOf } from './signature.ts';
import { Misfit, messages, readArguments, reading, readTool, wireCall, wireObject } from './wire.ts';

/** Characters of a step's result: enough for the identifiers and names of a page, as that is what later calls take. */
const resultBudget = 1200;
/** Critiques of the last iterations: three failed calls for each of three proposals, and what the selector added. */
const mostCritiques = 16;
/** A plan of more tools would be a workflow of its own, none of it verified before the next. */
const mostTools = 3;

const rules = rulesText(
  'You find uses of tools that really work. From calls that succeed a workflow grows, step by step; at the end somebody writes the request that a person would make to get what the workflow found. You propose what could come next. Every proposal is carried out at once with real calls, and at most one is kept.',
  marks,
  `A proposal
- instruction: one sentence that says what a person would want to know or to have done, and how the calls serve it.
- tools: one to three names from "## Pool", as they will be called. More than one only where a later tool needs what an earlier one answers.
- call: the first call, to the first of the tools, complete. Later calls are asked for when there is something to go on.`,
  argumentRules,
  // Every value must be traceable: to a result, or to words that a person can say. Invented identifiers only fail.
  `Where values come from
- From a result under "## Steps so far", copied exactly as it stands there, or
- from "## Known values" and "## Known names", which are true in this place, or
- from what a person says by themselves: a date, an amount, words to search for.
- Give few values of your own: the person's request will have to say each of them.
- Identifiers, codes and keys come from results only, never from a tool's line and never from yourself. Where a tool needs one that no result shows, propose to find it first.`,
  knownRules,
  [
    'What makes a good proposal',
    // Dependent calls are what makes a sample worth training on, and what a random draw of tools does not give.
    '- It goes on from the results so far: it passes on a value that one of them shows. With no steps yet, it begins where a person would: by a name, a word, a date or a list.',
    // One goal: a workflow of unrelated calls gives a request that nobody would make.
    '- Together with the steps so far it answers one request of one person. It adds something they would want, and nothing they would have to be told to want.',
    // Coverage: a run is to use all of the tools, not the handiest ones again and again.
    '- It prefers tools marked (new) and tools without a step yet.',
    '- It reads. A tool that changes something is for requests whose very purpose is the change, and never undoes or removes what a step has found.',
    // The answer is written from the results: of a hundred items nobody tells anything.
    '- It asks narrowly, so that the result is small and can be told in a few sentences.',
    // A call is made once; critiques are what the last calls have taught.
    '- It repeats no call that a step has made, and nothing that "## Do not repeat" or "## Known failures" objects to.',
    // Near-copies cost calls and leave the selector nothing to choose from.
    '- The proposals differ from one another in tools or in what they are about.',
    '- It follows the wishes under "## Advice" where the tools allow.',
  ],
  'Answer with one JSON object: first reason, in two sentences at most, what the results so far make possible; then proposals, each with an id (p1, p2, …). Where the steps so far already answer one good request, and more would only be more, give no proposals: that ends the search.',
);

export function promptPropose(input: StageIO['propose']['in']): readonly Message[] {
  const { workflow, pool, catalog, count, critiques, advice, memory } = input;
  const steps = stepsSection(workflow, resultBudget);
  const tools = section('## Tools', signaturesOf(catalog));
  const lessons = critiqueLines(critiques, mostCritiques);
  const wishes = critiqueLines(advice, mostCritiques);
  return messages(rules, [
    ...(catalog === pool ? [steps, tools] : [tools, steps]),
    section('## Pool', poolText(pool, memory)),
    ...memorySections(memory, pool, lessons),
    ...(lessons.length === 0 ? [] : [section('## Do not repeat', lessons.join('\n'))]),
    ...(wishes.length === 0 ? [] : [section('## Advice', wishes.join('\n'))]),
    section(
      '## Task',
      `Write ${count} different proposal${count === 1 ? '' : 's'} for the tools of the pool${workflow.chains.length === 0 ? '' : ', going on from the steps so far'}.`,
    ),
  ]);
}

/** `- server__tool (new)`: the tools that may be proposed, and how they have fared. */
function poolText(pool: readonly Tool[], memory: MemoryView): string {
  const isNew = ({ name }: Tool) => {
    const { failures, unanswered = 0, kept } = memory.record(name);
    return kept === 0 && failures < 3 && unanswered < 3;
  };
  // A mark on most of them would mark nothing.
  const marksNew = pool.filter(isNew).length * 2 <= pool.length;
  const lines = [...pool]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((tool) => {
      const { name } = tool;
      const { calls, failures, unanswered = 0, latency } = memory.record(name);
      const notes = [
        ...(marksNew && isNew(tool) ? ['new'] : []),
        ...(failures > 0 && failures * 2 >= calls ? [`${failures} of ${calls} calls failed`] : []),
        ...(unanswered > 1 ? [`no answer to the last ${unanswered} calls`] : []),
        ...(latency === 'fast' ? [] : [latency]),
      ];
      return `- ${name}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
    });
  return `Propose uses of these tools only:\n${lines.join('\n') || '(none)'}`;
}

const wire = wireObject({
  // First, so that what is proposed has been thought about.
  reason: z.string(),
  proposals: z.array(
    wireObject({ id: z.string(), instruction: z.string(), tools: z.array(z.string()), call: wireCall }),
  ),
});

/**
 * The proposals. Where some can be carried out and others cannot, those come back as `dropped`, with the reason: to ask
 * again would cost more than they are worth.
 */
export function answerPropose({
  pool,
  workflow,
}: StageIO['propose']['in']): z.ZodType<StageIO['propose']['out']> {
  return wire.transform(
    reading(({ proposals, reason }) => {
      if (proposals.length === 0 && workflow.chains.length > 0) return { enough: reason };
      const misfits: Misfit[] = [];
      const read = proposals.map((proposal, index): Proposal => {
        try {
          return readProposal(proposal, pool, ['proposals', index]);
        } catch (error) {
          if (!(error instanceof Misfit)) throw error;
          misfits.push(error);
          const { id, instruction, tools, call } = proposal;
          return { id, instruction, tools, call: { tool: call.tool, arguments: {} }, dropped: error.message };
        }
      });
      if (misfits[0] !== undefined && misfits.length === read.length) throw misfits[0];
      return read;
    }),
  );
}

function readProposal(
  { id, instruction, tools, call }: z.output<typeof wire>['proposals'][number],
  pool: readonly Tool[],
  path: readonly (string | number)[],
): Proposal {
  const first = readTool(call.tool, pool, 'the pool', [...path, 'call', 'tool']);
  const args = readArguments(call.arguments, [...path, 'call', 'arguments']);
  if (tools.length > 0 && !tools.includes(first))
    throw new Misfit(
      [...path, 'call', 'tool'],
      `call is to ${first}, which is none of the proposal's tools: ${tools.join(', ')}. Call the first of them.`,
    );
  // The call that is made first is of the first tool, whatever the list says.
  const plan = [...new Set([first, ...tools])];
  for (const tool of plan) readTool(tool, pool, 'the pool', [...path, 'tools']);
  if (plan.length > mostTools)
    throw new Misfit(
      [...path, 'tools'],
      `A proposal has at most ${mostTools} tools; this one has ${plan.length}.`,
    );
  return { id, instruction, tools: plan, call: { tool: first, arguments: args } };
}
