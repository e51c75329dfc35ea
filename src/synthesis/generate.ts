// Many drafts: seeds, concurrency, and commitment in the order of their index.
import { setMaxListeners } from 'node:events';
import { ToolGradError } from '../core/errors.ts';
import { isAccepted } from '../core/figures.ts';
import type { Learned } from '../core/learned.ts';
import { deriveSeed } from '../core/random.ts';
import type { RunFigures, RunParts, RunSpec } from '../core/run.ts';
import { draftId, type RejectedDraft, type Sample, type SampleTool, type Verdict } from '../core/sample.ts';
import { redactDeep } from '../core/secret-shapes.ts';
import type { Catalog, Tool } from '../core/tool.ts';
import { stepsOf } from '../core/workflow.ts';
import { Budget } from './budget.ts';
import { type DraftDeps, newTally, type Tally } from './deps.ts';
import { callKey } from './learn.ts';
import { Memory } from './memory.ts';
import { type Synthesis, synthesize } from './synthesize.ts';

/** Drafts made for a sample asked for, at the most. */
const draftsPerSample = 3;

/** `memory.json` is renewed after this many drafts: it can be rebuilt, so it may lag behind. */
const memoryEvery = 100;

/** What became of a draft, and the catalog that it was made with: a server may be lost before it is committed. */
interface Made extends Synthesis {
  readonly catalog: Catalog;
}

export type Ended = 'done' | 'short' | 'limit' | 'interrupted';

/**
 * Drafts until the samples asked for are accepted, or three times that number of drafts is reached (`short`), or the
 * signal aborts (`interrupted`), or a limit of the spending is reached (`limit`); goes on where the store's earlier drafts end. What it makes depends on the spec, the
 * servers' answers and the backend's, and on nothing else: not on concurrency, nor on interruptions.
 * Throws `server` where no server is left, and `run` where the store cannot be written.
 */
export async function generate(
  parts: RunParts,
  spec: RunSpec,
  signal: AbortSignal,
): Promise<RunFigures & { readonly ended: Ended }> {
  const run = new Run(parts, spec);
  await run.restore();
  const ended = await run.work(signal);
  await parts.store.saveMemory(run.finalMemory().toLearned() as never);
  return { ...parts.store.figures, ended };
}

class Run {
  readonly #parts: RunParts;
  readonly #spec: RunSpec;
  /** The sum of the lessons of the first `#absorbed` drafts. */
  #memory = Memory.empty;
  #absorbed = 0;
  /** The lessons of the committed drafts after those. */
  readonly #pending: Learned[] = [];
  #committed = 0;
  #budget = new Budget({});
  /** The counters of the drafts that are not committed. */
  readonly #tallies = new Map<number, Tally>();

  constructor(parts: RunParts, spec: RunSpec) {
    this.#parts = parts;
    this.#spec = spec;
  }

  async restore(): Promise<void> {
    const { store, limits } = this.#parts;
    for await (const entry of store.committed()) this.#count(entry);
    this.#budget = new Budget(limits, store.figures);
  }

  finalMemory(): Memory {
    return this.#pending.reduce((memory, learned) => memory.with(learned), this.#memory);
  }

  async work(signal: AbortSignal): Promise<Ended> {
    const { samples, window, concurrency } = this.#spec;
    const most = samples * draftsPerSample;
    // Ends the drafts that are no longer needed once there are samples enough.
    const enough = new AbortController();
    const stop = AbortSignal.any([signal, enough.signal]);
    // Every call under way listens to it.
    setMaxListeners(0, stop);
    const underWay = new Map<number, Promise<Made | Error>>();
    let next = this.#committed;
    try {
      while (this.#accepted < samples && this.#committed < most && !signal.aborted) {
        while (
          next < most &&
          underWay.size < Math.min(concurrency, window) &&
          next - window < this.#committed &&
          this.#mayBegin()
        ) {
          underWay.set(next, this.#draft(next, stop));
          next += 1;
        }
        const draft = await underWay.get(this.#committed);
        underWay.delete(this.#committed);
        if (draft instanceof Error) {
          if (signal.aborted) break;
          if (draft instanceof ToolGradError && draft.code === 'budget') return this.#limited(draft.message);
          throw draft;
        }
        if (draft === undefined) return this.#limited(this.#exhausted() ?? '');
        await this.#commit(this.#committed, draft);
      }
    } finally {
      enough.abort();
      await Promise.allSettled(underWay.values());
      for (const { spent } of this.#tallies.values()) this.#parts.store.addUnfinished(spent);
    }
    if (this.#accepted >= samples) return 'done';
    return signal.aborted ? 'interrupted' : 'short';
  }

  get #accepted(): number {
    return this.#parts.store.figures.accepted;
  }

  /** Why no draft may be begun for want of money. */
  #exhausted(): string | undefined {
    return this.#budget.exhausted([...this.#tallies.values()].map(({ spent }) => spent));
  }

  #mayBegin(): boolean {
    return this.#exhausted() === undefined;
  }

  #limited(reason: string): Ended {
    this.#parts.onEvent({ type: 'notice', message: reason });
    return 'limit';
  }

  /** What the memory holds for draft `index`: the lessons up to `index - window`. Drafts start in the order of their index. */
  #memoryFor(index: number): Memory {
    while (this.#absorbed <= index - this.#spec.window) {
      const learned = this.#pending.shift();
      if (learned === undefined) break;
      this.#memory = this.#memory.with(learned);
      this.#absorbed += 1;
    }
    return this.#memory;
  }

