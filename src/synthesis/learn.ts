// What a report teaches about its tools, and how such lessons add up.

import { bindArguments } from '../grounding/bind.ts';
import { entitiesIn } from '../grounding/entities.ts';
import type { Exchange } from '../model/claim.ts';
import type { Critique, Report } from '../model/feedback.ts';
import { hashJson, type JsonObject } from '../model/json.ts';
import type {
  Edge,
  KnownFailure,
  KnownName,
  KnownValue,
  LatencyClass,
  Learned,
  ToolRecord,
} from '../model/learned.ts';
import { scalarsIn } from '../model/pointer.ts';
import type { Verdict } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import { type Attempt, failureText, mayWrite, type Tool, type ToolCall } from '../model/tool.ts';
import { type Step, stepBindings, stepsOf, type Workflow } from '../model/workflow.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';
import { findingKeys, findingKinds } from '../proofs/findings.ts';
import { looksLikeIdentifier } from '../text/identifier-shape.ts';
import { meaningOf } from '../text/naming.ts';

/** What a draft teaches at the most, a kind: a record of thousands of samples stays small. */
const most = { values: 24, names: 16, failures: 8 };

/** Calls above these milliseconds are slow, and very slow. */
const slowAfterMs = 2_000;
const verySlowAfterMs = 8_000;

function latencyClass(milliseconds: number): LatencyClass {
  if (milliseconds >= verySlowAfterMs) return 'very slow';
  return milliseconds >= slowAfterMs ? 'slow' : 'fast';
}

const callKeys = new WeakMap<JsonObject, { readonly tool: string; readonly key: string }>();

/** The key under which a failed call is remembered. */
export function callKey(call: ToolCall): string {
  const known = callKeys.get(call.arguments);
  const key = known?.tool === call.tool ? known.key : hashJson([call.tool, call.arguments]).slice(7, 23);
  callKeys.set(call.arguments, { tool: call.tool, key });
  return key;
}

/** The record of a tool nobody has called. */
export const unusedTool: ToolRecord = { calls: 0, failures: 0, kept: 0, latency: 'fast' };

/** How a tool fared in all, where `later` followed `earlier`: an answer ends the row of calls that got none. */
export function addRecords(earlier: ToolRecord, later: ToolRecord): ToolRecord {
  const unanswered = (later.calls > 0 ? 0 : (earlier.unanswered ?? 0)) + (later.unanswered ?? 0);
  return {
    calls: earlier.calls + later.calls,
    failures: earlier.failures + later.failures,
    ...(unanswered > 0 && { unanswered }),
    kept: earlier.kept + later.kept,
    latency: slower(earlier.latency, later.latency),
  };
}

/** Collects the lessons of one draft. */
export class Lessons {
  readonly #tools = new Map<string, ToolRecord>();
  readonly #values = new Map<string, KnownValue>();
  readonly #names = new Map<string, KnownName>();
  readonly #edges = new Map<string, Edge>();
  readonly #failures = new Map<string, KnownFailure>();
  readonly #calls = new Set<string>();
  readonly #found = new Set<string>();

  /** Takes in one report: what its calls were given, what they gave, and what went wrong. */
  addReport(report: Report, workflow: Workflow, tools: ReadonlyMap<string, Tool>): void {
    const before: Step[] = [...stepsOf(workflow)];
    for (const attempt of report.attempts) {
      const tool = tools.get(attempt.call.tool);
      if (tool === undefined) continue;
      const isGood = report.kept.includes(attempt);
      const isPassing = !isGood && isPassingFailure(attempt.outcome);
      this.#count(attempt, isPassing);
      // What the server was unable to do for the moment says nothing of the call.
      if (isPassing) continue;
      const failure = isGood ? undefined : (failureText(attempt.outcome) ?? 'The result is not useful.');
      const bindings = bindArguments(attempt.call, tool, before, tools);
      for (const { step, path } of stepBindings({ bindings })) {
        const from = before.find(({ id }) => id === step)?.name;
        if (from !== undefined) this.#edge(from, tool.name, path, failure === undefined);
      }
      if (failure !== undefined) {
        const critiques = report.critiques.filter((known) => known.tool === tool.name);
        // The report's critiques are of all its attempts: the one in this failure's own words comes first.
        const critique =
          critiques.find(({ message }) => failure.startsWith(message)) ??
          critiques[0] ??
          critiqueOf(tool, failure);
        this.#failures.set(callKey(attempt.call), { call: callKey(attempt.call), critique });
      } else if (attempt.outcome.result !== undefined) {
        this.#accept(attempt.call);
        const { result } = attempt.outcome;
        before.push({
          id: `step_${before.length + 1}`,
          server: tool.server,
          tool: tool.tool,
          name: tool.name,
          arguments: attempt.call.arguments,
          result,
          bindings,
        });
        // What a change has made is gone with its session: no later draft could find it.
        if (!mayWrite(tool)) this.#nameThings(entitiesIn(result, tool.tool), tool.name);
      }
    }
  }

