// The memory of another process, watched from outside.
import { execFileSync } from 'node:child_process';

export interface MemoryWatch extends Disposable {
  /** Megabytes, one a second since the beginning. */
  readonly megabytes: readonly number[];
}

/** Watches the resident memory of a process until it is disposed or the process ends. */
export function watchMemory(pid: number): MemoryWatch {
  const megabytes: number[] = [];
  const timer = setInterval(() => {
    const now = residentMegabytes(pid);
    if (now !== undefined) megabytes.push(now);
  }, 1000);
  return { megabytes, [Symbol.dispose]: () => clearInterval(timer) };
}

function residentMegabytes(pid: number): number | undefined {
  try {
    const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
    return kilobytes > 0 ? (kilobytes * 1024) / 1e6 : undefined;
  } catch {
    return undefined;
  }
}

/** The median of the measurements between two shares of the time. */
export function medianBetween(megabytes: readonly number[], from: number, to: number): number {
  const part = megabytes.slice(Math.floor(megabytes.length * from), Math.ceil(megabytes.length * to));
  const sorted = [...part].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
