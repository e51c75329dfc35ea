// What came of verifying a run.
import type { VerifiedSample } from '../../synthesis/verify.ts';
import { count, counted, duration } from '../../text/quantities.ts';
import { saySkipped, skippedChecks } from '../../text/say-skipped.ts';
import { bar, fitted } from '../rendering/bar.ts';
import { renderTable } from '../rendering/table.ts';
import type { Paint, Screen } from '../terminal/terminal.ts';

/** A sample that no longer passes, and the checks that say so. */
export interface FailedSample {
  readonly id: string;
  readonly query: string;
  readonly failed: readonly { readonly check: string; readonly detail: string }[];
}

/** A check that judged nothing of some samples, and why, of one of them. */
export interface SkippedCheck {
  readonly check: string;
  readonly samples: number;
  readonly why: string;
}

/** What `verify --json` prints. */
export interface Verification {
  readonly run: string;
  readonly samples: number;
  /** Samples whose chain was executed again, or that call nothing, and of which no check failed; what was skipped of them is in `skipped`. */
  readonly passed: number;
  readonly failed: number;
  /** Lines of the run's samples that could not be read. */
  readonly broken: number;
  /** Samples of which no check failed, but whose chain was not executed: their stored results may be anything. */
  readonly notExecuted: number;
  /** Samples whose chain was executed again, to its end or to a failure. */
  readonly repeated: number;
  /** Samples that a model has vouched for now: their lines in the run say so. */
  readonly vouched: number;
  readonly elapsedMs: number;
  readonly skipped: readonly SkippedCheck[];
  readonly failures: readonly FailedSample[];
}

export function nothingVerified(run: string): Verification {
  const none = { samples: 0, passed: 0, failed: 0, broken: 0, notExecuted: 0, repeated: 0 };
  return { run, ...none, vouched: 0, elapsedMs: 0, skipped: [], failures: [] };
}

/** The verification with one more sample. */
export function addVerified(verification: Verification, { sample, verdicts }: VerifiedSample): Verification {
  const { samples, passed, failed, notExecuted, repeated, failures } = verification;
  const failing = verdicts.filter(({ status }) => status === 'failed');
  const { id, query } = sample;
  const failure = { id, query, failed: failing.map(({ check, detail = '' }) => ({ check, detail })) };
  const hasFailed = failing.length > 0;
  const isRepeated = verdicts.some(({ check, status }) => check === 'replay' && status !== 'skipped');
  const isExecuted = isRepeated || sample.chains.every(({ steps }) => steps.length === 0);
  return {
    ...verification,
    samples: samples + 1,
    passed: passed + (!hasFailed && isExecuted ? 1 : 0),
    failed: failed + (hasFailed ? 1 : 0),
    notExecuted: notExecuted + (!hasFailed && !isExecuted ? 1 : 0),
    repeated: repeated + (isRepeated ? 1 : 0),
    skipped: skippedChecks(verdicts).reduce(
      (counted, check) =>
        countSkipped(counted, check, verdicts.find((each) => each.check === check)?.detail ?? ''),
      verification.skipped,
    ),
    failures: hasFailed ? [...failures, failure] : failures,
  };
}

function countSkipped(counted: readonly SkippedCheck[], check: string, why: string): readonly SkippedCheck[] {
  if (!counted.some((each) => each.check === check)) return [...counted, { check, samples: 1, why }];
  return counted.map((each) => (each.check === check ? { ...each, samples: each.samples + 1 } : each));
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

/** Whether all is well, and else how much is not. */
function verdictOn(verification: Verification, { paint }: Pick<Screen, 'paint'>): string {
  const { samples, passed, failed, broken, notExecuted } = verification;
  const all = counted(samples, 'sample');
  const unread = broken === 0 ? '' : `${counted(broken, 'line')} could not be read. `;
  const mark =
    failed + broken > 0 ? paint('red', '✗') : notExecuted > 0 ? paint('yellow', '–') : paint('green', '✓');
  const left = notExecuted === 0 ? '' : `, ${count(notExecuted)} not executed`;
  const figures =
    failed > 0
      ? `${count(failed)} of ${all} failed, ${count(passed)} passed${left}`
      : notExecuted > 0
        ? `${count(passed)} of ${all} passed${left}`
        : `All of ${all} passed`;
  return `${mark} ${unread}${figures}${sayRest(verification)}`;
}

export function renderVerification(
  verification: Verification,
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  const { run, samples, broken, vouched, skipped, failures, failed, elapsedMs } = verification;
  if (samples + broken === 0) return `${run} has no samples: there is nothing to verify.`;
  const vouching =
    vouched === 0 ? '' : ` A model has vouched for ${counted(vouched, 'sample')}; the run says so now.`;
  const closing = `${verdictOn(verification, screen)} (${duration(elapsedMs)}).${vouching}`;
  const reasons =
    skipped.length === 0
      ? []
      : [
          renderTable(
            [{ title: 'skipped' }, { title: 'samples', align: 'right' }, { title: 'why', flexible: true }],
            skipped.map(({ check, samples: of, why }) => [check, count(of), why]),
            screen,
          ),
        ];
  if (failed === 0) return [closing, ...reasons].join('\n\n');
  const rows = failures.flatMap((sample) =>
    sample.failed.map(({ check, detail }, index) => [index === 0 ? sample.id : '', check, detail]),
  );
  const table = renderTable(
    [{ title: 'sample' }, { title: 'check' }, { title: 'why', flexible: true }],
    rows,
    screen,
  );
  return [table, closing, ...reasons].join('\n\n');
}

/** ` again`, or what was skipped: nothing that was not executed anew has passed again. */
function sayRest({ samples, failed, repeated, skipped }: Verification): string {
  const ofAll = saySkipped(skipped.filter((each) => each.samples === samples).map(({ check }) => check));
  const ofSome = skipped
    .filter((each) => each.samples < samples)
    .map(({ check, samples: of }) => `${check} was skipped for ${count(of)} of them`);
  const parts = [...(ofAll === undefined ? [] : [ofAll]), ...ofSome];
  const isTold = skipped.some(({ check }) => check === 'replay');
  const nothing = repeated === 0 && !isTold ? ['no call was made again'] : [];
  if (parts.length + nothing.length === 0) return failed === 0 ? ' again' : '';
  return `; ${[...parts, ...nothing].join(', ')}`;
}
