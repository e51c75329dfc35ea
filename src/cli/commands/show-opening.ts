// Something to see while servers start, which can take seconds where a package has to be fetched first.
import { type Live, showLive } from '../rendering/live.ts';
import { duration } from '../rendering/quantities.ts';
import type { Terminal } from '../terminal.ts';

/** Shows that servers are being opened until it is disposed. */
export function showOpening({ err }: Pick<Terminal, 'err'>): Live {
  const startedAt = performance.now();
  const text = () => `Opening the servers · ${duration(performance.now() - startedAt)}`;
  return showLive(err, { block: () => err.paint('dim', text()), line: text });
}
