// Writing the query and the response of a settled workflow, and again where a check objects.

import { bindToQuery } from '../core/bind.ts';
import type { Critique } from '../core/feedback.ts';
import type { Draft, Settlement, Verdict } from '../core/sample.ts';
import type { Check, CheckContext } from '../core/seams.ts';
import { stepsOf, type Workflow } from '../core/workflow.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';

/** How often the query and response are written at the most. */
const mostWritings = 3;

/** Checks whose objections another wording can meet. */
const aboutWords: ReadonlySet<string> = new Set(['bindings', 'query', 'response', 'necessary']);

export interface Written {
  readonly draft: Draft;
  readonly verdicts: readonly Verdict[];
}

/** The draft with its verdicts: the first wording that passes every check, or the last one. */
export async function writeAndCheck(
  deps: DraftDeps,
  settled: { readonly workflow: Workflow; readonly settlement: Settlement },
  checks: readonly Check[],
  context: CheckContext,
): Promise<Written> {
  const tools = toolsNamed(
    deps,
    stepsOf(settled.workflow).map(({ name }) => name),
  );
  let critiques: readonly Critique[] = [];
  for (let writing = 1; ; writing++) {
    const { query, response } = await ask(deps, 'write', { workflow: settled.workflow, tools, critiques });
    const workflow = bindToQuery(settled.workflow, query);
    const draft: Draft = { query, response, workflow, tools, settlement: settled.settlement };
    const verdicts: Verdict[] = [];
    for (const check of checks) verdicts.push(await check.run(draft, context));
    const failed = verdicts.filter(({ status }) => status === 'failed');
    const hopeless = failed.some(({ check }) => !aboutWords.has(check));
    if (failed.length === 0 || hopeless || writing >= mostWritings) return { draft, verdicts };
    critiques = [...critiques, ...failed.flatMap((verdict) => verdict.critiques ?? [])];
  }
}
