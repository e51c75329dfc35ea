// Which checks were skipped, in words, so that nothing that was not judged is said to have passed.
import { listed } from './listed.ts';

interface Judged {
  readonly check: string;
  readonly status: string;
}

/**
 * The checks that judged nothing. `injection` is not among them: it always looks, and is skipped where it found something
 * and was not chosen to reject.
 */
export function skippedChecks(verdicts: readonly Judged[]): readonly string[] {
  return verdicts
    .filter(({ check, status }) => status === 'skipped' && check !== 'injection')
    .map(({ check }) => check);
}

/** `solve and replay were skipped`; undefined for none. */
export function saySkipped(checks: readonly string[]): string | undefined {
  if (checks.length === 0) return undefined;
  return `${listed(checks)} ${checks.length === 1 ? 'was' : 'were'} skipped`;
}

/** `passed`, or `passed; solve and replay were skipped`. */
export function sayPassed(verdicts: readonly Judged[]): string {
  const skipped = saySkipped(skippedChecks(verdicts));
  return skipped === undefined ? 'passed' : `passed; ${skipped}`;
}
