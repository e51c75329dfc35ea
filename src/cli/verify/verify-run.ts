// What `verify` does: every sample of a run, as its reviewers leave it, on fresh sessions, some side by side.
import { randomUUID } from 'node:crypto';
import { composeVerification, type ReaderRequest } from '../../compose/compose-verification.ts';
import type { Sample } from '../../model/sample.ts';
import { loginName } from '../../reviews/login-name.ts';
import { editOf, reviewOf } from '../../reviews/review.ts';
import { addReviews, readReviews } from '../../reviews/review-file.ts';
import { type ReviewedSample, readReviewedSamples } from '../../reviews/reviewed-samples.ts';
import { updateSamples } from '../../runs/update-samples.ts';
import { verifySamples } from '../../synthesis/verify.ts';
import { counted } from '../../text/quantities.ts';
import { steadyNow } from '../../timing/clock.ts';
import type { ExitCode } from '../command.ts';
import { flagOf } from '../flags/flag-names.ts';
import { askWhetherTrusted } from '../progress/ask-whether-trusted.ts';
import { closeServers } from '../progress/close-servers.ts';
import { showLive } from '../rendering/live.ts';
import { notice } from '../terminal/notice.ts';
import { interruptedCode } from '../terminal/signals.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  addVerified,
  nothingVerified,
  renderVerification,
  verificationBlock,
  verificationLine,
} from './verification-text.ts';

export interface VerifyOptions {
  readonly run: string;
  /** In place of the configuration that the run remembers. */
  readonly configFile?: string;
  /** Reads the queries blind, and vouches for what code cannot trace. */
  readonly reader?: ReaderRequest;
  /** Servers that only the run names may be started. */
  readonly trust: boolean;
  readonly json: boolean;
}

export async function verifyRun(options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const { run, configFile, reader, trust, json } = options;
  const { out, err, signal } = terminal;
  const startedAt = performance.now();
  let verification = nothingVerified(run);
  const composed = await composeVerification(run, configFile, (message) => notice(terminal, message), {
    trust: { given: trust, ask: askWhetherTrusted(terminal) },
    ...(reader !== undefined && { reader: { ...reader, nameOf: flagOf } }),
    signal,
  });
  const vouched = new Map<string, Sample>();
  const reviews = await readReviews(run, (message) => notice(terminal, message));
  const edited = new Map<string, Sample>();
  let rejected = 0;
  await using _ = { [Symbol.asyncDispose]: () => closeServers(composed, terminal) };
  const expected = composed.manifest.counts.accepted;
  {
    using live = showLive(err, {
      block: () => verificationBlock(verification, expected, err.width, err.paint),
      line: () => verificationLine(verification, expected),
    });
    const { concurrency } = composed.manifest.spec;
    const reviewed = readReviewedSamples(
      run,
      reviews,
      ({ message }) => {
        notice(terminal, message);
        verification = { ...verification, broken: verification.broken + 1 };
      },
      () => {
        rejected += 1;
      },
    );
    const samples = asUsed(reviewed, edited);
    for await (const verified of verifySamples(composed.parts, samples, { concurrency, signal })) {
      verification = addVerified(verification, verified);
      if (verified.vouched !== undefined) vouched.set(verified.sample.id, verified.vouched);
      live.refresh();
    }
  }
  // What was read so far has been paid for, however it ended.
  await keepVouched(run, vouched, edited);
  if (rejected > 0)
    notice(
      terminal,
      `${counted(rejected, 'sample')} that reviewers have rejected ${rejected === 1 ? 'was' : 'were'} left out.`,
    );
  verification = {
    ...verification,
    vouched: vouched.size,
    elapsedMs: Math.round(performance.now() - startedAt),
  };
  if (signal.aborted) {
    err.say(`Interrupted after ${verification.samples} samples, ${verification.failed} of them failed.`);
    return interruptedCode(signal);
  }
  out.print(json ? JSON.stringify(verification, null, 2) : renderVerification(verification, out));
  return verification.failed + verification.broken === 0 ? 0 : 1;
}

/** The samples in the wording that is used; `edited` gets the stored form of those that have another one. */
async function* asUsed(
  reviewed: AsyncIterable<ReviewedSample>,
  edited: Map<string, Sample>,
): AsyncGenerator<Sample, void> {
  for await (const { sample, stored } of reviewed) {
    if (sample !== stored) edited.set(stored.id, stored);
    yield sample;
  }
}

/** What a reader has vouched for goes where the wording is that was read: into the run, or into its reviews. */
async function keepVouched(
  run: string,
  vouched: ReadonlyMap<string, Sample>,
  edited: ReadonlyMap<string, Sample>,
): Promise<void> {
  await updateSamples(run, new Map([...vouched].filter(([id]) => !edited.has(id))));
  const by = loginName();
  const reviews = [...vouched].flatMap(([id, sample]) => {
    const stored = edited.get(id);
    const about = { id: randomUUID(), at: steadyNow(), by };
    return stored === undefined
      ? []
      : [reviewOf({ decision: 'edit', edit: editOf(sample) }, { ...about, sample: stored })];
  });
  await addReviews(run, reviews);
}
