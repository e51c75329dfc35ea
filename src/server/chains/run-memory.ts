// What the drafts of an agents' run have taught so far, for the next one.
import { readCommitted } from '../../runs/read-run.ts';
import { Memory } from '../../synthesis/memory.ts';
import type { ServerState } from '../server-state.ts';

/** The sum of the lessons of a run's drafts; empty if the run has not begun. Throws `usage` for a bad name. */
export async function memoryOfRun({ runs }: ServerState, name: string): Promise<Memory> {
  if (!(await runs.exists(name))) return Memory.empty;
  let memory = Memory.empty;
  for await (const { entry } of readCommitted(await runs.folderOf(name))) memory = memory.with(entry.learned);
  return memory;
}
