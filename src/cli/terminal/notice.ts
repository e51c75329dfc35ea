// A sentence that whoever watches should see, beside what was asked for.
import type { Terminal } from './terminal.ts';

export function noticeText({ err }: Pick<Terminal, 'err'>, message: string): string {
  return `${err.paint('yellow', '!')} ${message}`;
}

export function notice(terminal: Pick<Terminal, 'err'>, message: string): void {
  terminal.err.say(noticeText(terminal, message));
}