  /** Takes in what was learned in one iteration. */
  add(others: Lessons): void {
    for (const [name, record] of others.#tools) this.#addRecord(name, record);
    for (const [key, edge] of others.#edges) {
      const { succeeded = 0, failed = 0 } = this.#edges.get(key) ?? {};
      this.#edges.set(key, { ...edge, succeeded: edge.succeeded + succeeded, failed: edge.failed + failed });
    }
    for (const [key, value] of others.#values) this.#values.set(key, value);
    for (const [key, name] of others.#names) this.#names.set(key, name);
    for (const [key, failure] of others.#failures) this.#failures.set(key, failure);
  }

  /** Counts the tools of a finished workflow as kept, and remembers its calls and what its answers find out. */
  addKept(workflow: Workflow, exchanges: readonly Pick<Exchange, 'claims'>[] = []): void {
    const claims = exchanges.flatMap((exchange) => exchange.claims);
    for (const key of [...findingKeys(workflow, claims), ...findingKinds(workflow, claims)])
      this.#found.add(key);
    for (const step of stepsOf(workflow)) {
      this.#calls.add(callKey({ tool: step.name, arguments: step.arguments }));
      this.#addRecord(step.name, { ...unusedTool, kept: 1 });
    }
  }

  /** Calls whose arguments or results no wording can save are failures that later drafts must not repeat. */
  addObjections(failed: readonly Verdict[], workflow: Workflow, checks: readonly Check[]): void {
    const aboutChains = new Set(
      checks.filter(({ objectsTo }) => objectsTo === 'chain').map(({ name }) => name),
    );
    for (const { check, critiques } of failed) {
      if (!aboutChains.has(check)) continue;
      for (const critique of critiques ?? []) {
        const step = stepsOf(workflow).find(({ name }) => name === critique.tool);
        if (step === undefined) continue;
        if (check === 'result' && isPassingFailure({ result: step.result })) continue;
        const call = callKey({ tool: step.name, arguments: step.arguments });
        this.#failures.set(call, { call, critique });
      }
    }
  }

  toLearned(): Learned {
    return {
      tools: Object.fromEntries(this.#tools),
      values: [...this.#values.values()].slice(0, most.values),
      edges: [...this.#edges.values()],
      names: [...this.#names.values()].slice(0, most.names),
      failures: [...this.#failures.values()].slice(0, most.failures),
      calls: [...this.#calls],
      ...(this.#found.size > 0 && { found: [...this.#found] }),
    };
  }

  #count({ call, outcome, latencyMs, busyMs = 0 }: Attempt, isPassing: boolean): void {
    // A busy machine makes no server slow: what is learned must not hang on what else it had to do.
    const waitedMs = latencyMs - busyMs;
    const failures = failureText(outcome) === undefined ? 0 : 1;
    this.#addRecord(
      call.tool,
      isPassing
        ? { ...unusedTool, unanswered: 1 }
        : { ...unusedTool, calls: 1, failures, latency: latencyClass(waitedMs) },
    );
  }

  #addRecord(tool: string, record: ToolRecord): void {
    this.#tools.set(tool, addRecords(this.#tools.get(tool) ?? unusedTool, record));
  }

  #edge(from: string, to: string, path: string, succeeded: boolean): void {
    const key = `${from} ${to} ${path}`;
    const edge = this.#edges.get(key) ?? { from, to, path, succeeded: 0, failed: 0 };
    this.#edges.set(key, {
      ...edge,
      succeeded: edge.succeeded + (succeeded ? 1 : 0),
      failed: edge.failed + (succeeded ? 0 : 1),
    });
  }

  #accept(call: ToolCall): void {
    for (const { pointer, value } of scalarsIn(call.arguments)) {
      if (typeof value === 'string' && value.length > 120) continue;
      const path = pointer.replace(/\/\d+(?=\/|$)/g, '/0');
      this.#values.set(`${call.tool} ${path} ${String(value)}`, { tool: call.tool, path, value });
    }
  }

  #nameThings(entities: ReturnType<typeof entitiesIn>, tool: string): void {
    for (const { noun, name, id } of entities) {
      if (typeof name?.value !== 'string' || noun === '') continue;
      if (name.value.length > 80 || name.value.length < 3 || name.value.includes('\n')) continue;
      if (looksLikeIdentifier(name.value) && !name.value.includes('.')) continue;
      // A borrower that is identified as a member is found among the members.
      const kind = id === undefined ? '' : meaningOf(id.key, '').noun;
      for (const one of new Set([noun.split(' ').at(-1) ?? noun, kind].filter((word) => word !== '')))
        this.#names.set(`${one} ${name.value}`, { noun: one, name: name.value, tool });
    }
  }
}

function slower(a: LatencyClass, b: LatencyClass): LatencyClass {
  const order: readonly LatencyClass[] = ['fast', 'slow', 'very slow'];
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

function critiqueOf(tool: Tool, message: string): Critique {
  return { tool: tool.name, path: null, message };
}
