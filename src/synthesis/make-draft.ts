// One draft of a run, or one that stands alone: from a seed and a memory to what became of it.
import type { RunParts, RunSpec } from '../model/run.ts';
import type { Catalog } from '../model/tool.ts';
import type { Budget } from '../spending/budget.ts';
import { newTally } from './deps.ts';
import type { Memory } from './memory.ts';
import { type Synthesis, synthesize } from './synthesize.ts';

/** What became of a draft, and the catalog that it was made with: a server may be lost before it is committed. */
export interface Made extends Synthesis {
  readonly catalog: Catalog;
}

export interface DraftParts
  extends Pick<RunParts, 'source' | 'backend' | 'checks' | 'secrets' | 'clock' | 'onEvent'> {
  readonly budget: Pick<Budget, 'pay'>;
}

/** What decides a draft beside its seed and its lessons. */
export type DraftSpec = Pick<
  RunSpec,
  'iterations' | 'proposals' | 'pool' | 'feedback' | 'today' | 'timeZone'
>;

export function draftSpecOf(spec: DraftSpec): DraftSpec {
  const { iterations, proposals, pool, feedback, today, timeZone } = spec;
  return { iterations, proposals, pool, feedback, today, timeZone };
}

/** Which draft it is, and what it begins with. */
export interface DraftBeginning {
  readonly index: number;
  readonly seed: number;
  readonly memory: Memory;
}

/** Makes one draft, which nobody has committed yet. Throws as `synthesize` does, and where no server is left. */
export async function makeDraft(
  parts: DraftParts,
  spec: DraftSpec,
  { index, seed, memory }: DraftBeginning,
  signal: AbortSignal,
): Promise<Made> {
  const { source, backend, budget, checks, secrets, clock, onEvent } = parts;
  const catalog = await source.catalog(signal);
  onEvent({ type: 'draft-started', index });
  const tally = newTally();
  const { feedback, today, timeZone } = spec;
  const deps = {
    index,
    seed,
    source,
    backend,
    budget,
    feedback,
    calendar: { today, timeZone },
    catalog,
    tally,
    clock,
    onEvent,
    signal,
  };
  const made = await synthesize(deps, spec, memory, checks, secrets);
  return { ...made, catalog };
}
