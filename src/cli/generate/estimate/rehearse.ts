// One draft as it might go, with nothing called and nobody asked: the prompts that it would render.
import { isCatalogShown, solveDistractors } from '../../../model/loop-limits.ts';
import { createRandom } from '../../../model/random.ts';
import type { RunSpec } from '../../../model/run.ts';
import type { Stage, StageIO, Undated } from '../../../model/seams.ts';
import type { Attempt, Catalog, Tool } from '../../../model/tool.ts';
import { type Step, stepsOf, type Workflow } from '../../../model/workflow.ts';
import { promptOf } from '../../../prompts/stages.ts';
import { drawTools } from '../../../synthesis/draw-tools.ts';
import { Memory } from '../../../synthesis/memory.ts';

/** Calls that a search is rehearsed with. */
const searchSteps = 3;

/** The texts of a draft's prompts by stage, in the order in which they would be asked. */
export type Rehearsal = ReadonlyMap<Stage, readonly string[]>;

/**
 * Rehearses a draft whose every iteration adds a step, with results of so many characters. Every stage that the checks
 * ask for is asked once, `act` once an iteration: how often each is really asked is not the prompts' to say.
 */
export function rehearse(
  catalog: Catalog,
  spec: Pick<RunSpec, 'iterations' | 'proposals' | 'pool' | 'today' | 'method' | 'exchanges'>,
  checks: readonly string[],
  resultLength: number,
  seed: number,
): Rehearsal {
  const random = createRandom(seed);
  const texts = new Map<Stage, string[]>();
  const ask = <S extends Stage>(stage: S, undated: Undated<S>) => {
    const text = promptOf(stage, { ...undated, today: spec.today } as StageIO[S]['in'])
      .map(({ content }) => content)
      .join('\n');
    texts.set(stage, [...(texts.get(stage) ?? []), text]);
  };
  const callable = catalog.tools.filter(({ permission }) => permission.callable);
  const memory = Memory.empty;
  let workflow: Workflow = { chains: [] };
  const isQueryFirst = spec.method === 'query-first';
  if (isQueryFirst) {
    const pool = drawTools(catalog, workflow, memory, spec.pool, random);
    ask('query', { pool, memory });
    for (const tool of random.sample(pool, Math.min(searchSteps, pool.length), () => 1)) {
      const given = { query: instructionOf(tool), attempts: [], tried: [], critiques: [], memory };
      ask('step', { ...given, workflow, tools: pool });
      workflow = withStep(workflow, tool, resultLength);
    }
  }
  for (let iteration = 1; !isQueryFirst && iteration <= spec.iterations; iteration++) {
    const pool = drawTools(catalog, workflow, memory, spec.pool, random);
    const tools = toolsOf(workflow, callable);
    const shown = isCatalogShown(callable.length, pool.length) ? callable : pool;
    const common = { workflow, critiques: [], advice: [], memory };
    ask('propose', { ...common, pool, catalog: shown, tools, count: spec.proposals });
    const chosen = random.sample(pool, Math.min(spec.proposals, pool.length), () => 1);
    const reports = chosen.map((tool, index) => {
      const attempt = attemptOf(tool, resultLength);
      const { call } = attempt;
      const proposal = { id: `p${index + 1}`, instruction: instructionOf(tool), tools: [tool.name], call };
      return { proposal, attempts: [attempt], kept: [attempt], succeeded: true, critiques: [] };
    });
    const [report] = reports;
    const [tool] = chosen;
    if (report === undefined || tool === undefined) continue;
    ask('act', { ...common, proposal: report.proposal, attempts: report.attempts, tools: [tool, ...tools] });
    ask('select', { workflow, reports, tools: [...new Set([...tools, ...chosen])], memory });
    workflow = withStep(workflow, tool, resultLength);
  }
  const tools = toolsOf(workflow, callable);
  const query = tools.map(instructionOf).join(' ');
  const draft = { query, response: filler(query.length), workflow };
  if (isQueryFirst) ask('respond', { query, workflow, tools, critiques: [] });
  else ask('write', { workflow, tools, critiques: [] });
  const { exchanges: turns = 1 } = spec;
  if (turns > 1) {
    const steps = stepsOf(workflow).map(({ id }) => id);
    const turn = { kind: 'answer' as const, query, response: draft.response, claims: [], withheld: [] };
    const exchanges = Array.from({ length: turns }, (_, at) => ({ ...turn, steps: at === 0 ? steps : [] }));
    ask('reword', { exchanges, workflow, tools, critiques: [] });
  }
  if (checks.includes('judge')) ask('judge', { draft, tools });
  if (checks.includes('solve')) {
    const others = callable.filter((tool) => !tools.includes(tool));
    const offered = random.sample(others, Math.min(solveDistractors, others.length), () => 1);
    ask('solve', { query, tools: [...tools, ...offered] });
  }
  return texts;
}

function toolsOf(workflow: Workflow, callable: readonly Tool[]): readonly Tool[] {
  const names = new Set(stepsOf(workflow).map(({ name }) => name));
  return callable.filter(({ name }) => names.has(name));
}

function withStep(workflow: Workflow, tool: Tool, resultLength: number): Workflow {
  const steps = stepsOf(workflow);
  const { call, outcome } = attemptOf(tool, resultLength);
  const step: Step = {
    id: `step_${steps.length + 1}`,
    server: tool.server,
    tool: tool.tool,
    name: tool.name,
    arguments: call.arguments,
    result: outcome.result ?? { content: [] },
    bindings: [],
  };
  return { chains: [{ id: 'chain_1', steps: [...steps, step] }] };
}

function attemptOf(tool: Tool, resultLength: number): Attempt {
  const content = [{ type: 'text', text: filler(resultLength) }];
  const call = { tool: tool.name, arguments: { id: 'abc-1234', query: 'a few words' } };
  return { call, outcome: { result: { content } }, latencyMs: 0 };
}

function instructionOf({ description }: Tool): string {
  return description.slice(0, 120);
}

/** Text as long as that, in lines as results have them. */
function filler(length: number): string {
  const line = 'a value of some length and a name\n';
  return line.repeat(Math.ceil(length / line.length)).slice(0, length);
}
