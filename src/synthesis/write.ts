// Writing the query and the response of a settled workflow, and again where a check objects.

import type { Wording } from '../model/claim.ts';
import type { Critique } from '../model/feedback.ts';
import type { MemoryView } from '../model/learned.ts';
import { mostWritings } from '../model/loop-limits.ts';
import type { Draft, Verdict } from '../model/sample.ts';
import type { Check, CheckContext } from '../model/seams.ts';
import { mayWrite, type Tool } from '../model/tool.ts';
import { type Step, stepsOf, type Workflow } from '../model/workflow.ts';
import { unneededSteps } from '../proofs/unneeded-steps.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';
import { draftOfWording } from './draft-of-wording.ts';
import { prune, withoutSteps } from './prune.ts';
import { runChecks } from './run-checks.ts';
import { type Settled, settlePart } from './settle.ts';

export interface Written {
  readonly draft: Draft;
  readonly verdicts: readonly Verdict[];
  /** As of the execution that the draft holds. */
  readonly latencyMs: Settled['latencyMs'];
}

/** Who words a settled workflow. */
export interface Author {
  /** Set where the query stands: only the response can be worded anew. */
  readonly query?: string;
  word(
    workflow: Workflow,
    critiques: readonly Critique[],
    previous: { readonly query: string; readonly response: string } | undefined,
  ): Promise<{ readonly output: Wording } | { readonly output?: never; readonly failure: string }>;
}

/** Writes the query and the response. */
export function writer(deps: DraftDeps, memory?: MemoryView): Author {
  return {
    word: async (workflow, critiques, previous) =>
      await ask(deps, 'write', {
        workflow,
        tools: toolsOf(deps, workflow),
        critiques,
        ...(previous !== undefined && { previous }),
        ...(memory !== undefined && { memory }),
      }),
  };
}

/** Writes the response to a query. */
export function responder(deps: DraftDeps, query: string): Author {
  return {
    query,
    async word(workflow, critiques, previous) {
      const tools = toolsOf(deps, workflow);
      const given = { query, workflow, tools, critiques, ...(previous !== undefined && { previous }) };
      const answered = await ask(deps, 'respond', given);
      return answered.output === undefined ? answered : { output: { query, ...answered.output } };
    },
  };
}

/** The draft with its verdicts: the first wording that passes every check, or the last one; a failure where nothing could be written. */
export async function writeAndCheck(
  deps: DraftDeps,
  settled: Settled,
  checks: readonly Check[],
  context: CheckContext,
  author: Author = writer(deps),
): Promise<Written | { readonly failure: string }> {
  const aboutChains = new Set(
    checks.filter(({ objectsTo }) => objectsTo === 'chain').map(({ name }) => name),
  );
  const aboutQuery = new Set(checks.filter(isAboutQuery).map(({ name }) => name));
  let critiques: readonly Critique[] = [];
  let last: Written | undefined;
  let base = settled;
  let spareBefore: readonly string[] = [];
  for (let writing = 1; ; writing++) {
    const answered = await author.word(base.workflow, critiques, last && wordingOf(last));
    if (answered.output === undefined) return last ?? { failure: answered.failure };
    const { wording, workflow } = prune(base.workflow, answered.output);
    // Without the others, a step that writes may answer otherwise: what is recorded is an execution of its own.
    const alone =
      workflow === base.workflow ? base : await settlePart(deps, base, workflow, `settling/${writing}`);
    if (alone.settlement.status === 'failed') return last ?? { failure: alone.settlement.detail };
    const { calendar } = deps;
    const tools = toolsOf(deps, workflow);
    const dropped = wording.condition && droppedChange(deps, settled.workflow, workflow);
    const written = draftOfWording({
      wording,
      ...alone,
      tools: dropped === undefined ? tools : [...tools, dropped],
      calendar,
      ...(dropped && { dropped: dropped.name }),
    });
    const { draft, verdicts } = await runChecks(checks, written, context);
    last = { draft, verdicts, latencyMs: alone.latencyMs };
    const failed = verdicts.filter(({ status }) => status === 'failed');
    const objections = failed.flatMap((verdict) => verdict.critiques ?? []);
    const isFixed = (check: string) =>
      aboutChains.has(check) || (author.query !== undefined && aboutQuery.has(check));
    const hopeless = objections.length === 0 || failed.some(({ check }) => isFixed(check));
    if (failed.length === 0 || hopeless || writing >= mostWritings) return last;
    // The earlier wording comes along: what it no longer has need not be said again.
    critiques = objections;
    // Claims name the steps that they need; where none come along, what two wordings do without falls out.
    const isSpare = wording.claims === undefined && failed.some(({ check }) => check === necessary);
    const spare = isSpare ? unneededSteps(draft) : [];
    const unused = spare.filter(({ id }) => spareBefore.includes(id));
    spareBefore = spare.map(({ id }) => id);
    const fewer = await settleWithout(deps, base, unused, writing);
    if (fewer === undefined) continue;
    const others = failed.filter(({ check }) => check !== necessary);
    critiques = [...others.flatMap((verdict) => verdict.critiques ?? []), ...unused.map(leftOut)];
    base = fewer;
    spareBefore = [];
  }
}

const necessary = 'necessary';

/** Whether a check looks at the query and not at the response; what says where values come from can still be given with one. */
function isAboutQuery({ name, objectsTo, needs }: Check): boolean {
  return (
    objectsTo === 'wording' && name !== 'bindings' && needs.includes('query') && !needs.includes('response')
  );
}

/** The workflow without the steps, executed anew; undefined where none is to go, all would, or the rest fails alone. */
async function settleWithout(
  deps: DraftDeps,
  whole: Settled,
  steps: readonly Step[],
  writing: number,
): Promise<Settled | undefined> {
  const fewer = withoutSteps(whole.workflow, new Set(steps.map(({ id }) => id)));
  if (fewer === undefined) return undefined;
  const settled = await settlePart(deps, whole, fewer, `settling/${writing}`);
  return settled.settlement.status === 'failed' ? undefined : settled;
}

function leftOut({ name }: Step): Critique {
  const message =
    'The answer did without this call, so it was left out: ask for nothing that only it could find.';
  return { tool: name, path: null, message };
}

/** The tool of a change that was tried and is not made in the end; undefined where the workflow calls it all the same. */
function droppedChange(deps: DraftDeps, tried: Workflow, made: Workflow): Tool | undefined {
  const called = new Set(stepsOf(made).map(({ name }) => name));
  return toolsOf(deps, tried).find((tool) => mayWrite(tool) && !called.has(tool.name));
}

function toolsOf(deps: DraftDeps, workflow: Workflow): readonly Tool[] {
  return toolsNamed(
    deps,
    stepsOf(workflow).map(({ name }) => name),
  );
}

function wordingOf({ draft: { query, response } }: Written) {
  return { query, response };
}
