// What a command prints to and is stopped by: two screens, a question, a signal.
import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import wrap from 'wrap-ansi';
import { terminalText } from '../../text/terminal-text.ts';

const defaultWidth = 100;

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** The text in a colour or weight, where the screen shows such. */
export type Paint = (style: Style, text: string) => string;

/** Where text is written, and what can be shown there. */
export interface Screen {
  readonly stream: NodeJS.WritableStream;
  readonly interactive: boolean;
  /** Columns; 100 where it is no terminal. */
  readonly width: number;
  readonly paint: Paint;
  /** Writes the text and a line break. */
  print(text: string): void;
  /** Writes sentences and a line break, wrapped between words on a terminal. */
  say(text: string): void;
}

export interface Terminal {
  /** For what was asked for. */
  readonly out: Screen;
  /** For everything else. */
  readonly err: Screen;
  /** Asks a yes-or-no question; undefined if nobody can answer. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Aborts when the person, or the system, wants the work to end; its reason is the signal's name. */
  readonly signal: AbortSignal;
  /** How this program is called here: `npx toolgrad-mcp`. */
  readonly program: string;
}

export function createScreen(stream: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }): Screen {
  // Whoever prints: what servers, files and models say reaches a terminal as text only.
  // Where this program paints nothing, no style is its own.
  const styles = styleText('bold', '-', { stream }) === '-' ? 'none' : 'own';
  const print = (text: string) => void stream.write(`${terminalText(text, styles)}\n`);
  return {
    stream,
    interactive: stream.isTTY === true,
    get width() {
      return stream.columns || defaultWidth;
    },
    // One style at a time: given several, Node 20 paints whatever the stream is.
    paint: (style, text) => styleText(style, text, { stream }),
    print,
    say: (text) => {
      const safe = terminalText(text, styles);
      print(stream.isTTY ? wrapWords(safe, stream.columns || defaultWidth) : safe);
    },
  };
}

function wrapWords(text: string, width: number): string {
  return (
    text
      .split('\n')
      // What is indented is a command, to be copied as it stands.
      .map((line) => (line.startsWith('  ') ? line : wrap(line, width)))
      .join('\n')
  );
}

/** In place of an answer, where there will be none (Ctrl-D). */
const ended = '\x04';

/** A question on the terminal; only `y` and `yes` are a yes. Throws if the signal aborts. */
export async function confirmOn(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  question: string,
  signal: AbortSignal,
): Promise<boolean> {
  const reader = createInterface({ input, output });
  // While it reads it takes Ctrl-C for itself; the process has its own way with that.
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = new Promise<string>((answer) => reader.once('close', () => answer(ended)));
  try {
    const answer = await Promise.race([
      reader.question(`${terminalText(question)} [y/N] `, { signal }),
      closed,
    ]);
    if (answer === ended) output.write('\n');
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    reader.close();
  }
}
