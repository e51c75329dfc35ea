// Whether a stored sample was verified, without asking any server again.
import type { Sample } from '../../model/sample.ts';

/**
 * Why a sample does not verify, as a phrase, or undefined if it does: each check of its run must have left a
 * verdict, none of them `failed`, and at least one must have passed.
 */
export function whyUnverified(
  { verdicts }: Pick<Sample, 'verdicts'>,
  checks: readonly string[],
): string | undefined {
  const failed = verdicts.find(({ status }) => status === 'failed');
  if (failed !== undefined) {
    const detail = failed.detail?.trim().replace(/[.!]$/, '');
    return `the check ${failed.check} failed${detail === undefined || detail === '' ? '' : `: ${detail}`}`;
  }
  const missing = checks.find((check) => !verdicts.some((verdict) => verdict.check === check));
  if (missing !== undefined) return `the check ${missing} has no verdict`;
  return verdicts.some(({ status }) => status === 'passed') ? undefined : 'it has passed no check';
}
