// What `generate` does: builds the run, shows how far it is, tells what came of it.

import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { AskingOptions } from '../../compose/asking-options.ts';
import { type ComposedRun, composeRun } from '../../compose/compose-run.ts';
import { defaultSpec } from '../../compose/plan-run.ts';
import { runToEnd } from '../../compose/run-to-end.ts';
import { isUsage } from '../../model/errors.ts';
import type { RunEvent } from '../../model/events.ts';
import { noFigures } from '../../model/figures.ts';
import type { RunFigures } from '../../model/run.ts';
import { nothingSpent } from '../../model/sample.ts';
import type { CreateMaker } from '../../synthesis/draft-maker.ts';
import type { Ended } from '../../synthesis/generate.ts';
import { counted } from '../../text/quantities.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { QueueServer } from '../../workers/queue/queue-server.ts';
import { threadMakers } from '../../workers/thread-pool.ts';
import type { ExitCode } from '../command.ts';
import { flagOf } from '../flags/flag-names.ts';
import { closeServers } from '../progress/close-servers.ts';
import { type Listener, showOpeningOf } from '../progress/show-opening.ts';
import { showProgress } from '../progress/show-progress.ts';
import { renderSample } from '../rendering/sample.ts';
import { shellFlags } from '../rendering/shell.ts';
import { higherLimits, withWayOn } from '../rendering/way-on.ts';
import { notice } from '../terminal/notice.ts';
import { interruptedCode } from '../terminal/signals.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { exampleSample } from './example-sample.ts';
import type { GenerateOptions } from './generate-options.ts';
import { type RunSummary, renderNext, renderSummary, summaryOf } from './run-summary.ts';

export async function generateRun(options: GenerateOptions, terminal: Terminal): Promise<ExitCode> {
  const out = options.out ?? newFolderName(new Date());
  if (options.estimate) {
    const { showEstimate } = await import('./estimate-run.ts');
    return await showEstimate(options, out, terminal);
  }
  const events: Listener<RunEvent> = { onEvent: () => {} };
  await using queue = await openQueue(options, events);
  const { ended, run, failure } = await runToEnd(
    () =>
      showOpeningOf(events, terminal, (onEvent, { confirmReading, askWhetherTrusted: ask }) => {
        const tools = { ...options.tools, consent: { given: options.trust, ask } };
        const elsewhere = options.queue !== undefined;
        const request = { ...options, tools, out, confirmReading, elsewhere, nameOf: flagOf };
        return composeRun(request, onEvent, terminal.signal);
      }),
    terminal.signal,
    {
      makers: (composed) => makersOf(composed, queue, terminal),
      begun(composed) {
        tellComplete(out, composed, terminal);
        const progress = showProgress(composed, terminal);
        events.onEvent = progress.onEvent;
        return progress;
      },
      close: (composed) => closeServers(composed, terminal),
    },
  );
  if (isUsage(failure) && run === undefined) throw failure;
  const summary = summaryOf(
    run === undefined ? null : out,
    run?.spec.samples ?? options.spec.samples ?? defaultSpec.samples,
    figuresOf(run),
    run?.folder.manifest.counts.elapsedMs ?? 0,
  );
  if (options.json && !isUsage(failure)) terminal.out.print(JSON.stringify(summary, null, 2));
  if (failure !== undefined) throw withKept(failure, summary, options, terminal);
  if (!options.json && ended !== 'interrupted')
    await printResult(summary, out, run?.languageModel === true, terminal);
  const left = ended === 'short' && run !== undefined ? await leftAlone(out, run.languageModel) : '';
  return close(ended, summary, options, terminal, left);
}

/** The queue that drafts are handed to, connected before anything else is opened. */
async function openQueue(
  { queue }: GenerateOptions,
  events: Listener<RunEvent>,
): Promise<QueueServer | undefined> {
  if (queue === undefined) return undefined;
  const { openQueueServer } = await import('../../workers/queue/queue-server.ts');
  return await openQueueServer(queue, (message) => events.onEvent({ type: 'notice', message }));
}

