// One draft: propose, execute, select, update; then settle, write and check.
import { ToolGradError } from '../model/errors.ts';
import type { Critique, Gradient, Report } from '../model/feedback.ts';
import { createRandom, deriveSeed } from '../model/random.ts';
import type { Trace } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import { mayWrite } from '../model/tool.ts';
import { stepsOf } from '../model/workflow.ts';
import { checkContext, type DraftDeps } from './deps.ts';
import { drawTools } from './draw-tools.ts';
import { execute } from './execute.ts';
import { Exploration, type Explored, type LoopSpec, lastOf } from './exploration.ts';
import { Lessons } from './learn.ts';
import { MadeCalls } from './made-calls.ts';
import type { Memory } from './memory.ts';
import { propose } from './propose.ts';
import { QueryFirst } from './query-first.ts';
import { select } from './select.ts';
import { settle } from './settle.ts';
import { triedIn } from './tried.ts';
import { update } from './update.ts';
import { type Author, type Written, writeAndCheck, writer } from './write.ts';

export interface Synthesis extends Partial<Written>, Explored {
  /** Why there is no draft: the loop kept no step, the clean execution failed, or a server was lost. */
  readonly failure?: string;
}

const lossCodes: ReadonlySet<string> = new Set(['server', 'forbidden']);

/** Works one seed into a draft. Failures of calls, stages and checks are in the answer; it throws only where the run cannot go on. */
export async function synthesize(
  deps: DraftDeps,
  spec: LoopSpec,
  memory: Memory,
  checks: readonly Check[],
  secrets: readonly string[],
): Promise<Synthesis> {
  const loop = spec.method === 'query-first' ? new QueryFirst(deps, memory) : new Loop(deps, memory);
  let latencyMs: Trace['latencyMs'] = {};
  const lost = (failure: string): Synthesis => ({ failure, ...loop.outcome(latencyMs) });
  try {
    await loop.run(spec);
    if (stepsOf(loop.workflow).length === 0) return lost(loop.lastObjection());
    const settled = await settle(deps, loop.workflow);
    latencyMs = settled.latencyMs;
    if (settled.settlement.status === 'failed') return lost(settled.settlement.detail);
    const context = checkContext(deps, secrets);
    const written = await writeAndCheck(deps, settled, checks, context, loop.author(memory));
    if ('failure' in written) return lost(written.failure);
    loop.finish(written, checks);
    return { ...written, ...loop.outcome(written.latencyMs) };
  } catch (error) {
    // One server less, or a tool that may no longer be called, is a lost draft, not a lost run: the next draft finds
    // the catalog without it.
    if (error instanceof ToolGradError && lossCodes.has(error.code) && !deps.signal.aborted)
      return lost(error.message);
    throw error;
  }
}

/** The training loop of one draft. */
class Loop extends Exploration {
  readonly #made = new MadeCalls();
  /** What the last steps taught: the momentum. */
  #critiques: readonly Critique[] = [];
  /** What the last selection asked for. */
  #advice: readonly Critique[] = [];

  override async run(spec: LoopSpec): Promise<void> {
    const { deps } = this;
    const random = createRandom(deriveSeed(deps.seed, 'draw'));
    let session = await this.open();
    try {
      for (let iteration = 1; iteration <= spec.iterations; iteration++) {
        deps.onEvent({ type: 'iteration', index: deps.index, iteration });
        const forward = { workflow: this.workflow, critiques: this.#critiques, memory: this.memory };
        const pool = drawTools(deps.catalog, this.workflow, this.memory, spec.pool, random);
        const { proposals, critiques, isEnough } = await propose(deps, {
          ...forward,
          advice: this.#advice,
          pool,
          count: spec.proposals,
        });
        if (isEnough) break;
        if (proposals.length === 0) {
          // Another draw may hold a tool that can be begun with.
          this.#critiques = critiques.length > 0 ? critiques : this.#critiques;
          continue;
        }
        const reports = await execute(deps, session, { ...forward, proposals, made: this.#made });
        const choice = { workflow: this.workflow, reports, memory: this.memory };
        const gradient = await select(deps, choice, spec.select);
        this.#learn(reports, gradient, iteration, critiques);
        const updated = update(this.workflow, gradient, reports, deps.catalog.byName);
        const taken = updated === this.workflow ? null : gradient.proposalId;
        this.workflow = updated;
        if (leftTraces(deps, reports, taken)) {
          this.#made.clear();
          const afresh = await this.startAfresh(session, this.workflow);
          session = afresh.session;
          this.workflow = afresh.workflow;
        }
      }
    } finally {
      await session[Symbol.asyncDispose]();
    }
  }

  override author(memory: Memory): Author {
    return writer(this.deps, memory);
  }

  #learn(
    reports: readonly Report[],
    gradient: Gradient,
    iteration: number,
    earlier: readonly Critique[],
  ): void {
    const overlay = new Lessons();
    for (const report of reports) overlay.addReport(report, this.workflow, this.deps.catalog.byName);
    this.lessons.add(overlay);
    // What this draft gives up it does not teach: the next one may have better luck.
    this.memory = this.memory.with(overlay.toLearned()).with(this.unanswered.givenUp(reports));
    this.#critiques = [...earlier, ...reports.flatMap(({ critiques }) => critiques)];
    this.#advice = gradient.critiques;
    this.gradients.push({ ...gradient, iteration, tried: triedIn(reports, gradient) });
  }

  override lastObjection(): string {
    return lastOf([...this.#critiques, ...this.#advice], 'No call could be proposed.');
  }
}

/** Whether a call that is not part of the workflow may have written: exploration's traces must not reach the sample. */
function leftTraces(deps: DraftDeps, reports: readonly Report[], taken: string | null): boolean {
  return reports.some((report) => {
    const selected = report.proposal.id === taken;
    return report.attempts.some((attempt) => {
      const tool = deps.catalog.byName.get(attempt.call.tool);
      return tool !== undefined && mayWrite(tool) && !(selected && report.kept.includes(attempt));
    });
  });
}
