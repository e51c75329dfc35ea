// A command line in this process, as on a terminal that the test describes.
import { PassThrough } from 'node:stream';
import type { Command } from '../../src/cli/command.ts';
import { runCommandLine } from '../../src/cli/main.ts';
import { createScreen } from '../../src/cli/terminal/terminal.ts';
import type { Outcome } from './built-program.ts';
import { withoutPassingLines } from './passing-lines.ts';

export interface Surroundings {
  /** Whether stdout is a terminal. */
  readonly interactive?: boolean;
  /** Of stdout; as of a file by default. */
  readonly columns?: number;
  readonly signal?: AbortSignal;
  /** What the person says to every question, where somebody can be asked. */
  readonly answer?: boolean;
}

/** Runs it to its end, with the commands that there are. */
export async function runInProcess(
  argv: readonly string[],
  commands: readonly Command[],
  { interactive = false, columns, signal = new AbortController().signal, answer }: Surroundings = {},
): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const size = columns === undefined ? {} : { columns };
  const code = await runCommandLine(argv, commands, {
    out: createScreen(Object.assign(stdout, { isTTY: interactive, ...size })),
    err: createScreen(stderr),
    signal,
    program: 'toolgrad-mcp',
    ...(answer === undefined ? {} : { confirm: async () => answer }),
  });
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, stdout: text(stdout), stderr: withoutPassingLines(text(stderr)) };
}
