// Ctrl-C and its like: the first asks the work to end, the second ends it.
import type { ExitCode } from '../command.ts';

// A closed terminal and Ctrl-\\ end it in the same way: servers, folders and the run's state are left in order.
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGQUIT: 131 } as const;
type Signal = keyof typeof exitCodes;

/** Aborts at the first such signal, with the signal's name as its reason; the second ends the process at once. */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of Object.keys(exitCodes) as Signal[]) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCodes[name]);
      controller.abort(name);
    });
  }
  return controller.signal;
}

/** The exit code of work that ended because of the signal. */
export function interruptedCode(signal: AbortSignal): ExitCode {
  return exitCodes[signal.reason as Signal] ?? exitCodes.SIGINT;
}