/** Who makes the drafts: the workers of a queue, or threads of this process. */
async function makersOf(
  composed: ComposedRun,
  queue: QueueServer | undefined,
  { signal }: Terminal,
): Promise<CreateMaker | undefined> {
  if (queue === undefined) {
    const makers = threadMakers(composed);
    // V8 compiles what is hot on another core. Where all of them make drafts, it takes that core from a draft: compiling
    // later, what is really hot, saves an eighth of the time of 1,000 samples by two workers on two cores.
    if (makers !== undefined && composed.workers >= availableParallelism())
      setFlagsFromString('--interrupt-budget=600000');
    return makers;
  }
  const { queueMakers } = await import('../../workers/queue/queue-maker.ts');
  return await queueMakers(composed, queue, signal);
}

/** The run's figures; what rules answer costs nothing, so that drafts they left unfinished are nobody's loss. */
function figuresOf(run: ComposedRun | undefined): RunFigures {
  if (run === undefined) return noFigures;
  const { figures } = run.folder;
  return run.languageModel ? figures : { ...figures, unfinished: nothingSpent };
}

/** A run that is asked for fewer samples than it has stays as it is. */
function tellComplete(out: string, { folder, spec }: ComposedRun, terminal: Terminal): void {
  const { accepted } = folder.figures;
  if (accepted === 0 || accepted < spec.samples) return;
  const asked = spec.samples === accepted ? 'as many as' : `more than the ${spec.samples} that`;
  notice(terminal, `${out} already has ${counted(accepted, 'sample')}, ${asked} -n asks for: nothing to do.`);
}

async function printResult(
  summary: RunSummary,
  out: string,
  languageModel: boolean,
  { out: screen, program }: Terminal,
): Promise<void> {
  const parts = [renderSummary(summary, languageModel, screen)];
  const sample = await exampleSample(out);
  if (sample !== undefined)
    parts.push(renderSample(sample, screen), renderNext(out, summary.accepted, program, screen));
  screen.print(`${parts.join('\n\n')}`);
}

/** What the tools that are in no sample are in none for. */
async function leftAlone(out: string, languageModel: boolean): Promise<string> {
  const { statisticsOfRun } = await import('../../statistics/run-statistics.ts');
  const { shortfall } = await import('./shortfall.ts');
  const { leftAlone } = await statisticsOfRun(out);
  return shortfall(leftAlone, !languageModel);
}

/** The last word, and the exit code. */
function close(
  ended: Ended | 'failed',
  summary: RunSummary,
  { limits, asking }: GenerateOptions,
  { err, signal, program }: Terminal,
  left: string,
): ExitCode {
  const { run, accepted, rejected, requested } = summary;
  if (ended === 'done') return 0;
  const kept = `with ${accepted} of ${requested} samples; all of them are kept`;
  if (ended === 'interrupted') {
    err.say(
      run === null
        ? 'Interrupted before the run started.'
        : `Interrupted ${kept}. Continue with:\n${resumeCommand(run, program, asking)}`,
    );
    return interruptedCode(signal);
  }
  if (ended === 'limit') {
    // The run itself has told which limit it was.
    err.say(
      `Stopped ${kept}. Continue with:\n${resumeCommand(run ?? '', program, asking)}${higherLimits(limits)}`,
    );
    return 3;
  }
  err.say(
    `Only ${accepted} of ${requested} samples were accepted in ${accepted + rejected} drafts: "${program} stats ${shellWord(run ?? '')}" shows why the others were rejected.${left}`,
  );
  return 3;
}

/** The failure with what is kept of the run, and how to go on with it. */
function withKept(
  failure: unknown,
  { run, accepted, requested }: RunSummary,
  { asking }: GenerateOptions,
  { program }: Terminal,
): unknown {
  if (run === null) return failure;
  const kept = accepted === 0 ? '' : `${accepted} of ${requested} samples are accepted and kept. `;
  return withWayOn(failure, kept, resumeCommand(run, program, asking));
}

/** What run.json does not keep is said again: a recording would end here, and a cache would not be looked into. */
function resumeCommand(run: string, program: string, { cacheDir, record }: AskingOptions): string {
  return `  ${program} generate --out ${shellWord(run)} --resume${shellFlags({ cache: cacheDir, record })}`;
}

/** `runs/2026-03-05-a1b2c3`. */
function newFolderName(now: Date): string {
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `runs/${date}-${randomBytes(3).toString('hex')}`;
}
