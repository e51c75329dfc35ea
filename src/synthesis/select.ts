// Backward: asking which report's steps the workflow takes in.
import type { Gradient, Report } from '../model/feedback.ts';
import type { MemoryView } from '../model/learned.ts';
import { createRandom, deriveSeed } from '../model/random.ts';
import type { Selector } from '../model/run.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { ask, type DraftDeps, toolsNamed } from './deps.ts';

/**
 * The gradient of an iteration; `none` without asking where no report succeeded. Failed reports are shown too. With
 * another selector than the model, one of the reports that succeeded is taken without asking.
 */
export async function select(
  deps: DraftDeps,
  input: { readonly workflow: Workflow; readonly reports: readonly Report[]; readonly memory: MemoryView },
  selector: Selector = 'model',
): Promise<Gradient> {
  const succeeded = input.reports.filter((report) => report.succeeded);
  const [first] = succeeded;
  if (first === undefined) return nothingTaken('No proposal succeeded.');
  if (selector === 'first') return taken(first, 'It was the first that succeeded.');
  if (selector === 'random') {
    const random = createRandom(deriveSeed(deps.seed, `select/${deps.tally.proposals}`));
    return taken(random.pick(succeeded), 'It was drawn by lot.');
  }
  const names = [
    ...stepsOf(input.workflow).map(({ name }) => name),
    ...input.reports.flatMap(({ proposal }) => proposal.tools),
  ];
  const answered = await ask(deps, 'select', { ...input, tools: toolsNamed(deps, names) });
  return answered.output ?? nothingTaken(answered.failure);
}

/** Which chain its steps go to follows from the values that they take. */
function taken({ proposal }: Report, reason: string): Gradient {
  return { kind: 'new', proposalId: proposal.id, chainId: null, reason, critiques: [] };
}

function nothingTaken(reason: string): Gradient {
  return { kind: 'none', proposalId: null, chainId: null, reason, critiques: [] };
}
