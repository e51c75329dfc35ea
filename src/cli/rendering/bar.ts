// What the displays of progress are made of.
import truncate from 'cli-truncate';
import type { Paint } from '../terminal/terminal.ts';

/** How much is done of the total, on a screen of this width. */
export function bar(done: number, total: number, width: number, paint: Paint): string {
  const barWidth = Math.max(10, Math.min(40, width - 40));
  const filled = Math.round(Math.min(1, done / Math.max(1, total)) * barWidth);
  return paint('green', '━'.repeat(filled)) + paint('dim', '─'.repeat(barWidth - filled));
}

/** A line on what came of the last item. */
export function outcome(passed: boolean, text: string, paint: Paint): string {
  return `${passed ? paint('green', '✓') : paint('red', '✗')} ${text.replaceAll(/\s+/g, ' ')}`;
}

/** The lines, none wider than the screen: a wrapped one could not be redrawn in place. */
export function fitted(lines: readonly string[], width: number): string {
  return lines.map((line) => truncate(line, Math.max(10, width - 1))).join('\n');
}
