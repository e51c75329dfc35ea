// Verifying a stored sample: its chain is executed again on a fresh session, and every check is run again.
import type { RunParts } from '../model/run.ts';
import { type Draft, draftIndex, type Sample, type Verdict } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { type CallDeps, newTally } from './deps.ts';
import { settle } from './settle.ts';

export interface VerifyParts extends Pick<RunParts, 'source' | 'secrets' | 'clock'> {
  readonly checks: readonly Check[];
}

/** The verdicts of a stored sample today. A tool that is gone fails `replay`. */
export async function verifySample(
  parts: VerifyParts,
  sample: Sample,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const catalog = await parts.source.catalog(signal);
  const deps: CallDeps = {
    // Sessions go by it: a recording has one of each draft.
    index: draftIndex(sample.id),
    source: parts.source,
    catalog,
    tools: new Map(catalog.tools.map((tool) => [tool.name, tool])),
    tally: newTally(),
    clock: parts.clock,
    onEvent: () => {},
    signal,
  };
  const workflow = { chains: sample.chains };
  const gone = sample.tools.find(({ name }) => !deps.tools.has(name));
  const { settlement } =
    gone === undefined
      ? await settle(deps, workflow)
      : { settlement: { status: 'failed', detail: `${gone.name} is no longer in reach.` } as const };
  const draft: Draft = {
    today: sample.today,
    timeZone: sample.timeZone,
    form: sample.form,
    setup: sample.setup,
    ordered: sample.ordered,
    exchanges: sample.exchanges,
    query: sample.query,
    response: sample.response,
    workflow,
    tools: sample.tools.map((tool): Tool => ({ ...tool, permission: { callable: true, why: 'recorded' } })),
    settlement,
  };
  const verdicts: Verdict[] = [];
  const context = { catalog, secrets: parts.secrets, seed: sample.seed, signal };
  for (const check of parts.checks) verdicts.push(await check.run(draft, context));
  return verdicts;
}
