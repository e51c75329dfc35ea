// What `verify` does: every sample of a run on fresh sessions, some side by side.
import { type ComposedVerification, composeVerification } from '../../compose/compose-run.ts';
import type { Sample, Verdict } from '../../model/sample.ts';
import { readSamples } from '../../runs/read-run.ts';
import { verifySample } from '../../synthesis/verify.ts';
import type { ExitCode } from '../command.ts';
import { showLive } from '../rendering/live.ts';
import { closeServers } from '../terminal/close-servers.ts';
import { notice } from '../terminal/notice.ts';
import { interruptedCode } from '../terminal/signals.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  type FailedSample,
  renderVerification,
  type Verification,
  verificationBlock,
  verificationLine,
} from './verification-text.ts';
import type { VerifyOptions } from './verify.ts';

export async function verifyRun(options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const { run, configFile, json } = options;
  const { out, err, signal } = terminal;
  const startedAt = performance.now();
  let verification: Verification = { run, samples: 0, passed: 0, failed: 0, elapsedMs: 0, failures: [] };
  const composed = await composeVerification(run, configFile, (message) => notice(terminal, message));
  await using _ = { [Symbol.asyncDispose]: () => closeServers(composed, terminal) };
  const expected = composed.manifest.counts.accepted;
  {
    using live = showLive(err, {
      block: () => verificationBlock(verification, expected, err.width, err.paint),
      line: () => verificationLine(verification, expected),
    });
    for await (const failure of outcomes(composed, readSamples(run), signal)) {
      const { samples, passed, failed, failures } = verification;
      verification = {
        ...verification,
        samples: samples + 1,
        passed: passed + (failure === undefined ? 1 : 0),
        failed: failed + (failure === undefined ? 0 : 1),
        failures: failure === undefined ? failures : [...failures, failure],
      };
      live.refresh();
    }
  }
  verification = { ...verification, elapsedMs: Math.round(performance.now() - startedAt) };
  if (signal.aborted) {
    err.say(`Interrupted after ${verification.samples} samples, ${verification.failed} of them failed.`);
    return interruptedCode(signal);
  }
  out.print(json ? JSON.stringify(verification, null, 2) : renderVerification(verification, out));
  return verification.failed === 0 ? 0 : 1;
}

/** What failed of each sample, or undefined where nothing did; in the order of the samples. */
async function* outcomes(
  { parts, novelty, manifest }: ComposedVerification,
  samples: AsyncIterable<Sample>,
  signal: AbortSignal,
): AsyncGenerator<FailedSample | undefined, void> {
  const underWay: Promise<FailedSample | undefined>[] = [];
  const verify = async (sample: Sample, novel: Verdict) =>
    failureOf(sample, [...(await verifySample(parts, sample, signal)), novel]);
  try {
    for await (const sample of samples) {
      if (signal.aborted) return;
      // Against the samples before it, as when it was made.
      const content = { query: sample.query, workflow: { chains: sample.chains } };
      const novel = novelty.judge(content);
      novelty.remember(content);
      const outcome = verify(sample, novel);
      // It is awaited in its turn, which may come after it has failed.
      outcome.catch(() => {});
      underWay.push(outcome);
      if (underWay.length >= manifest.spec.concurrency) yield await underWay.shift();
    }
    while (underWay.length > 0) yield await underWay.shift();
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await Promise.allSettled(underWay);
  }
}

function failureOf({ id, query }: Sample, verdicts: readonly Verdict[]): FailedSample | undefined {
  const failed = verdicts.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return undefined;
  return { id, query, failed: failed.map(({ check, detail }) => ({ check, detail: detail ?? '' })) };
}
