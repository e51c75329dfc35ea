// A draft that an agent drives: the running loop, and the single request that it is waiting for.
import { type AgentBackend, type AgentRequest, createAgentBackend } from '../../backends/agent.ts';
import { createAcceptedSamples } from '../../checks/novel.ts';
import { createDialogueMaker } from '../../dialogues/make-dialogue.ts';
import type { OnEvent, RunEvent } from '../../model/events.ts';
import type { Critique } from '../../model/feedback.ts';
import { isAccepted } from '../../model/figures.ts';
import type { RunSpec } from '../../model/run.ts';
import { draftId, type RejectedDraft, type Sample, type Verdict } from '../../model/sample.ts';
import type { ModelBackend } from '../../model/seams.ts';
import { redact, redactDeep } from '../../secrets/secret-shapes.ts';
import { Budget } from '../../spending/budget.ts';
import { newTally } from '../../synthesis/deps.ts';
import { draftEntry } from '../../synthesis/draft-entry.ts';
import { type DraftParts, type Made, makeDraft } from '../../synthesis/make-draft.ts';
import type { Memory } from '../../synthesis/memory.ts';
import { dialogueOf } from '../../synthesis/rewording/reword.ts';
import { steadyNow } from '../../timing/clock.ts';
import { programVersion } from '../../version.ts';
import type { AgentRun } from '../registry/agent-run.ts';
import type { OpenTools } from '../tool-sources.ts';
import { readBy } from './fresh-reader.ts';

/** The settings of one draft. */
export type DraftSpec = Pick<RunSpec, 'iterations' | 'proposals' | 'pool' | 'seed' | 'exchanges'>;

/** The outcome of a draft: the line in its run, and the verdicts' critiques, which are not stored. */
export interface Finished {
  readonly run: string;
  readonly entry: Sample | RejectedDraft;
  readonly critiques: readonly Critique[];
}

/** The status of a draft: a request is pending, calls are in progress, or it is finished. */
export type Turn =
  | { readonly kind: 'request'; readonly request: AgentRequest }
  | { readonly kind: 'working' }
  | { readonly kind: 'finished'; readonly finished: Finished };

/** Disposing it stops the work and releases its tools. */
export interface DrivenDraft extends AsyncDisposable {
  /**
   * The status as soon as a request is pending or the draft is finished, after `waitMs` at the latest; `onNews` is called
   * with what happens in between. Throws what ended the work, and `interrupted` if the signal aborts: the draft continues.
   */
  turn(waitMs: number, signal: AbortSignal, onNews: (news: string) => void): Promise<Turn>;
  /** The number of the pending request. */
  readonly waitingFor: number | undefined;
  /** Returns objections; none if the answer was accepted. Throws if no request is pending. */
  answer(value: unknown): readonly string[];
}

/** What a draft is driven with. */
export interface DraftMaterial {
  /** Released when the draft is finished or disposed. */
  readonly tools: OpenTools;
  /** Where it is stored when it is finished. */
  readonly run: AgentRun;
  /** What earlier drafts have learned. */
  readonly memory: Memory;
  readonly spec: DraftSpec;
  /** Reads the finished query blind; undefined where the client offers no model. */
  readonly reader?: ModelBackend | undefined;
}

