// The baseline: a query first, then a search for the calls that answer it, depth first and with backtracking.
//
// After ToolBench's DFSDT (Qin et al. 2023, arXiv 2307.16789): errors stay in view on the way that is being tried, a way
// that is given up leads back to where another call can be tried, and finishing is a step of its own.

import { extendWorkflow } from '../grounding/extend-workflow.ts';
import type { Critique } from '../model/feedback.ts';
import { mostSearchSteps } from '../model/loop-limits.ts';
import { createRandom, deriveSeed } from '../model/random.ts';
import { methodDefaults } from '../model/run.ts';
import type { ToolSession } from '../model/seams.ts';
import { type Attempt, mayWrite, type Tool, type ToolCall } from '../model/tool.ts';
import { emptyWorkflow, stepsOf, type Workflow } from '../model/workflow.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';
import { callTool } from './call.ts';
import { critiquesOf, faultOf, passing, repeated } from './call-critiques.ts';
import { ask, toolsNamed } from './deps.ts';
import { drawTools } from './draw-tools.ts';
import { Exploration, type LoopSpec, lastOf } from './exploration.ts';
import { Lessons } from './learn.ts';
import { type Author, responder } from './write.ts';

/** Failed calls in a row after which a way is left. */
const mostFailures = 3;

/** A point of the search: what the way to it has found. */
interface Place {
  workflow: Workflow;
  /** The calls on the way that failed. */
  readonly failed: readonly Attempt[];
  /** Of those, the ones since the last success. */
  readonly failures: number;
  /** Calls on the way. */
  readonly depth: number;
}

export class QueryFirst extends Exploration {
  #query = '';
  #pool: readonly Tool[] = [];
  #critiques: readonly Critique[] = [];
  #width: number = methodDefaults.dfsWidth;
  #most: number = methodDefaults.dfsSteps;
  #asked = 0;
  #session: ToolSession | undefined;
  /** Whether a call that is on no way any more may have written. */
  #hasTraces = false;

