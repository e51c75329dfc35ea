// The display of a run or an evaluation that is worked on, from its events.

import type { EvaluationEvent } from '../../evaluation/events.ts';
import type { RunEvent } from '../../model/events.ts';
import { showLive } from '../rendering/live.ts';
import { noticeText } from '../terminal/notice.ts';
import type { Paint, Terminal } from '../terminal/terminal.ts';

/** What an event adds to the progress, and how the progress is shown. */
interface ProgressView<Progress, Event> {
  readonly add: (progress: Progress, event: Event) => Progress;
  readonly block: (progress: Progress, elapsedMs: number, width: number, paint: Paint) => string;
  readonly line: (progress: Progress, elapsedMs: number) => string;
}

/** Shows how far the work is until it is disposed, and says so when it is being stopped; `onEvent` takes the events. */
export function showWork<Progress, Event extends RunEvent | EvaluationEvent>(
  start: Progress,
  { add, block, line }: ProgressView<Progress, Event>,
  terminal: Terminal,
): Disposable & { readonly onEvent: (event: Event) => void } {
  const { err, signal } = terminal;
  let progress = start;
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const live = showLive(err, {
    block: () => block(progress, elapsed(), err.width, err.paint),
    line: () => line(progress, elapsed()),
  });
  const stopping = () => live.print('Stopping; press Ctrl-C again to stop immediately.');
  signal.addEventListener('abort', stopping);
  return {
    onEvent(event) {
      progress = add(progress, event);
      if (event.type === 'notice') live.print(noticeText(terminal, event.message));
      live.refresh();
    },
    [Symbol.dispose]() {
      signal.removeEventListener('abort', stopping);
      live[Symbol.dispose]();
    },
  };
}
