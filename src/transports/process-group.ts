// Ending a child process together with everything it started.
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** On Windows there are no process groups, and a detached child would open a console window. */
export const hasProcessGroups = process.platform !== 'win32';

const endOfInputGraceMs = 1_000;
const terminateGraceMs = 800;
const killGraceMs = 200;
const pollMs = 10;

const living = new Set<ChildProcess>();

/** Told of each child that lives, and of its end: nobody calls the handlers of a worker thread when the process ends. */
export type OnChild = (pid: number, lives: boolean) => void;
let onChild: OnChild = () => {};

export function watchChildren(listener: OnChild): void {
  onChild = listener;
}

/** Ends the group that a child of another thread leads. */
export function killGroup(pid: number): void {
  if (hasProcessGroups) sendSignal(-pid, 'SIGKILL');
  else sendSignal(pid, 'SIGKILL');
}

/** Makes sure that the child, started as the leader of its group, does not outlive this process. */
export function endWithUs(child: ChildProcess): void {
  if (living.size === 0) process.on('exit', killAll);
  living.add(child);
  if (child.pid !== undefined) onChild(child.pid, true);
}

function forget(child: ChildProcess): void {
  living.delete(child);
  if (child.pid !== undefined) onChild(child.pid, false);
  if (living.size === 0) process.off('exit', killAll);
}

function killAll(): void {
  for (const child of living) signalGroup(child, 'SIGKILL');
}

/**
 * Ends the group as the MCP specification asks: closes the child's stdin, then SIGTERM, then SIGKILL; within two
 * seconds. Wrappers such as `npx` start the real server as a grandchild, so the whole group is waited for.
 */
export async function endGroup(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  if (!(await isGone(child, endOfInputGraceMs))) {
    signalGroup(child, 'SIGTERM');
    if (!(await isGone(child, terminateGraceMs))) {
      signalGroup(child, 'SIGKILL');
      await isGone(child, killGraceMs);
    }
  }
  forget(child);
}

async function isGone(child: ChildProcess, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (groupLives(child)) {
    if (performance.now() >= deadline) return false;
    await delay(pollMs);
  }
  return true;
}

function groupLives(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  const leaderLives = child.exitCode === null && child.signalCode === null;
  return leaderLives || (hasProcessGroups && sendSignal(-child.pid, 0));
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (hasProcessGroups) sendSignal(-child.pid, signal);
  else if (signal === 'SIGKILL') {
    const ending = spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    // What cannot be started cannot end it either.
    ending.on('error', () => {});
    ending.unref();
  }
}

function sendSignal(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, signal);
  } catch (error) {
    // EPERM means that it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
