// Writing the query and the response of a settled workflow, and again where a check objects.

import type { Critique } from '../model/feedback.ts';
import { mostWritings } from '../model/loop-limits.ts';
import type { Draft, Verdict } from '../model/sample.ts';
import type { Check, CheckContext } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';
import { draftOfWording } from './draft-of-wording.ts';
import { prune } from './prune.ts';
import { type Settled, settle } from './settle.ts';

export interface Written {
  readonly draft: Draft;
  readonly verdicts: readonly Verdict[];
  /** As of the execution that the draft holds. */
  readonly latencyMs: Settled['latencyMs'];
}

/** The draft with its verdicts: the first wording that passes every check, or the last one; a failure where nothing could be written. */
export async function writeAndCheck(
  deps: DraftDeps,
  settled: Settled,
  checks: readonly Check[],
  context: CheckContext,
): Promise<Written | { readonly failure: string }> {
  const tools = toolsOf(deps, settled.workflow);
  const aboutChains = new Set(
    checks.filter(({ objectsTo }) => objectsTo === 'chain').map(({ name }) => name),
  );
  let critiques: readonly Critique[] = [];
  let last: Written | undefined;
  for (let writing = 1; ; writing++) {
    const answered = await ask(deps, 'write', {
      workflow: settled.workflow,
      tools,
      critiques,
      ...(last !== undefined && { previous: wordingOf(last) }),
    });
    if (answered.output === undefined) return last ?? { failure: answered.failure };
    const { wording, workflow } = prune(settled.workflow, answered.output);
    // Without the others, a step may answer otherwise: what is recorded is an execution of its own.
    const alone =
      workflow === settled.workflow ? settled : await settle(deps, workflow, `settling/${writing}`);
    if (alone.settlement.status === 'failed') return last ?? { failure: alone.settlement.detail };
    const { calendar } = deps;
    const draft = draftOfWording({ wording, ...alone, tools: toolsOf(deps, workflow), calendar });
    const verdicts = await runChecks(checks, draft, context);
    last = { draft, verdicts, latencyMs: alone.latencyMs };
    const failed = verdicts.filter(({ status }) => status === 'failed');
    const objections = failed.flatMap((verdict) => verdict.critiques ?? []);
    const hopeless = objections.length === 0 || failed.some(({ check }) => aboutChains.has(check));
    if (failed.length === 0 || hopeless || writing >= mostWritings) return last;
    // The earlier wording comes along: what it no longer has need not be said again.
    critiques = objections;
  }
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
