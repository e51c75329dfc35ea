// A Node program as a process of its own, with limits that the system sets it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Limits {
  /** The most that a file of its may take, in the shell's units. */
  readonly limit?: number;
  readonly uid?: number | undefined;
}

/**
 * Starts the program. `spoke` settles at its first words, or at its end where it has none; `ended` says how it came to
 * its end. A program that waits for the end of its input waits until `release` is called.
 */
export function startLimited(args: readonly string[], { limit, uid }: Limits = {}) {
  const [program, all] =
    limit === undefined
      ? [process.execPath, args]
      : ['sh', ['-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$@"`, 'sh', process.execPath, ...args]];
  const child = spawn(program, all, {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stderr }));
  // Listens from the start: what is not listened to when a process ends is thrown away with it.
  const spoke = Promise.race([once(child.stdout, 'data'), ended]);
  return { child, spoke, ended, release: () => void child.stdin.end() };
}
