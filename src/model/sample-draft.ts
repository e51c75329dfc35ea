// A stored sample as the draft that its checks read.
import type { Draft, Sample, Settlement } from './sample.ts';
import type { Tool } from './tool.ts';

/** With its replay as it was recorded, unless it was made again. */
export function draftOfSample(sample: Sample, settlement?: Settlement): Draft {
  const { today, timeZone, form, setup, ordered, exchanges, query, response, chains } = sample;
  const replay = sample.verdicts.find(({ check }) => check === 'replay');
  return {
    today,
    timeZone,
    form,
    setup,
    ordered,
    exchanges,
    query,
    response,
    workflow: { chains },
    tools: sample.tools.map(
      (tool): Tool => ({ ...tool, permission: { callable: true, rule: 'annotated', why: 'recorded' } }),
    ),
    settlement: settlement ?? { status: replay?.status ?? 'skipped', detail: replay?.detail ?? 'stable' },
  };
}