  /** An error is answered, not thrown: the run cannot go on, or it was aborted. */
  async #draft(index: number, signal: AbortSignal): Promise<Made | Error> {
    const memory = this.#memoryFor(index);
    const { source, backend, checks, clock, onEvent, secrets } = this.#parts;
    const tally = newTally();
    this.#tallies.set(index, tally);
    try {
      const catalog = await source.catalog(signal);
      onEvent({ type: 'draft-started', index });
      const deps: DraftDeps = {
        index,
        seed: deriveSeed(this.#spec.seed, index),
        source,
        backend,
        budget: this.#budget,
        feedback: this.#spec.feedback,
        catalog,
        tools: new Map(catalog.tools.map((tool) => [tool.name, tool])),
        tally,
        clock,
        onEvent,
        signal,
      };
      const made = await synthesize(deps, this.#spec, memory, checks, secrets);
      this.#budget.finishDraft(tally.spent);
      return { ...made, catalog };
    } catch (error) {
      // A value, because nobody awaits this draft before its turn to be committed.
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async #commit(index: number, draft: Made): Promise<void> {
    // Whatever was seen on the way, no secret reaches a file or the memory.
    const entry = redactDeep(this.#entry(index, draft), this.#parts.secrets);
    await this.#parts.store.commit(entry);
    this.#tallies.delete(index);
    this.#count(entry);
    if (isAccepted(entry)) this.#parts.onEvent({ type: 'accepted', index, query: entry.query });
    else this.#parts.onEvent({ type: 'rejected', index, reason: entry.reason });
    if (this.#committed % memoryEvery === 0) {
      await this.#parts.store.saveMemory(this.finalMemory().toLearned() as never);
    }
  }

  #entry(index: number, draft: Made): Sample | RejectedDraft {
    const { backend, version, clock } = this.#parts;
    const verdicts = draft.draft === undefined ? [] : [...(draft.verdicts ?? [])];
    if (draft.draft !== undefined) verdicts.push(this.#parts.novelty.judge(draft.draft));
    const failed = verdicts.filter(({ status }) => status === 'failed');
    const body = {
      id: draftId(this.#spec.seed, index),
      seed: deriveSeed(this.#spec.seed, index),
      query: draft.draft?.query ?? '',
      response: draft.draft?.response ?? '',
      chains: draft.workflow.chains,
      tools: (draft.draft?.tools ?? []).map(sampleTool),
      verdicts: verdicts.map(storedVerdict),
      trace: draft.trace,
      // Calls that make a draft no news are known from now on as if they had been kept.
      learned: failed.some(({ check }) => check === 'novel') ? withCalls(draft) : draft.learned,
      provenance: {
        toolgrad: version,
        model: backend.id,
        createdAt: new Date(clock()).toISOString(),
        servers: serversOf(draft),
      },
    };
    const reason = draft.failure ?? failed[0]?.detail;
    return reason === undefined && failed.length === 0
      ? { schema: 'toolgrad.sample/1', ...body }
      : { schema: 'toolgrad.rejected/1', reason: reason ?? `The check ${failed[0]?.check} failed.`, ...body };
  }

  #count(entry: Sample | RejectedDraft): void {
    if (isAccepted(entry))
      this.#parts.novelty.remember({ query: entry.query, workflow: { chains: entry.chains } });
    this.#pending.push(entry.learned);
    // A resumed run absorbs as it reads, so that it never holds more lessons than the window.
    if (this.#pending.length > this.#spec.window) this.#memoryFor(this.#committed);
    this.#committed += 1;
  }
}

function withCalls({ learned, workflow }: Synthesis): Learned {
  const calls = stepsOf(workflow).map((step) => callKey({ tool: step.name, arguments: step.arguments }));
  return { ...learned, calls };
}

function sampleTool({ permission: _, title: __, ...tool }: Tool): SampleTool {
  return tool;
}

function storedVerdict({ critiques: _, ...verdict }: Verdict): Omit<Verdict, 'critiques'> {
  return verdict;
}

function serversOf({ catalog, workflow }: Made) {
  const used = new Set(workflow.chains.flatMap((chain) => chain.steps.map(({ server }) => server)));
  return catalog.servers
    .filter(({ name }) => used.has(name))
    .map(({ name, version, protocolVersion, toolsHash }) => ({ name, version, protocolVersion, toolsHash }));
}
