// The status of a run, for tools and resources.
import { z } from 'zod';
import type { RunManifest } from '../../runs/manifest.ts';
import { inAgentWords } from '../agent-words.ts';

export const runReport = z.object({
  run: z.string(),
  status: z
    .enum(['starting', 'running', 'done', 'short', 'limit', 'interrupted', 'failed'])
    .describe(
      'short: too many drafts were rejected; limit: a spending limit was reached; interrupted: can be resumed',
    ),
  model: z.string(),
  requested: z.number().int().describe('Samples asked for'),
  accepted: z.number().int().describe('Samples that passed every check'),
  rejected: z.number().int().describe('Drafts that failed a check'),
  elapsedMs: z.number(),
  updatedAt: z.string(),
  activity: z.string().optional().describe('What is happening right now'),
  error: z.string().optional().describe('Why it failed, or which limit it reached'),
  notices: z.array(z.string()).describe('Notices for users of the data'),
});
export type RunReport = z.output<typeof runReport>;

/** For a run on disk that is not in progress here; one whose status is running was killed, unless another process holds it. */
export function reportOf(
  name: string,
  manifest: RunManifest,
  isElsewhere: boolean,
  redact: (text: string) => string,
): RunReport {
  const { status, model, spec, counts, updatedAt, notices } = manifest;
  return {
    run: name,
    status: status === 'running' && !isElsewhere ? 'interrupted' : status,
    model,
    requested: spec.samples,
    accepted: counts.accepted,
    rejected: counts.rejected,
    elapsedMs: counts.elapsedMs,
    updatedAt,
    ...(status === 'running' && isElsewhere ? { activity: 'another process is writing it' } : {}),
    notices: notices.map((notice) => inAgentWords(redact(notice))),
  };
}

/** One line. */
export function sentenceOf({
  run,
  status,
  accepted,
  requested,
  rejected,
  activity,
  error,
}: RunReport): string {
  const figures = `${accepted} of ${requested} samples accepted, ${rejected} drafts rejected`;
  const more = error ?? activity;
  return `Run ${run}: ${status}, ${figures}${more === undefined ? '' : ` (${more})`}.`;
}

/** What an agent may do next with a run in this status. */
export function nextAfter({ run, status, accepted }: RunReport): string {
  if (status === 'starting' || status === 'running') {
    return `It continues in the background: call get_run with "run": "${run}" later, or cancel_run to stop it.`;
  }
  const look = accepted === 0 ? '' : ` search_samples with "run": "${run}" shows the samples.`;
  if (status === 'done') {
    return `${look.trim()} export_run with "run": "${run}" writes a dataset to train on.`.trim();
  }
  const resume = `generate_samples with "run": "${run}" continues it.`;
  if (status === 'short') return `get_run shows why drafts were rejected.${look}`;
  return `${resume}${look}`;
}
