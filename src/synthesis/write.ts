// Writing the query and the response of a settled workflow, and again where a check objects.

import { bindToQuery } from '../grounding/bind.ts';
import type { Critique } from '../model/feedback.ts';
import { mostWritings } from '../model/loop-limits.ts';
import type { Draft, Settlement, Verdict } from '../model/sample.ts';
import type { Check, CheckContext } from '../model/seams.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { accountOf } from './account.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';

export interface Written {
  readonly draft: Draft;
  readonly verdicts: readonly Verdict[];
}

/** The draft with its verdicts: the first wording that passes every check, or the last one; a failure where nothing could be written. */
export async function writeAndCheck(
  deps: DraftDeps,
  settled: { readonly workflow: Workflow; readonly settlement: Settlement },
  checks: readonly Check[],
  context: CheckContext,
): Promise<Written | { readonly failure: string }> {
  const tools = toolsNamed(
    deps,
    stepsOf(settled.workflow).map(({ name }) => name),
  );
  const aboutChains = new Set(
    checks.filter(({ objectsTo }) => objectsTo === 'chain').map(({ name }) => name),
  );
  let critiques: readonly Critique[] = [];
  let last: Written | undefined;
  // What follows from the query without being said in it is kept only where somebody can vouch for it.
  const vouch = checks.some(({ name, needs }) => name === 'solve' && needs.includes('model'));
  for (let writing = 1; ; writing++) {
    const answered = await ask(deps, 'write', {
      workflow: settled.workflow,
      tools,
      critiques,
      ...(last !== undefined && { previous: wordingOf(last) }),
    });
    if (answered.output === undefined) return last ?? { failure: answered.failure };
    const { query, response } = answered.output;
    const workflow = bindToQuery(settled.workflow, query, { vouch });
    const account = accountOf(deps.calendar, workflow, answered.output);
    const draft: Draft = { ...account, query, response, workflow, tools, settlement: settled.settlement };
    const verdicts = await runChecks(checks, draft, context);
    last = { draft, verdicts };
    const failed = verdicts.filter(({ status }) => status === 'failed');
    const objections = failed.flatMap((verdict) => verdict.critiques ?? []);
    const hopeless = objections.length === 0 || failed.some(({ check }) => aboutChains.has(check));
    if (failed.length === 0 || hopeless || writing >= mostWritings) return last;
    critiques = [...critiques, ...objections];
  }
}

function wordingOf({ draft: { query, response } }: Written) {
  return { query, response };
}

/**
 * A verdict of each check, in their order, but of those that need other samples. A model is asked only about a draft that
 * passes everything else.
 */
async function runChecks(
  checks: readonly Check[],
  draft: Draft,
  context: CheckContext,
): Promise<readonly Verdict[]> {
  const verdicts = new Map<Check, Verdict>();
  const now = checks.filter(({ needs }) => !needs.includes('other samples'));
  for (const check of now.filter(({ needs }) => !needs.includes('model')))
    verdicts.set(check, await check.run(draft, context));
  for (const check of now.filter(({ needs }) => needs.includes('model'))) {
    const failed = [...verdicts.values()].find(({ status }) => status === 'failed');
    const detail = `${failed?.check} failed before it was asked`;
    verdicts.set(
      check,
      failed === undefined
        ? await check.run(draft, context)
        : { check: check.name, status: 'skipped', detail },
    );
  }
  return checks.flatMap((check) => verdicts.get(check) ?? []);
}
