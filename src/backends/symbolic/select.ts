// Selecting: the report that adds most to the workflow, or none.

import { bindToQuery } from '../../core/bind.ts';
import { resultValues } from '../../core/bindings.ts';
import { entitiesIn } from '../../core/entities.ts';
import { extendWorkflow } from '../../core/extend-workflow.ts';
import type { Gradient, Report } from '../../core/feedback.ts';
import { canonical } from '../../core/json.ts';
import { scalarsIn } from '../../core/pointer.ts';
import { createRandom } from '../../core/random.ts';
import type { StageIO } from '../../core/seams.ts';
import { mayWrite, type Tool, type ToolResult } from '../../core/tool.ts';
import { stepsOf, type Workflow } from '../../core/workflow.ts';
import { type Known, knownFrom, lower } from './known.ts';
import { compose } from './write/compose.ts';
import { type Telling, tell } from './write/tell.ts';

/** Steps after which a workflow is long enough. */
const enough = 7;

interface Judged {
  readonly report: Report;
  readonly score: number;
  readonly reason: string;
}

/** Prefers a new tool, a dependency, another server; `none` where nothing is added, or the workflow is long enough. */
export function selectSymbolically(input: StageIO['select']['in'], seed: number): Gradient {
  const random = createRandom(seed);
  const steps = stepsOf(input.workflow);
  const none = (reason: string): Gradient => ({
    kind: 'none',
    proposalId: null,
    chainId: null,
    reason,
    critiques: [],
  });
  if (steps.length >= enough) return none('The workflow is long enough.');
  const known = knownFrom(input.workflow, input.tools, random);
  const tools = new Map(input.tools.map((tool) => [tool.name, tool]));
  const judged = input.reports.flatMap((report) => judge(report, known, tools) ?? []);
  judged.sort((a, b) => b.score - a.score || a.report.proposal.id.localeCompare(b.report.proposal.id));
  const best = judged.find(({ report }) => canBeSaid(report, input, tools, seed));
  if (best === undefined) return none('No report adds anything that could be told.');
  if (steps.length + best.report.kept.length > enough + 1) return none('The workflow would become too long.');
  // Samples of different lengths: past the fourth step it may end here.
  if (steps.length >= 5 && random.real() < 0.35) return none('The workflow is complete as it is.');
  const { proposal, kept } = best.report;
  const chosen = { proposalId: proposal.id, reason: best.reason, critiques: [] } as const;
  const home = homeOf(input.workflow, extendWorkflow(input.workflow, kept, null, tools));
  return home === undefined
    ? { ...chosen, kind: 'new', chainId: null }
    : { ...chosen, kind: 'append', chainId: home };
}

/** The chain that steps join because of what they take from it, or undefined where they begin one of their own. */
function homeOf(before: Workflow, after: Workflow | undefined): string | undefined {
  const sizes = new Map(before.chains.map(({ id, steps }) => [id, steps.length]));
  return after?.chains.find(({ id, steps }) => steps.length > (sizes.get(id) ?? steps.length))?.id;
}

/** Words of the longest sentence that a selected step may lead to: some less than the `query` check allows. */
const longestSentence = 31;

/** Whether the workflow with the report's steps can still be asked for in sentences that a person would say. */
function canBeSaid(
  report: Report,
  input: StageIO['select']['in'],
  tools: ReadonlyMap<string, Tool>,
  seed: number,
): boolean {
  const extended = extendWorkflow(input.workflow, report.kept, null, tools);
  if (extended === undefined) return false;
  const { query } = compose(extended, input.tools, createRandom(seed));
  if (query.split(/[.?!](?:\s|$)/).some((sentence) => sentence.split(/\s+/).length > longestSentence))
    return false;
  // A field that is called by a preposition has no name to be spoken of.
  if (/\b(?:the|'s) (?:from|to|of|by|in)\b/.test(query)) return false;
  const said = bindToQuery(extended, query);
  return stepsOf(said).every(({ bindings }) =>
    bindings.every(({ source, text }) => source !== 'query' || text !== ''),
  );
}

/** Whether a result lists again what an earlier one has shown: the tickets of a search, the city that one started from. */
function listsWhatIsThere(result: ToolResult, tool: Tool, known: Known): boolean {
  const items = entitiesIn(result, tool.tool).filter(
    ({ place, parent }) => place !== undefined && parent === undefined,
  );
  const names = known.done.flatMap(({ entities }) => entities);
  return items.some((item) =>
    names.some(
      (other) =>
        (item.id !== undefined && item.id.value === other.id?.value) ||
        (item.name !== undefined && other.facts.some(({ value }) => value === item.name?.value)),
    ),
  );
}

/** Whether a list or a text only says again what earlier results have said. */
function repeats(telling: Exclude<Telling, { kind: 'record' }>, shown: ReadonlySet<string>): boolean {
  if (telling.kind === 'list')
    return telling.items.every(({ facts }) => facts.every(({ value }) => shown.has(lower(value))));
  const text = telling.text.toLowerCase();
  return [...shown].some((value) => value.length >= text.length && value.includes(text));
}

function judge(report: Report, known: Known, tools: ReadonlyMap<string, Tool>): Judged | undefined {
  if (!report.succeeded || report.kept.length === 0) return undefined;
  const seen = new Set(known.done.map(({ result }) => canonical(result)));
  const names = new Set(known.done.map(({ name }) => name));
  const servers = new Set(known.done.map(({ server }) => server));
  const shown = new Set(
    known.done.flatMap(({ result }) => resultValues(result).map(({ value }) => lower(value))),
  );
  let score = 0;
  const reasons: string[] = [];
  for (const attempt of report.kept) {
    const tool = tools.get(attempt.call.tool);
    const { result } = attempt.outcome;
    if (tool === undefined || result === undefined || seen.has(canonical(result))) return undefined;
    if (!mayWrite(tool) && listsWhatIsThere(result, tool, known)) return undefined;
    const telling = tell({ tool: tool.tool, arguments: attempt.call.arguments, result });
    // A change is told by what was asked; anything else needs something to tell.
    if (telling === undefined && !mayWrite(tool)) return undefined;
    // What a record repeats of an earlier result is not worth a call.
    if (
      telling?.kind === 'record' &&
      !mayWrite(tool) &&
      !telling.facts.some(({ value }) => !shown.has(lower(value)))
    )
      return undefined;
    if (telling !== undefined && telling.kind !== 'record' && !mayWrite(tool) && repeats(telling, shown))
      return undefined;
    if (!names.has(tool.name)) {
      score += 3;
      reasons.push(`${tool.name} is new`);
    }
    if (!servers.has(tool.server) && known.done.length > 0) {
      score += 2;
      reasons.push(`it brings in ${tool.server}`);
    }
    const carried = [...scalarsIn(attempt.call.arguments)].filter(
      ({ value }) => typeof value === 'string' && shown.has(lower(value)),
    );
    if (carried.length > 0) {
      score += 2;
      reasons.push('it uses what an earlier step found');
    }
    names.add(tool.name);
    servers.add(tool.server);
    for (const { facts } of entitiesIn(result, tool.tool))
      for (const { value } of facts) shown.add(lower(value));
  }
  const reason = reasons.length === 0 ? 'It adds information.' : `${reasons.join('; ')}.`;
  return { report, score, reason };
}
