// From the command line to an exit code: the one place where an error becomes a sentence and a number.
import { isUsage, ToolGradError } from '../model/errors.ts';
import { shellWord } from '../text/shell-word.ts';
import { programVersion } from '../version.ts';
import type { Command, ExitCode } from './command.ts';
import { parseCommandLine } from './program.ts';
import { interruptedCode } from './terminal/signals.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Runs one command line to its end. Throws nothing. */
export async function runCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    const parsed = await parseCommandLine(orServe(argv, commands, terminal), commands, terminal.out.width);
    switch (parsed.kind) {
      case 'version':
        terminal.out.print(programVersion());
        return 0;
      case 'help':
        terminal.out.print(parsed.text);
        return 0;
      case 'nothing':
        // Whatever waits at the other end of a pipe has not asked for a help text.
        if (terminal.out.interactive) terminal.out.print(parsed.text);
        else terminal.err.print(parsed.text);
        return terminal.out.interactive ? 0 : 2;
      case 'command':
        return await parsed.command.run(parsed.options, terminal);
    }
  } catch (error) {
    if (terminal.signal.aborted) {
      terminal.err.print('Interrupted.');
      return interruptedCode(terminal.signal);
    }
    terminal.err.say(`${terminal.err.paint('red', 'Error:')} ${tell(error)}${waysOn(error, argv, terminal)}`);
    return isUsage(error) ? 2 : 1;
  }
}

/** Where no command is said and nobody sits at a terminal, an MCP client has started the program to be served. */
function orServe(
  argv: readonly string[],
  commands: readonly Command[],
  { out, confirm }: Terminal,
): readonly string[] {
  const names = commands.map(({ name }) => name);
  const isSaid = argv.some((word) => names.includes(word) || /^(-h|--help|--version)$/.test(word));
  const isFlags = argv.every((word, at) => at > 0 || word.startsWith('-'));
  const isPerson = out.interactive || confirm !== undefined;
  return isSaid || !isFlags || isPerson || !names.includes('serve') ? argv : ['serve', ...argv];
}

/** What was said, with the flag that lets it go on: to be copied as it stands. */
function waysOn(error: unknown, argv: readonly string[], { program }: Terminal): string {
  const flag = error instanceof ToolGradError ? error.retryWith : undefined;
  return flag === undefined ? '' : `\nTo go on:\n  ${[program, ...argv.map(shellWord), flag].join(' ')}`;
}

/** A sentence for what is known to go wrong; a stack trace only for what should never happen. */
function tell(error: unknown): string {
  if (error instanceof ToolGradError) return error.message;
  const stack = error instanceof Error ? error.stack : String(error);
  return `unexpected failure; please report it with these lines.\n${stack}`;
}
