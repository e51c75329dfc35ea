// The progress of a run on the terminal, from its events.
import type { ComposedRun } from '../../compose/compose-run.ts';
import type { OnEvent } from '../../model/events.ts';
import { addSpent } from '../../model/sample.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addEvent, progressBlock, progressLine, startProgress } from './run-progress.ts';
import { showWork } from './show-work.ts';

/** Shows how far a run is until it is disposed; `onEvent` takes the run's events. */
export function showProgress(
  run: Pick<ComposedRun, 'spec' | 'folder' | 'parts' | 'languageModel'>,
  terminal: Terminal,
): Disposable & { readonly onEvent: OnEvent } {
  const { accepted, rejected, spent, unfinished } = run.folder.figures;
  const spending = { spent: addSpent(spent, unfinished), limits: run.parts.limits };
  return showWork(
    startProgress(run.spec.samples, accepted, rejected, run.languageModel ? spending : undefined),
    { add: addEvent, block: progressBlock, line: progressLine },
    terminal,
  );
}
