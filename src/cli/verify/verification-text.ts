// What came of verifying a run.

import { count, counted, duration } from '../../text/quantities.ts';
import { bar, fitted } from '../rendering/bar.ts';
import { renderTable } from '../rendering/table.ts';
import type { Paint, Screen } from '../terminal/terminal.ts';

/** A sample that no longer passes, and the checks that say so. */
export interface FailedSample {
  readonly id: string;
  readonly query: string;
  readonly failed: readonly { readonly check: string; readonly detail: string }[];
}

/** What `verify --json` prints. */
export interface Verification {
  readonly run: string;
  readonly samples: number;
  readonly passed: number;
  readonly failed: number;
  readonly elapsedMs: number;
  readonly failures: readonly FailedSample[];
}

export function verificationLine({ samples, failed }: Verification, expected: number): string {
  return `${count(samples)} of ${counted(expected, 'sample')} verified, ${failed} failed`;
}

export function verificationBlock(
  verification: Verification,
  expected: number,
  width: number,
  paint: Paint,
): string {
  const { samples, failed } = verification;
  const failures = failed === 0 ? '' : paint('red', ` · ${failed} failed`);
  const done = bar(samples, expected, width, paint);
  return fitted([`${done} ${count(samples)}/${count(expected)} verified${failures}`], width);
}

export function renderVerification(
  verification: Verification,
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  const { run, samples, passed, failed, failures, elapsedMs } = verification;
  if (samples === 0) return `${run} has no samples: there is nothing to verify.`;
  const verdict =
    failed === 0
      ? `${screen.paint('green', '✓')} All of ${counted(samples, 'sample')} passed again`
      : `${screen.paint('red', '✗')} ${count(failed)} of ${counted(samples, 'sample')} failed, ${count(passed)} passed`;
  const closing = `${verdict} (${duration(elapsedMs)}).`;
  if (failed === 0) return closing;
  const rows = failures.flatMap((sample) =>
    sample.failed.map(({ check, detail }, index) => [index === 0 ? sample.id : '', check, detail]),
  );
  const table = renderTable(
    [{ title: 'sample' }, { title: 'check' }, { title: 'why', flexible: true }],
    rows,
    screen,
  );
  return `${table}\n\n${closing}`;
}
