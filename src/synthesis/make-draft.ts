// One draft of a run, or one that stands alone: from a seed and a memory to what became of it.
import type { RunParts, RunSpec } from '../model/run.ts';
import type { Catalog } from '../model/tool.ts';
import type { Budget } from '../spending/budget.ts';
import { newTally } from './deps.ts';
import { Memory } from './memory.ts';
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
const draftFields = [
  'iterations',
  'proposals',
  'pool',
  'feedback',
  'today',
  'timeZone',
  'method',
  'memory',
  'select',
  'replay',
  'dfsWidth',
  'dfsSteps',
] as const satisfies readonly (keyof RunSpec)[];

export type DraftSpec = Pick<RunSpec, (typeof draftFields)[number]>;

/** The part of a run's spec that decides its drafts. */
export function draftSpecOf(spec: DraftSpec): DraftSpec {
  const fields = draftFields.filter((field) => spec[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, spec[field]])) as unknown as DraftSpec;
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
  const { feedback, today, timeZone, replay = true } = spec;
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
    replay,
  };
  const known = spec.memory === false ? Memory.empty : memory;
  const made = await synthesize(deps, spec, known, checks, secrets);
  return { ...made, catalog };
}