  override async run(spec: LoopSpec): Promise<void> {
    const { deps } = this;
    this.#width = spec.dfsWidth ?? this.#width;
    this.#most = spec.dfsSteps ?? this.#most;
    const random = createRandom(deriveSeed(deps.seed, 'draw'));
    this.#pool = drawTools(deps.catalog, emptyWorkflow, this.memory, spec.pool, random);
    const answered = await ask(deps, 'query', { pool: this.#pool, memory: this.memory });
    if (answered.output === undefined) return this.#object(answered.failure);
    this.#query = answered.output.query;
    this.#session = await this.open();
    try {
      const found = await this.#search({ workflow: emptyWorkflow, failed: [], failures: 0, depth: 0 });
      if (found !== undefined) this.workflow = found.workflow;
    } finally {
      await this.#session[Symbol.asyncDispose]();
    }
  }

  override author(): Author {
    return responder(this.deps, this.#query);
  }

  override lastObjection(): string {
    return lastOf(this.#critiques, 'No query could be written.');
  }

  /** Where the query is answered, by the first way that leads there; undefined where none does. */
  async #search(place: Place): Promise<Place | undefined> {
    const { deps } = this;
    const tried: ToolCall[] = [];
    while (tried.length < this.#width && this.#asked < mostSearchSteps) {
      this.#asked += 1;
      const answered = await ask(deps, 'step', {
        query: this.#query,
        workflow: place.workflow,
        attempts: place.failed,
        tried: [...tried],
        tools: toolsNamed(
          deps,
          this.#pool.map(({ name }) => name),
        ),
        critiques: this.#critiques,
        memory: this.memory,
      });
      if (answered.output === undefined) {
        this.#object(answered.failure);
        return undefined;
      }
      const next = answered.output;
      if ('finish' in next && stepsOf(place.workflow).length > 0) return place;
      if ('finish' in next || 'giveUp' in next) {
        this.#object('finish' in next ? `Nothing was called: ${next.finish}` : next.giveUp);
        return undefined;
      }
      tried.push(next);
      const known = this.#objectionTo(next, place);
      if (known !== undefined) {
        this.#critiques = [...this.#critiques, known];
        continue;
      }
      const after = await this.#go(place, next);
      const isOpen = after.depth < this.#most && after.failures < mostFailures;
      const found = isOpen ? await this.#search(after) : undefined;
      if (found !== undefined) return found;
      if (this.#mayWrite(next)) this.#hasTraces = true;
    }
    return undefined;
  }

  /** The place that a call leads to from here, whether it fails or not. */
  async #go(place: Place, call: ToolCall): Promise<Place> {
    const { deps } = this;
    const attempt = await callTool(deps, await this.#sessionAt(place), call);
    const fault = faultOf(deps, attempt);
    const isPassing = fault !== undefined && isPassingFailure(attempt.outcome);
    const critiques =
      fault === undefined ? [] : isPassing ? [passing(call, fault)] : critiquesOf(deps, attempt, fault);
    this.#critiques = [...this.#critiques, ...critiques];
    this.#learn(attempt, fault === undefined, critiques, place.workflow);
    const depth = place.depth + 1;
    if (fault === undefined)
      return {
        workflow: extended(place.workflow, attempt, deps.catalog.byName),
        failed: place.failed,
        failures: 0,
        depth,
      };
    // It may have written before it failed.
    if (this.#mayWrite(call)) this.#hasTraces = true;
    return { ...place, failed: [...place.failed, attempt], failures: place.failures + 1, depth };
  }

  /** A session in which the calls on the way to a place were made, and no others that wrote. */
  async #sessionAt(place: Place): Promise<ToolSession> {
    const session = this.#session as ToolSession;
    if (!this.#hasTraces) return session;
    const afresh = await this.startAfresh(session, place.workflow);
    this.#session = afresh.session;
    place.workflow = afresh.workflow;
    this.#hasTraces = false;
    return afresh.session;
  }

  #objectionTo(call: ToolCall, { workflow, failed }: Place): Critique | undefined {
    if (!this.#pool.some(({ name }) => name === call.tool))
      return { tool: call.tool, path: null, message: 'This tool is not among those that can be used.' };
    const steps = stepsOf(workflow);
    // What failed in another state of the world may work in this one.
    const isChanged = steps.some(({ name }) => this.#mayWrite({ tool: name }));
    const known = this.deps.feedback && !isChanged ? this.memory.failure(call) : undefined;
    const made = steps.map((step) => ({ call: { tool: step.name, arguments: step.arguments } }));
    return known ?? repeated([...made, ...failed], call);
  }

  #learn(attempt: Attempt, succeeded: boolean, critiques: readonly Critique[], workflow: Workflow): void {
    const { call } = attempt;
    const report = {
      proposal: { id: `call${this.#asked}`, instruction: this.#query, tools: [call.tool], call },
      attempts: [attempt],
      kept: succeeded ? [attempt] : [],
      succeeded,
      critiques,
    };
    const overlay = new Lessons();
    overlay.addReport(report, workflow, this.deps.catalog.byName);
    this.lessons.add(overlay);
    this.memory = this.memory.with(overlay.toLearned()).with(this.unanswered.givenUp([report]));
  }

  #mayWrite({ tool: name }: Pick<ToolCall, 'tool'>): boolean {
    const tool = this.deps.catalog.byName.get(name);
    return tool === undefined || mayWrite(tool);
  }

  #object(message: string): void {
    this.#critiques = [...this.#critiques, { tool: null, path: null, message }];
  }
}

/** The workflow with one call more; where there are chains enough, it joins the last one. */
function extended(workflow: Workflow, attempt: Attempt, tools: ReadonlyMap<string, Tool>): Workflow {
  const last = workflow.chains.at(-1)?.id ?? null;
  return (
    extendWorkflow(workflow, [attempt], null, tools) ??
    extendWorkflow(workflow, [attempt], last, tools) ??
    workflow
  );
}
