// Work that cannot take for ever: what a server's schemas and texts make us compute ends at a time limit, wherever it stands.
import { createContext, Script } from 'node:vm';

/** The work was cut off at its time limit. */
export class OverTimeError extends Error {
  constructor(limitMs: number) {
    super(`takes longer than ${limitMs / 1000} s`);
    this.name = 'OverTimeError';
  }
}

const slot: { work: () => unknown } = { work: () => undefined };
let runner: { readonly script: Script; readonly context: object } | undefined;

/** How often work is begun again that the limit has cut off because the machine had no time for it, each time with twice the limit. */
const mostRestarts = 3;
/** The share of the limit that the process has to have worked for the work to be what takes so long. */
const ownShare = 0.5;

/**
 * Does work that does not wait for anything, and answers what it answers. Throws what it throws, and OverTimeError once the
 * limit has passed: regular expressions are cut off in their midst too. Where the process hardly got to work in that time, as
 * on a machine with much else to do, the work is begun again: it has to be without effects until it is done. Costs a fifth
 * of a millisecond, for a thread that watches.
 */
export function withinTime<T>(limitMs: number, work: () => T): T {
  for (let restarts = 0; ; restarts++) {
    const timeout = limitMs * 2 ** restarts;
    const before = process.cpuUsage();
    const outcome = within(timeout, work);
    if (outcome !== 'over') return outcome.answer;
    const { user, system } = process.cpuUsage(before);
    const isSlow = (user + system) / 1000 >= ownShare * timeout;
    if (isSlow || restarts === mostRestarts) throw new OverTimeError(limitMs);
  }
}

function within<T>(timeout: number, work: () => T): { readonly answer: T } | 'over' {
  runner ??= { script: new Script('work()'), context: createContext(slot) };
  slot.work = work;
  try {
    return { answer: runner.script.runInContext(runner.context, { timeout }) as T };
  } catch (error) {
    // Node's error is of the other context: no instance of anything here.
    if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return 'over';
  } finally {
    slot.work = () => undefined;
  }
}
