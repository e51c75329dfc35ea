// What `view` does: serves the page until it is enough, or writes it as a file.
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

export async function viewRun(options: ViewCommandOptions, terminal: Terminal): Promise<ExitCode> {
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