/** Starts a draft. */
export function driveDraft(material: DraftMaterial): DrivenDraft {
  const stop = new AbortController();
  const backend = createAgentBackend(material.spec, material.reader);
  const listeners = new Set<(news: string) => void>();
  const onEvent: OnEvent = (event) => {
    const news = newsOf(event);
    if (news !== undefined) for (const each of listeners) each(news);
  };
  const { tools } = material;
  const work = workOn({ ...material, backend, onEvent, signal: stop.signal }).finally(() =>
    tools[Symbol.asyncDispose](),
  );
  // Read when the status of the draft is requested.
  work.catch(() => {});

  return {
    get waitingFor() {
      return backend.waiting?.number;
    },
    answer: (value) => backend.answer(value),
    async turn(waitMs, signal, onNews) {
      const giveUp = new AbortController();
      const timer = setTimeout(() => giveUp.abort(), waitMs);
      const either = AbortSignal.any([signal, giveUp.signal]);
      // Of its own, as two calls may wait with one listener.
      const listener = (news: string) => onNews(news);
      listeners.add(listener);
      try {
        return await Promise.race([
          work.then((finished): Turn => ({ kind: 'finished', finished })),
          backend.asked(either).then((request): Turn => {
            // Tools may answer with what was configured for them.
            const prompt = redact(request.prompt, tools.secrets);
            return { kind: 'request', request: { ...request, prompt } };
          }),
        ]);
      } catch (error) {
        // The work's own end is told, whoever asks and however often.
        if (signal.aborted || !giveUp.signal.aborted || stop.signal.aborted) throw error;
        return { kind: 'working' };
      } finally {
        clearTimeout(timer);
        listeners.delete(listener);
        // Takes the other side of the race off the backend.
        giveUp.abort();
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await work.catch(() => {});
    },
  };
}

interface Work extends DraftMaterial {
  readonly backend: AgentBackend;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
}

async function workOn({
  tools,
  run,
  memory,
  spec,
  reader,
  backend,
  onEvent,
  signal,
}: Work): Promise<Finished> {
  const { source, secrets } = tools;
  const parts = {
    source,
    backend,
    secrets,
    checks: readBy(reader, tools.checks),
    budget: new Budget({}),
    clock: steadyNow,
    onEvent,
  };
  const { seed } = spec;
  const beginning = { index: 0, seed, memory };
  const made = await makeDraft(parts, { ...spec, ...tools.calendar, feedback: true }, beginning, signal);
  const { calendar } = tools;
  const about = {
    seed,
    model: backend.id,
    version: programVersion(),
    createdAt: steadyNow(),
    calendar,
    secrets,
    checks: tools.checks,
    signal,
  };
  // Asked while nobody waits for the run's folder.
  const dialogue = await dialogueFor(made, await draftEntry(made, { ...about, ...alone() }), {
    ...parts,
    spec,
    calendar,
    signal,
  });
  const entry = await run.commit(
    tools,
    async ({ id, accepted }) => {
      const own = await draftEntry(made, { ...about, id, accepted });
      return dialogue !== undefined && isAccepted(own) ? { ...dialogue, id } : own;
    },
    signal,
  );
  return { run: run.name, entry, critiques: redactDeep(critiquesIn(made.verdicts), secrets) };
}

/** A place in no run, where there is nothing to be compared with. */
function alone() {
  return { id: draftId(0, 0), accepted: createAcceptedSamples() };
}

interface Wording extends Omit<DraftParts, 'source'> {
  readonly spec: DraftSpec;
  readonly calendar: OpenTools['calendar'];
  readonly signal: AbortSignal;
}

/** The dialogue that the sample becomes; undefined where it is none, or none is asked for. */
async function dialogueFor(
  { catalog }: Made,
  entry: Sample | RejectedDraft,
  { spec, ...parts }: Wording,
): Promise<Sample | undefined> {
  const { exchanges = 1, seed } = spec;
  if (exchanges === 1 || !isAccepted(entry)) return undefined;
  const { checks, secrets } = parts;
  const dialogues = createDialogueMaker(catalog, { exchanges, seed, checks, secrets, isReworded: true });
  const deps = { ...parts, index: 0, seed, catalog, tally: newTally(), feedback: true };
  return await dialogueOf(deps, entry, { dialogues, checks, secrets });
}

function critiquesIn(verdicts: readonly Verdict[] = []): readonly Critique[] {
  return verdicts.flatMap(({ critiques = [] }) => critiques);
}

/** What is worth telling while somebody waits. */
function newsOf(event: RunEvent): string | undefined {
  if (event.type === 'call') return `Called ${event.tool}`;
  if (event.type === 'iteration') return `Iteration ${event.iteration}`;
  return undefined;
}
