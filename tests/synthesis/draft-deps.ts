// What one draft is worked on with, in tests: a source of fake tools, a backend, and small ways to write both down.
import type { Critique, Gradient, Proposal, Report } from '../../src/model/feedback.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Learned } from '../../src/model/learned.ts';
import { getAt } from '../../src/model/pointer.ts';
import { nothingSpent } from '../../src/model/sample.ts';
import type {
  Completion,
  ModelBackend,
  ModelRequest,
  Stage,
  StageIO,
  ToolSession,
  ToolSource,
} from '../../src/model/seams.ts';
import type { Attempt, ToolCall, ToolResult } from '../../src/model/tool.ts';
import type { Binding, Step, Workflow } from '../../src/model/workflow.ts';
import { Budget } from '../../src/spending/budget.ts';
import { type DraftDeps, newTally } from '../../src/synthesis/deps.ts';
import { type FakeTool, structuredResult } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';

export const never: AbortSignal = new AbortController().signal;

/** Everything a draft needs, with a script of no answers unless a backend is given. */
export async function draftDeps(source: ToolSource, more: Partial<DraftDeps> = {}): Promise<DraftDeps> {
  const catalog = await source.catalog(never);
  return {
    index: 0,
    seed: 1,
    source,
    backend: createScriptedBackend({}),
    budget: new Budget({}),
    calendar: { today: '2026-03-02', timeZone: 'Europe/Berlin' },
    feedback: true,
    catalog,
    tally: newTally(),
    clock: () => 0,
    onEvent: () => {},
    signal: never,
    ...more,
  };
}

/** A backend of which some answers are others: as long as `change` gives something, that is the answer. */
export function changed(
  backend: ModelBackend,
  change: (request: ModelRequest) => Completion<Stage> | undefined,
): ModelBackend {
  return {
    id: backend.id,
    complete: async <S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> =>
      (change(request as ModelRequest) as Completion<S> | undefined) ?? (await backend.complete(request)),
  };
}

/** A backend that fails at the given requests of a stage, counted from 1; the other requests go to the backend. */
export function failingAt(
  backend: ModelBackend,
  stage: Stage,
  requests: readonly number[],
  failure: string,
): ModelBackend {
  let asked = 0;
  return changed(backend, (request) => {
    if (request.stage !== stage) return undefined;
    asked += 1;
    return requests.includes(asked) ? { failure, spent: nothingSpent } : undefined;
  });
}

type Handler<State> = (
  args: JsonObject,
  state: State,
) => JsonObject | ToolResult | Promise<JsonObject | ToolResult>;

/** A tool that only reads; what its handler answers is structured content, unless it is a whole result. */
export function reads<State = undefined>(
  handler: Handler<State>,
  face: Omit<FakeTool, 'handler'> = {},
): FakeTool {
  return {
    annotations: { readOnlyHint: true },
    ...face,
    handler: async (args, state) => {
      const answer = await handler(args, state);
      return Array.isArray(answer.content)
        ? (answer as unknown as ToolResult)
        : structuredResult(answer as JsonObject);
    },
  };
}

/** A tool that may write. */
export function writes<State = undefined>(
  handler: Handler<State>,
  face: Omit<FakeTool, 'handler'> = {},
): FakeTool {
  return reads(handler, { annotations: { readOnlyHint: false }, ...face });
}

/** An input schema of string parameters: required ones, and optional ones with a `?`. */
export function strings(...parameters: readonly string[]): JsonObject {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map((name) => [name.replace('?', ''), { type: 'string' }])),
    required: parameters.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

export function callOf(tool: string, args: JsonObject = {}): ToolCall {
  return { tool, arguments: args };
}

/** A proposal whose plan is the call's tool and those after it. */
export function proposalOf(call: ToolCall, ...after: readonly string[]): Proposal {
  return { id: call.tool, instruction: `Use ${call.tool}.`, tools: [call.tool, ...after], call };
}

