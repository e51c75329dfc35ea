// Selecting: the report that adds most to the workflow, or none.
import { bindToQuery } from '../../grounding/bind-to-query.ts';
import { extendWorkflow } from '../../grounding/extend-workflow.ts';
import type { Critique, Gradient, Report } from '../../model/feedback.ts';
import { createRandom } from '../../model/random.ts';
import type { StageIO } from '../../model/seams.ts';
import type { Tool } from '../../model/tool.ts';
import { queryWords, stepsOf, type Workflow } from '../../model/workflow.ts';
import { unneededSteps } from '../../proofs/unneeded-steps.ts';
import { type Judgement, judge, type Objection } from './judge.ts';
import { knownFrom } from './known.ts';
import { longEnough } from './length.ts';
import { compose } from './write/compose.ts';

type Input = StageIO['select']['in'];

/**
 * Prefers a new tool, a dependency, another server; `none` where nothing is added, or the workflow is long enough.
 * The critiques say of each report that worked and was not wanted why it was not.
 */
export function selectSymbolically(input: Input, seed: number): Gradient {
  const random = createRandom(seed);
  const steps = stepsOf(input.workflow);
  const critiques: Critique[] = [];
  const none = (reason: string): Gradient => ({
    kind: 'none',
    proposalId: null,
    chainId: null,
    reason,
    critiques,
  });
  const known = knownFrom(input.workflow, input.tools, random);
  const tools = new Map(input.tools.map((tool) => [tool.name, tool]));
  const judgements: Judgement[] = [];
  for (const report of input.reports) {
    const judged = judge(report, known, tools);
    if (judged === undefined) continue;
    if (isObjection(judged)) critiques.push({ tool: judged.tool, path: null, message: judged.message });
    else judgements.push(judged);
  }
  judgements.sort((a, b) => b.score - a.score || a.report.proposal.id.localeCompare(b.report.proposal.id));
  const best = judgements.find(({ report }) => {
    const critique = unsayable(report, input, tools, seed);
    if (critique !== undefined) critiques.push(critique);
    return critique === undefined;
  });
  if (best === undefined) return none('No report adds anything that could be told.');
  if (steps.length + best.report.kept.length > longEnough + 1)
    return none('The workflow would become too long.');
  const { proposal, kept } = best.report;
  const chosen = { proposalId: proposal.id, reason: best.reason, critiques } as const;
  const home = homeOf(input.workflow, extendWorkflow(input.workflow, kept, null, tools));
  return home === undefined
    ? { ...chosen, kind: 'new', chainId: null }
    : { ...chosen, kind: 'append', chainId: home };
}

function isObjection(judged: Judgement | Objection): judged is Objection {
  return 'message' in judged;
}

/** The chain that steps join because of what they take from it, or undefined where they begin one of their own. */
function homeOf(before: Workflow, after: Workflow | undefined): string | undefined {
  const sizes = new Map(before.chains.map(({ id, steps }) => [id, steps.length]));
  return after?.chains.find(({ id, steps }) => steps.length > (sizes.get(id) ?? steps.length))?.id;
}

/** Words of the longest sentence that a selected step may lead to: some less than the `query` check allows. */
const longestSentence = 31;

/** Why the workflow with the report's steps cannot be asked for as a person would, or undefined where it can. */
function unsayable(
  report: Report,
  input: Input,
  tools: ReadonlyMap<string, Tool>,
  seed: number,
): Critique | undefined {
  const last = report.proposal.tools.at(-1) ?? null;
  const objection = (message: string, tool = last): Critique => ({ tool, path: null, message });
  const extended = extendWorkflow(input.workflow, report.kept, null, tools);
  if (extended === undefined) return objection('It would begin a chain too many.');
  const { query, response } = compose(extended, input.tools, createRandom(seed));
  const words = query.split(/[.?!](?:\s|$)/).map((sentence) => sentence.split(/\s+/).length);
  if (words.some((count) => count > longestSentence))
    return objection('To ask for it takes too long a sentence.');
  // A field that is called by a preposition has no name to be spoken of.
  if (/\b(?:the|'s) (?:from|to|of|by|in)\b/.test(query))
    return objection('What it is about has no name to be spoken of.');
  const bindings = stepsOf(bindToQuery(extended, { query, today: input.today, tools: input.tools })).flatMap(
    (step) => step.bindings,
  );
  const isUnsaid = bindings.some((binding) => queryWords(binding) === '');
  if (isUnsaid) return objection('What its arguments need is not said when it is asked for.');
  // What nothing is taken from would be rejected with all the others in the end.
  const [useless] = unneededSteps({
    workflow: extended,
    tools: input.tools,
    query,
    response,
    exchanges: [],
    setup: [],
  });
  return useless === undefined
    ? undefined
    : objection('Its result holds nothing that an answer could tell.', useless.name);
}
