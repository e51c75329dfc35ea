// Whether a stored sample was verified, without asking any server again.
import type { Sample } from '../../model/sample.ts';
import { openVouchers } from '../../model/workflow.ts';

/**
 * Why a sample does not verify, as a phrase, or undefined if it does: each check of its run must have left a
 * verdict, none of them `failed`, at least one must have passed, and a reader must have vouched for what code cannot trace.
 */
export function whyUnverified(
  { verdicts, chains }: Pick<Sample, 'verdicts' | 'chains'>,
  checks: readonly string[],
): string | undefined {
  const failed = verdicts.find(({ status }) => status === 'failed');
  if (failed !== undefined) {
    const detail = failed.detail?.trim().replace(/[.!]$/, '');
    return `the check ${failed.check} failed${detail === undefined || detail === '' ? '' : `: ${detail}`}`;
  }
  const missing = checks.find((check) => !verdicts.some((verdict) => verdict.check === check));
  if (missing !== undefined) return `the check ${missing} has no verdict`;
  if (!verdicts.some(({ status }) => status === 'passed')) return 'it has passed no check';
  const [open] = openVouchers({ chains });
  return open === undefined ? undefined : `no reader has vouched for ${open} yet`;
}
