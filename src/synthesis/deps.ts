// What the stages of one draft share: whom to ask, what to call, and what to count.
import type { OnEvent } from '../model/events.ts';
import { deriveSeed } from '../model/random.ts';
import type { RunSpec } from '../model/run.ts';
import { addSpent, nothingSpent, type Spent } from '../model/sample.ts';
import type {
  Answered,
  CheckContext,
  ModelBackend,
  Stage,
  StageIO,
  ToolSource,
  Undated,
} from '../model/seams.ts';
import type { Catalog, Tool } from '../model/tool.ts';
import { answerOf, promptOf } from '../prompts/stages.ts';
import type { Budget } from '../spending/budget.ts';
import { Memory } from './memory.ts';

/** The counters of one draft. */
export interface Tally {
  proposals: number;
  toolCalls: number;
  failedToolCalls: number;
  /** Requests to the backend, whatever they cost. */
  asked: number;
  spent: Spent;
  stages: Record<string, Spent>;
}

export function newTally(): Tally {
  return { proposals: 0, toolCalls: 0, failedToolCalls: 0, asked: 0, spent: nothingSpent, stages: {} };
}

/** What it takes to call tools on behalf of one draft. */
export interface CallDeps {
  readonly index: number;
  readonly source: ToolSource;
  readonly catalog: Catalog;
  readonly tally: Tally;
  readonly clock: () => number;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
  /** False: what exploration found is recorded as it is. */
  readonly replay?: boolean;
}

/** What it takes to ask on behalf of one draft. */
export interface AskDeps extends Omit<CallDeps, 'source' | 'clock' | 'replay'> {
  /** The day on which the draft takes place. */
  readonly calendar: Pick<RunSpec, 'today' | 'timeZone'>;
  readonly seed: number;
  readonly backend: ModelBackend;
  readonly budget: Pick<Budget, 'pay'>;
  /** Whether critiques and memory reach the backend. */
  readonly feedback: boolean;
}

export interface DraftDeps extends CallDeps, AskDeps {}

function sandboxesOf({ servers }: Catalog): readonly string[] {
  return servers.filter(({ sandbox }) => sandbox).map(({ name }) => name);
}

/**
 * Asks the backend one stage, with a seed of its own, and counts what it took. Throws `budget` where a limit of the run
 * is reached.
 */
export async function ask<S extends Stage>(
  deps: AskDeps,
  stage: S,
  undated: Undated<S>,
): Promise<Answered<S>> {
  const { tally, backend, budget, signal, onEvent, index } = deps;
  const given = { ...undated, today: deps.calendar.today } as StageIO[S]['in'];
  const input = deps.feedback ? given : withoutFeedback(given);
  const seed = deriveSeed(deps.seed, askedFor(stage, given, tally));
  tally.asked += 1;
  let spent = nothingSpent;
  try {
    const prompt = () => promptOf(stage, input);
    const answer = () => answerOf(stage, input);
    const { today } = deps.calendar;
    const { catalog } = deps;
    const { callable: tools } = catalog;
    const sandboxes = sandboxesOf(catalog);
    const draft = { index, seed: deps.seed, today, sandboxes, callable: tools.length, tools };
    const completion = await budget.pay(() =>
      backend.complete({ stage, input, seed, draft, prompt, answer, signal }),
    );
    spent = completion.spent;
    return completion;
  } finally {
    tally.spent = addSpent(tally.spent, spent);
    tally.stages[stage] = addSpent(tally.stages[stage] ?? nothingSpent, spent);
    onEvent({ type: 'asked', index, stage, spent });
  }
}

/**
 * What a request is, among all of its draft. Proposals that are carried out side by side ask in the order in which servers
 * happen to answer: theirs are told apart by what they are for.
 */
function askedFor<S extends Stage>(stage: S, input: StageIO[S]['in'], tally: Tally): string {
  if (!('proposal' in input)) return `${stage}/${tally.asked}`;
  const { id, number } = input.proposal;
  return `${stage}/${number === undefined ? id : `p${number}`}/${input.attempts.length}`;
}

/** The input as it would be if nothing had ever been learned. */
function withoutFeedback<I extends object>(input: I): I {
  return {
    ...input,
    ...('critiques' in input && { critiques: [] }),
    ...('advice' in input && { advice: [] }),
    ...('memory' in input && { memory: Memory.empty }),
    ...('previous' in input && { previous: undefined }),
  };
}

/** What the checks of a draft may see, and whom they may ask. */
export function checkContext(deps: AskDeps, secrets: readonly string[]): CheckContext {
  const { catalog, seed, signal } = deps;
  return { catalog, seed, secrets, signal, ask: (stage, input) => ask(deps, stage, input) };
}

/** The tools of a workflow's steps and of the given names, each once, in the order of the catalog. */
export function toolsNamed(deps: Pick<DraftDeps, 'catalog'>, names: Iterable<string>): readonly Tool[] {
  const wanted = new Set(names);
  return deps.catalog.tools.filter(({ name }) => wanted.has(name));
}
