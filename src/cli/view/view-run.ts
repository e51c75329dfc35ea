// What `view` does: serves the page until it is enough, or writes it as a file.
import { join, resolve } from 'node:path';

import { readEvaluation } from '../../evaluation/evaluation-manifest.ts';
import { isUsage } from '../../model/errors.ts';
import { readManifest } from '../../runs/manifest.ts';
import { counted } from '../../text/quantities.ts';
import { RunView } from '../../viewer/run-view.ts';
import type { ExitCode } from '../command.ts';
import { interruptedCode } from '../terminal/signals.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { openBrowser } from './open-browser.ts';

export interface ViewCommandOptions {
  readonly run: string;
  readonly evaluations: readonly string[];
  readonly serve?: { readonly port: number; readonly open: boolean; readonly by: string };
  readonly write?: { readonly out: string; readonly force: boolean };
}

export async function viewRun(given: ViewCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const options = await withRun(given);
  const { serve, write, run, evaluations } = options;
  if (write !== undefined) return await writeFile(options, write, terminal);
  const view = await RunView.open(run, { evaluations, reviewer: serve?.by ?? '' });
  const { serveView } = await import('../../viewer/view-server.ts');
  await using serving = await serveView(view, { port: serve?.port ?? 0 });
  const { err, out, signal } = terminal;
  out.print(serving.url);
  err.say(`${run} is shown at this address, on this machine only. Press Ctrl-C to stop.`);
  if (serve?.open === true && !(await openBrowser(serving.url))) err.say('Open it in a browser.');
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return interruptedCode(signal);
}

/** The folder of an evaluation shows the run that it is of, with the evaluation beside it. */
async function withRun(options: ViewCommandOptions): Promise<ViewCommandOptions> {
  try {
    await readManifest(options.run);
    return options;
  } catch (error) {
    if (!isUsage(error)) throw error;
    const evaluation = await readEvaluation(options.run).catch(() => undefined);
    if (evaluation === undefined) throw error;
    // Where it lies in its run's folder, it may have been moved with it.
    const beside = join(resolve(options.run), '../..');
    const isBeside = await readManifest(beside).then(
      () => true,
      () => false,
    );
    return {
      ...options,
      run: isBeside ? beside : evaluation.run,
      evaluations: [options.run, ...options.evaluations],
    };
  }
}

async function writeFile(
  { run, evaluations }: ViewCommandOptions,
  { out, force }: NonNullable<ViewCommandOptions['write']>,
  terminal: Terminal,
): Promise<ExitCode> {
  const { writeReport } = await import('../../viewer/report-file.ts');
  const view = await RunView.open(run, { evaluations });
  const { drafts, bytes } = await writeReport(view, out, { force, signal: terminal.signal });
  terminal.out.print(`${counted(drafts, 'draft')} of ${run} in ${out} (${(bytes / 1e6).toFixed(1)} MB).`);
  return 0;
}
