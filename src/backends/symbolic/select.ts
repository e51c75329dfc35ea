// Selecting: the report after which most can be asked, the deeper the better; or none.
import { extendWorkflow } from '../../grounding/extend-workflow.ts';
import type { Critique, Gradient } from '../../model/feedback.ts';
import { createRandom, deriveSeed } from '../../model/random.ts';
import type { DraftFrame, StageIO } from '../../model/seams.ts';
import { mayWrite, type Tool } from '../../model/tool.ts';
import { depthOf, stepsOf, type Workflow } from '../../model/workflow.ts';
import { allForms } from './forms/all-forms.ts';
import { attribute } from './forms/attribute.ts';
import { change } from './forms/change.ts';
import { conditionalChange } from './forms/conditional-change.ts';
import { count } from './forms/count.ts';
import { filter } from './forms/filter.ts';
import type { Candidate } from './forms/question.ts';
import { recovery } from './forms/recovery.ts';
import { superlative } from './forms/superlative.ts';
import { total } from './forms/total.ts';
import { aimOf } from './intent.ts';
import { Referrer } from './refer/referrer.ts';
import { sceneOf } from './scene/scene.ts';
import { hasTwins } from './twins.ts';

type Input = StageIO['select']['in'];

/** Steps beyond which a workflow takes in no more. */
const longest = 9;
/** Questions of a form that are tried to see whether one can be asked. */
const mostTries = 4;
/** Forms beyond which more make no difference. */
const enoughForms = 3;
/** The forms in which something can be asked most often: where they can, the others need not be tried. */
const likeliest = [count, superlative, total, filter, attribute];
const likeliestFirst = [...likeliest, ...allForms.filter((form) => !likeliest.includes(form))];

/** Prefers what questions can be asked about, then depth; the critiques say why the others were not wanted. */
export function selectSymbolically(input: Input, seed: number, draft: DraftFrame): Gradient {
  const critiques: Critique[] = [];
  const tools = new Map(input.tools.map((tool) => [tool.name, tool]));
  const known = new Set(stepsOf(input.workflow).map(({ id }) => id));
  const names = new Set(stepsOf(input.workflow).map(({ name }) => name));
  const depth = depthOf(input.workflow);
  const judged = input.reports.flatMap((report) => {
    const last = report.proposal.tools.at(-1) ?? null;
    const objection = (message: string) => {
      critiques.push({ tool: last, path: null, message });
      return [];
    };
    if (!report.succeeded) return [];
    const extended = extendWorkflow(input.workflow, report.kept, null, tools);
    if (extended === undefined) return objection('It would begin a chain too many.');
    if (stepsOf(extended).length > longest) return objection('The workflow would become too long.');
    const added = stepsOf(extended).filter(({ id }) => !known.has(id));
    const ids = new Set(added.map(({ id }) => id));
    const forms = formsOf(extended, input.tools, ids, seed, draft);
    const leads = leadsOn(extended, input.tools, ids, draft);
    // A first step may only lead on; what is found from it has to be something that words can reach.
    const mayLead = leads && depthOf(extended) <= 2;
    const isPrepared = stepsOf(extended).every(({ name }) => isWrite(tools.get(name)));
    if (forms === 0 && !mayLead && !isPrepared && !added.some(({ name }) => names.has(name)))
      return objection('Its result holds nothing that could be asked about in words.');
    const isChange = !isPrepared && added.some(({ name }) => isWrite(tools.get(name)));
    // Nothing is done after a change: one that nobody can order in words would be the end of the draft.
    if (isChange && !isOrdered(extended, input.tools, ids, seed, draft))
      return objection('It changes something that nobody would order in words.');
    const isAim = aimOf(draft) === 'change' && isChange;
    const isRepair = added.some(({ repairs }) => repairs !== undefined);
    const isTwin =
      aimOf(draft) === 'parallel' &&
      added.some(({ name }) => {
        const tool = tools.get(name);
        return names.has(name) || (known.size === 0 && tool !== undefined && hasTwins(tool, input.memory));
      });
    const score =
      2 * forms +
      8 * (depthOf(extended) - depth) +
      (leads ? 1 : 0) +
      (isAim || isPrepared ? 20 : 0) +
      (isTwin || isRepair ? 20 : 0);
    return [{ report, extended, forms, score }];
  });
  judged.sort((a, b) => b.score - a.score || a.report.proposal.id.localeCompare(b.report.proposal.id));
  const [best] = judged;
  if (best === undefined)
    return {
      kind: 'none',
      proposalId: null,
      chainId: null,
      reason: 'No report adds anything that could be told.',
      critiques,
    };
  const home = homeOf(input.workflow, best.extended);
  const reason = `${best.forms} kinds of question can be asked about it; ${depthOf(best.extended)} steps depend on each other.`;
  const chosen = { proposalId: best.report.proposal.id, reason, critiques } as const;
  return home === undefined
    ? { ...chosen, kind: 'new', chainId: null }
    : { ...chosen, kind: 'append', chainId: home };
}

function isWrite(tool: Tool | undefined): boolean {
  return tool !== undefined && mayWrite(tool);
}

/** How many forms have a question whose answer is read from one of the steps. */
function formsOf(
  workflow: Workflow,
  tools: readonly Tool[],
  steps: ReadonlySet<string>,
  seed: number,
  { today }: DraftFrame,
): number {
  const scene = sceneOf(workflow, tools, today);
  const random = createRandom(deriveSeed(seed, 'forms'));
  // The same for all: what singles a thing out does for every question about it.
  const ownSeed = random.integer(0, 2 ** 31);
  const begin = () => new Referrer(scene, createRandom(ownSeed));
  let referrer = begin();
  const canBeAsked = (candidate: Candidate) => {
    // What it has called things serves the next question, unless this one has begun to introduce them.
    if (referrer.discourse.intros.length > 0) referrer = begin();
    return candidate.write(referrer) !== undefined;
  };
  let found = 0;
  const added = { ...scene, views: scene.views.filter(({ step }) => steps.has(step.id)) };
  for (const form of likeliestFirst) {
    const own = form.candidates(added);
    const tried = random.shuffle(own).slice(0, mostTries);
    if (tried.some(canBeAsked)) found += 1;
    if (found === enoughForms) break;
  }
  return found;
}

/** Whether the change among the steps can be ordered and reported in words. */
function isOrdered(
  workflow: Workflow,
  tools: readonly Tool[],
  steps: ReadonlySet<string>,
  seed: number,
  { today }: DraftFrame,
): boolean {
  const scene = sceneOf(workflow, tools, today);
  return [change, conditionalChange, recovery].some((form) =>
    form
      .candidates(scene)
      .some(
        (candidate) =>
          steps.has(candidate.step) &&
          [0, 1].some((one) => candidate.write(new Referrer(scene, createRandom(seed + one))) !== undefined),
      ),
  );
}

/** Whether a step shows a thing with an identifier, which other calls may take. */
function leadsOn(
  workflow: Workflow,
  tools: readonly Tool[],
  steps: ReadonlySet<string>,
  { today }: DraftFrame,
): boolean {
  return sceneOf(workflow, tools, today).views.some(
    ({ step, things }) =>
      steps.has(step.id) && things.things.some(({ id, name }) => id !== undefined || name !== undefined),
  );
}

/** The chain that steps join because of what they take from it, or undefined where they begin a new one. */
function homeOf(before: Workflow, after: Workflow): string | undefined {
  const sizes = new Map(before.chains.map(({ id, steps }) => [id, steps.length]));
  return after.chains.find(({ id, steps }) => steps.length > (sizes.get(id) ?? steps.length))?.id;
}
