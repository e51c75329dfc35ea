// What the stages of one draft share: whom to ask, what to call, and what to count.
import type { OnEvent } from '../core/events.ts';
import { deriveSeed } from '../core/random.ts';
import { noUsage, type Usage } from '../core/sample.ts';
import type { ModelBackend, Stage, StageIO, ToolSource } from '../core/seams.ts';
import type { Catalog, Tool } from '../core/tool.ts';

/** The counters of one draft. */
export interface Tally {
  proposals: number;
  toolCalls: number;
  failedToolCalls: number;
  modelCalls: number;
  usage: Usage;
}

export function newTally(): Tally {
  return { proposals: 0, toolCalls: 0, failedToolCalls: 0, modelCalls: 0, usage: noUsage };
}

/** What it takes to call tools on behalf of one draft. */
export interface CallDeps {
  readonly index: number;
  readonly source: ToolSource;
  readonly catalog: Catalog;
  /** The catalog's tools by their model-facing names. */
  readonly tools: ReadonlyMap<string, Tool>;
  readonly tally: Tally;
  readonly clock: () => number;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
}

export interface DraftDeps extends CallDeps {
  readonly seed: number;
  readonly backend: ModelBackend;
}

/** Asks the backend one stage, with a seed of its own, and counts what it used. */
export async function ask<S extends Stage>(
  deps: DraftDeps,
  stage: S,
  input: StageIO[S]['in'],
): Promise<StageIO[S]['out']> {
  const { tally } = deps;
  const seed = deriveSeed(deps.seed, `${stage}/${tally.modelCalls}`);
  tally.modelCalls += 1;
  const { output, usage } = await deps.backend.complete({ stage, input, seed, signal: deps.signal });
  tally.usage = addUsage(tally.usage, usage);
  return output;
}

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}

/** The tools of a workflow's steps and of the given names, each once, in the order of the catalog. */
export function toolsNamed(deps: Pick<DraftDeps, 'catalog'>, names: Iterable<string>): readonly Tool[] {
  const wanted = new Set(names);
  return deps.catalog.tools.filter(({ name }) => wanted.has(name));
}
