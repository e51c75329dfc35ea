// A line of a run as a row of the list. What is written there is only looked at, not checked: opening a draft does that.
import type { RejectedDraft, Sample } from '../model/sample.ts';
import { depthOf, openVouchers, stepsOf } from '../model/workflow.ts';
import { cutAt } from '../text/clip.ts';
import type { Row } from './told.ts';

/** Characters of a query or a response in the list; the search finds words in them. */
const longestShown = 600;

/** The row of a draft. Throws where the line has another shape. */
export function rowOf(entry: Sample | RejectedDraft): Row {
  const steps = stepsOf(entry);
  const { verdicts, trace } = entry;
  const named = (status: string) =>
    verdicts.filter((each) => each.status === status).map(({ check }) => check);
  const { usage } = trace;
  return {
    id: String(entry.id),
    accepted: entry.schema === 'toolgrad.sample/2',
    query: cutAt(String(entry.query), longestShown),
    response: cutAt(String(entry.response), longestShown),
    forms: entry.form,
    tools: [...new Set(steps.map(({ name }) => name))],
    calls: steps.length,
    depth: depthOf(entry),
    failed: named('failed'),
    skipped: named('skipped'),
    unvouched: openVouchers(entry).length > 0,
    latencyMs: Object.values(trace.latencyMs).reduce((sum, each) => sum + each, 0),
    tokens: usage.inputTokens + usage.outputTokens,
    failedCalls: trace.failedToolCalls,
    ...(entry.schema === 'toolgrad.rejected/2' && { reason: cutAt(entry.reason, longestShown) }),
  };
}
