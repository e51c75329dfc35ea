// Storing a chain that an agent has brought and that passed: a sample of its run, as if it had been driven.

import { isAccepted } from '../../model/figures.ts';
import type { Sample, Verdict } from '../../model/sample.ts';
import type { CallDeps } from '../../synthesis/deps.ts';
import { draftEntry } from '../../synthesis/draft-entry.ts';
import { Lessons } from '../../synthesis/learn.ts';
import type { Made } from '../../synthesis/make-draft.ts';
import { steadyNow } from '../../timing/clock.ts';
import { programVersion } from '../../version.ts';
import { type AgentRun, agentModel } from '../registry/agent-run.ts';
import type { OpenTools } from '../tool-sources.ts';
import type { Checked } from './check-brought.ts';

/** What became of it: the sample, or the verdict of a check against the samples that the run has. */
export type Stored = { readonly sample: Sample } | { readonly objection: Verdict };

/** Stores a chain that no check has objected to. Only what is told from the run's samples is kept. */
export async function storeBrought(
  run: AgentRun,
  tools: OpenTools,
  deps: CallDeps,
  { draft, verdicts, latencyMs }: Checked,
): Promise<Stored> {
  const made = madeOf(deps, { draft, verdicts, latencyMs });
  const { today, timeZone } = draft;
  let objection: Verdict | undefined;
  const sample = await run.commit(
    tools,
    async ({ id, accepted }) => {
      const entry = await draftEntry(made, {
        id,
        seed: 0,
        model: agentModel,
        version: programVersion(),
        createdAt: steadyNow(),
        calendar: { today, timeZone },
        secrets: tools.secrets,
        checks: tools.checks,
        signal: deps.signal,
        accepted,
      });
      if (isAccepted(entry)) return entry;
      objection = entry.verdicts.find(({ status }) => status === 'failed') ?? {
        check: 'novel',
        status: 'failed',
        detail: entry.reason,
      };
      return undefined;
    },
    deps.signal,
  );
  if (sample !== undefined) return { sample };
  return { objection: objection ?? { check: 'novel', status: 'failed' } };
}

function madeOf({ catalog, tally }: CallDeps, { draft, verdicts, latencyMs }: Checked): Made {
  const lessons = new Lessons();
  lessons.addKept(draft.workflow);
  const { toolCalls, failedToolCalls, spent, stages } = tally;
  return {
    draft,
    verdicts,
    catalog,
    workflow: draft.workflow,
    learned: lessons.toLearned(),
    trace: {
      iterations: 0,
      proposals: 0,
      toolCalls,
      failedToolCalls,
      modelCalls: spent.calls,
      latencyMs,
      usage: spent.usage,
      costUsd: spent.costUsd,
      stages: { ...stages },
      gradients: [],
    },
  };
}