/** Selects the report that began with this tool: for a chain of its own, or the chain of that id. */
export function taking(tool: string, chainId: string | null = null) {
  return ({ reports }: StageIO['select']['in']): Gradient => {
    const report = reports.find(({ proposal }) => proposal.call.tool === tool);
    if (report === undefined) throw new Error(`No report began with ${tool}.`);
    const kind = chainId === null ? 'new' : 'append';
    return { kind, proposalId: report.proposal.id, chainId, reason: 'It is asked for.', critiques: [] };
  };
}

export const takingNone: Gradient = {
  kind: 'none',
  proposalId: null,
  chainId: null,
  reason: 'Nothing is wanted.',
  critiques: [],
};

export const words = { query: 'What is new?', response: 'Nothing is.' };

export function structured(content: JsonObject): ToolResult {
  return structuredResult(content);
}

export function attemptOf(call: ToolCall, result: ToolResult, latencyMs = 1): Attempt {
  return { call, outcome: { result }, latencyMs };
}

export function failedAttempt(call: ToolCall, message: string, latencyMs = 1): Attempt {
  return { call, outcome: { error: { code: -32000, message } }, latencyMs };
}

/** What an attempt's structured content holds at a pointer; throws where it holds nothing there. */
export function found(attempt: Attempt | undefined, pointer: string): JsonValue {
  const value = getAt(attempt?.outcome.result?.structuredContent, pointer);
  if (value === undefined) throw new Error(`There is nothing at ${pointer}.`);
  return value;
}

/** The report of attempts of which those without an error are kept. */
export function reportOf(attempts: readonly Attempt[], critiques: readonly Critique[] = []): Report {
  const [first] = attempts;
  if (first === undefined) throw new Error('A report has attempts.');
  const kept = attempts.filter(
    ({ outcome }) => outcome.error === undefined && outcome.result.isError !== true,
  );
  return {
    proposal: proposalOf(first.call),
    attempts,
    kept,
    succeeded: kept.at(-1) === attempts.at(-1),
    critiques,
  };
}

export function chainOf(id: string, ...steps: readonly Step[]): Workflow['chains'][number] {
  return { id, steps };
}

export const noLessons: Learned = { tools: {}, values: [], edges: [], names: [], failures: [], calls: [] };

/** A door that somebody opens later. */
export class Gate {
  open: () => void = () => {};
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

/** A point that several calls have to reach before any of them goes on. */
export function meetingOf(count: number): () => Promise<void> {
  const gate = new Gate();
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived === count) gate.open();
    return gate.opened;
  };
}

/** `step_<number>` of a tool by its model-facing name. */
export function stepOf(
  number: number,
  name: string,
  args: JsonObject,
  result: ToolResult,
  bindings: readonly Binding[] = [],
): Step {
  const [server = '', tool = ''] = name.split('__');
  return { id: `step_${number}`, server, tool, name, arguments: args, result, bindings };
}

/** A source that counts what is opened and closed, and sees each call together with its session. */
export class WatchedSource implements ToolSource {
  opened = 0;
  /** The most sessions that were open at once. */
  mostOpen = 0;
  readonly calls: (ToolCall & { readonly session: number })[] = [];
  readonly #closed = new Set<number>();
  readonly #source: ToolSource;

  constructor(source: ToolSource) {
    this.#source = source;
  }

  /** How many of the opened sessions have been closed. */
  get closed(): number {
    return this.#closed.size;
  }

  catalog(signal: AbortSignal) {
    return this.#source.catalog(signal);
  }

  async openSession(signal: AbortSignal): Promise<ToolSession> {
    const session = await this.#source.openSession(signal);
    this.opened += 1;
    this.mostOpen = Math.max(this.mostOpen, this.opened - this.closed);
    const number = this.opened;
    return {
      call: (call, callSignal) => {
        this.calls.push({ ...call, session: number });
        return session.call(call, callSignal);
      },
      [Symbol.asyncDispose]: async () => {
        this.#closed.add(number);
        await session[Symbol.asyncDispose]();
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
