// How many drafts are worked on at a time: by how many workers, and by each of them.
import { ToolGradError } from '../model/errors.ts';
import type { NameSetting } from './setting-names.ts';

export interface Places {
  readonly workers: number;
  /** Drafts side by side, each worker. */
  readonly concurrency: number;
}

/**
 * The places of a run. What was asked for is kept, and what was not is made to fit: together they are at most half of
 * the window, so that one slow draft leaves work for the others. Throws `usage` where what was asked for does not fit.
 */
export function placesOf(window: number, asked: Partial<Places>, usual: Places, nameOf: NameSetting): Places {
  const most = Math.max(1, Math.floor(window / 2));
  const drafts = (asked.workers ?? 1) * (asked.concurrency ?? 1);
  if (drafts > most) {
    const [window_, concurrency, workers] = [nameOf('window'), nameOf('drafts'), nameOf('workers')];
    const said = [
      ...(asked.concurrency === undefined ? [] : [`${concurrency} ${asked.concurrency}`]),
      ...(asked.workers === undefined ? [] : [`${workers} ${asked.workers}`]),
    ].join(' with ');
    throw new ToolGradError(
      'usage',
      `${said} makes ${drafts} drafts at the same time, and ${window_} ${window} allows half as many as itself: stay within ${most}, or start a run with ${window_} ${2 * drafts}.`,
    );
  }
  const workers = asked.workers ?? Math.min(usual.workers, Math.floor(most / (asked.concurrency ?? 1)));
  const concurrency = asked.concurrency ?? Math.min(usual.concurrency, Math.floor(most / workers));
  return { workers, concurrency };
}
