// The progress of a run on the terminal, from its events.
import type { ComposedRun } from '../../compose.ts';
import type { OnEvent } from '../../core/events.ts';
import { addSpent } from '../../core/sample.ts';
import { showLive } from '../rendering/live.ts';
import { addEvent, progressBlock, progressLine, startProgress } from '../rendering/progress.ts';
import type { Terminal } from '../terminal.ts';
import { noticeText } from './notice.ts';

/** Shows how far a run is until it is disposed; `hear` takes the run's events. */
export function showProgress(
  run: Pick<ComposedRun, 'spec' | 'folder' | 'parts' | 'languageModel'>,
  terminal: Terminal,
): Disposable & { readonly hear: OnEvent } {
  const { err, signal } = terminal;
  const { accepted, rejected, spent, unfinished } = run.folder.figures;
  const spending = { spent: addSpent(spent, unfinished), limits: run.parts.limits };
  let progress = startProgress(
    run.spec.samples,
    accepted,
    rejected,
    run.languageModel ? spending : undefined,
  );
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const live = showLive(err, {
    block: () => progressBlock(progress, elapsed(), err.width, err.paint),
    line: () => progressLine(progress, elapsed()),
  });
  const stopping = () => live.print('Stopping; Ctrl-C again ends it at once.');
  signal.addEventListener('abort', stopping);
  return {
    hear(event) {
      progress = addEvent(progress, event);
      if (event.type === 'notice') live.print(noticeText(terminal, event.message));
      live.refresh();
    },
    [Symbol.dispose]() {
      signal.removeEventListener('abort', stopping);
      live[Symbol.dispose]();
    },
  };
}
