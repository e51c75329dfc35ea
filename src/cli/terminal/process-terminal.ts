// This process as a terminal.

import { abortOnSignals } from './signals.ts';
import { confirmOn, createScreen, type Terminal } from './terminal.ts';

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const signal = abortOnSignals();
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read has seen enough (`| head`).
    if (error.code === 'EPIPE') process.exit();
    stderr.write(`Error: the output cannot be written: ${error.message}.\n`);
    process.exit(1);
  });
  // There is nobody to tell, and the work is worth finishing.
  stderr.on('error', () => {});
  return {
    out: createScreen(stdout),
    err: createScreen(stderr),
    signal,
    // Where npm started it, it need not be on the path.
    program: process.env.npm_command === undefined ? 'toolgrad-mcp' : 'npx toolgrad-mcp',
    ...(stdin.isTTY && stderr.isTTY
      ? { confirm: (question: string) => confirmOn(stdin, stderr, question, signal) }
      : {}),
  };
}
