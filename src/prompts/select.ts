// Stage `select`: which report's steps the workflow takes in, and what the next proposals should do better.
//
// Sections of the prompt: ## Steps so far, ## Chains, ## Reports (### p1 succeeded, #### call_1 server__tool kept),
// ## Task. Failed reports are shown too: what failed says what to propose next.
import { z } from 'zod';
import { bindArguments } from '../grounding/bind.ts';
import type { Gradient, Report } from '../model/feedback.ts';
import type { Message, StageIO } from '../model/seams.ts';
import type { Attempt, Tool } from '../model/tool.ts';
import { type Step, stepBindings, stepsOf } from '../model/workflow.ts';
import { clip, oneLine } from '../text/clip.ts';
import { plainOrQuoted } from './fence.ts';
import { marks, rulesText } from './rules.ts';
import { attemptText, critiqueLines, faultOf, section, stepsSection } from './show-steps.ts';
import {
  Misfit,
  messages,
  readCritiques,
  reading,
  textOrNull,
  wireObject,
  wireToolCritique,
} from './wire.ts';

/** Characters of a step's result: what the steps are about has to be seen, not every value in them. */
const stepBudget = 500;
/** Characters of a call's result: whether it holds something worth telling. */
const callBudget = 900;
const mostCritiques = 6;

const rules = rulesText(
  'From tool calls that work a workflow grows, step by step; at the end somebody writes the request of one person that it answers. You are shown the steps so far and reports of what was tried next. Choose the one report whose steps the workflow takes in, or none, and say what the next tries should do better.',
  marks,
  [
    'Prefer, the most important first:',
    // What is chosen cannot be taken back, and every step that serves nothing makes the sample fail.
    '1. A report whose results hold something that a person would want to know or have done. An empty, trivial or unrelated result is worth nothing.',
    '2. One that goes on from the steps so far: "takes" says which values come from which step.',
    '3. One that fits the same person and purpose as the steps so far, so that a single natural request covers all of it.',
    '4. One that adds something new: another tool, another kind of fact. No repetition of what a step has found, no detour.',
    '5. One that reads, unless the change is just what the person would ask for.',
  ],
  [
    `Your answer
- kind "append": the steps go to a chain that is there, chainId. For a report that takes values from a chain or continues its subject.
- kind "new": they begin a chain of their own, chainId null. Only where a person would ask for both in one breath.
- kind "none": nothing is taken in, proposalId and chainId null. Better none than a step that serves nothing.
- proposalId: the id of the report. Only one that succeeded can be taken in.
- reason: one or two sentences.`,
    // Critiques reach the next proposals and later drafts: they must say what to do, and where.
    '- critiques: what the next tries should do otherwise, each in one sentence that says what to do; tool is the tool it concerns; path is the JSON Pointer of the argument ("/limit"), null where it concerns none. Of failures, say what would have worked. None where there is nothing to add to the errors themselves.',
  ],
  'Answer with one JSON object.',
);

export function promptSelect({ workflow, reports, tools }: StageIO['select']['in']): readonly Message[] {
  const steps = stepsOf(workflow);
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const chains = workflow.chains.map(
    (chain) => `- ${chain.id}: ${chain.steps.map(({ id }) => id).join(', ')}`,
  );
  return messages(rules, [
    stepsSection(workflow, stepBudget),
    section('## Chains', chains.join('\n') || '(none yet)'),
    section('## Reports', reports.map((report) => reportText(report, steps, byName)).join('\n') || '(none)'),
    section('## Task', 'Choose one report that succeeded, or none.'),
  ]);
}

function reportText(report: Report, steps: readonly Step[], tools: ReadonlyMap<string, Tool>): string {
  const { proposal, attempts, kept, succeeded, critiques } = report;
  const calls = attempts.map((attempt, index) => {
    const isKept = kept.includes(attempt);
    const taken = isKept ? takenFrom(attempt, steps, tools) : [];
    return [
      `#### call_${index + 1} ${attempt.call.tool}${isKept ? ' kept' : ''}`,
      ...(taken.length === 0 ? [] : [`takes: ${taken.join(', ')}`]),
      // What would be kept has no fault; that has been found out already.
      attemptText(attempt, isKept ? undefined : faultOf(attempt, [...tools.values()]), callBudget),
    ].join('\n');
  });
  const lines = critiqueLines(critiques, mostCritiques);
  return [
    `### ${oneLine(proposal.id)} ${succeeded ? 'succeeded' : 'failed'}`,
    `instruction: ${clip(oneLine(proposal.instruction), 400)}`,
    ...calls,
    ...(lines.length === 0 ? [] : ['critiques:', ...lines]),
  ].join('\n');
}

/** Which arguments of a call would be bound to which step, as the workflow will bind them. */
function takenFrom({ call }: Attempt, steps: readonly Step[], tools: ReadonlyMap<string, Tool>): string[] {
  const tool = tools.get(call.tool);
  if (tool === undefined || steps.length === 0) return [];
  const bindings = bindArguments(call, tool, steps, tools);
  return [
    ...new Set(stepBindings({ bindings }).map(({ path, step }) => `${plainOrQuoted(path)} from ${step}`)),
  ];
}

const wire = wireObject({
  kind: z.enum(['append', 'new', 'none']),
  proposalId: textOrNull,
  chainId: textOrNull,
  reason: z.string(),
  critiques: z.array(wireToolCritique),
});

/** The gradient. Ids that its kind has no use for become null; one that names nothing is a misfit. */
export function answerSelect({ workflow, reports, tools }: StageIO['select']['in']): z.ZodType<Gradient> {
  const known = [...tools, ...reports.flatMap(({ proposal }) => proposal.tools.map((name) => ({ name })))];
  const chains = workflow.chains.map(({ id }) => id);
  return wire.transform(
    reading(({ kind, proposalId, chainId, reason, critiques: said }): Gradient => {
      const critiques = readCritiques(said, known);
      if (kind === 'none') return { kind, proposalId: null, chainId: null, reason, critiques };
      const report = reportOf(proposalId, reports);
      // With no chain there is nothing to append to: what is meant is clear.
      if (kind === 'new' || chains.length === 0)
        return { kind: 'new', proposalId: report.proposal.id, chainId: null, reason, critiques };
      const chain = chainId ?? (chains.length === 1 ? (chains[0] as string) : null);
      if (chain === null || !chains.includes(chain))
        throw new Misfit(
          ['chainId'],
          `chainId ${chain} is none of the workflow's chains: ${chains.join(', ')}.`,
        );
      return { kind, proposalId: report.proposal.id, chainId: chain, reason, critiques };
    }),
  );
}

function reportOf(id: string | null, reports: readonly Report[]): Report {
  const report = reports.find(({ proposal }) => proposal.id === id);
  const ids = (some: readonly Report[]) => some.map(({ proposal }) => proposal.id).join(', ');
  if (report === undefined)
    throw new Misfit(['proposalId'], `proposalId ${id} is none of the reports: ${ids(reports)}.`);
  if (report.succeeded) return report;
  const good = reports.filter(({ succeeded }) => succeeded);
  throw new Misfit(
    ['proposalId'],
    `${id} failed and leaves nothing to take in; choose ${good.length === 0 ? '' : `one that succeeded (${ids(good)}) or `}kind "none" with proposalId null.`,
  );
}
