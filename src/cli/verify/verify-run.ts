// What `verify` does: every sample of a run on fresh sessions, some side by side.
import { composeVerification, type ReaderRequest } from '../../compose/compose-verification.ts';
import type { Sample } from '../../model/sample.ts';
import { readSamples } from '../../runs/read-run.ts';
import { updateSamples } from '../../runs/update-samples.ts';
import { verifySamples } from '../../synthesis/verify.ts';
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
  await using _ = { [Symbol.asyncDispose]: () => closeServers(composed, terminal) };
  const expected = composed.manifest.counts.accepted;
  {
    using live = showLive(err, {
      block: () => verificationBlock(verification, expected, err.width, err.paint),
      line: () => verificationLine(verification, expected),
    });
    const { concurrency } = composed.manifest.spec;
    const stored = readSamples(run, ({ message }) => {
      notice(terminal, message);
      verification = { ...verification, broken: verification.broken + 1 };
    });
    for await (const verified of verifySamples(composed.parts, stored, { concurrency, signal })) {
      verification = addVerified(verification, verified);
      if (verified.vouched !== undefined) vouched.set(verified.sample.id, verified.vouched);
      live.refresh();
    }
  }
  // What was read so far has been paid for, however it ended.
  await updateSamples(run, vouched);
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
