import { composeWorker } from '../../compose/compose-worker.ts';
import { count, counted } from '../../text/quantities.ts';
import { steadyNow } from '../../timing/clock.ts';
import { openQueueServer } from '../../workers/queue/queue-server.ts';
import { type WorkerState, workQueue } from '../../workers/queue/queue-worker.ts';
import type { ExitCode } from '../command.ts';
import { flagOf } from '../flags/flag-names.ts';
import { closeServers } from '../progress/close-servers.ts';
import { showOpening } from '../progress/show-opening.ts';
import { showLive } from '../rendering/live.ts';
import { noticeText } from '../terminal/notice.ts';
import { interruptedCode } from '../terminal/signals.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { WorkerOptions } from './worker-options.ts';

export async function workerRun(options: WorkerOptions, terminal: Terminal): Promise<ExitCode> {
  const { signal, err } = terminal;
  const listener = { onNotice: (message: string) => err.say(noticeText(terminal, message)) };
  const tell = (message: string) => listener.onNotice(message);
  await using server = await openQueueServer(options.queue, tell);
  const composed = await showOpening(terminal, async ({ onNotice }) => {
    const { onNotice: before } = listener;
    listener.onNotice = onNotice;
    try {
      return await composeWorker({ ...options, nameOf: flagOf }, tell, signal);
    } finally {
      listener.onNotice = before;
    }
  });
  const startedAt = steadyNow();
  let state: WorkerState | undefined;
  const line = () => workerLine(state, options.queue, steadyNow() - startedAt);
  try {
    using live = showLive(err, { block: () => err.paint('dim', line()), line });
    listener.onNotice = (message) => live.print(noticeText(terminal, message));
    await workQueue(
      server,
      composed,
      {
        concurrency: options.concurrency,
        onState(now) {
          state = now;
          live.refresh();
        },
      },
      signal,
    );
  } finally {
    await closeServers(composed, terminal);
  }
  err.say(`${counted(state?.made ?? 0, 'draft')} made.`);
  return interruptedCode(signal);
}

/** `worker-1: 120 drafts, 4.1/s, 2 in progress`. */
function workerLine(state: WorkerState | undefined, queue: string, elapsedMs: number): string {
  if (state === undefined || state.doing === 'waiting') return `Waiting for a run on ${queue}`;
  const rate = elapsedMs <= 0 ? 0 : (state.made * 1000) / elapsedMs;
  return `${state.name}: ${counted(state.made, 'draft')}, ${rate.toFixed(1)}/s, ${count(state.atWork)} in progress`;
}
