// Selecting: the report after which most can be asked, the deeper the better; or none.
import { extendWorkflow } from '../../grounding/extend-workflow.ts';
import type { Critique, Gradient } from '../../model/feedback.ts';
import { createRandom, deriveSeed } from '../../model/random.ts';
import type { DraftFrame, StageIO } from '../../model/seams.ts';
import { mayWrite, type Tool } from '../../model/tool.ts';
import { depthOf, stepsOf, type Workflow } from '../../model/workflow.ts';
import { isEmptyResult } from '../../outcomes/empty-result.ts';
import { readToolName } from '../../text/naming.ts';
import { counted } from '../../text/quantities.ts';
import { parametersOf } from './fill.ts';
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
import { aimOf, isLittle, wantsNone } from './intent.ts';
import { Referrer } from './refer/referrer.ts';
import { sceneOf } from './scene/scene.ts';
import { isProbing } from './search.ts';
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

/** A report that can be kept, before anybody has tried to ask about it. */
interface Prospect {
  readonly report: Input['reports'][number];
  readonly extended: Workflow;
  readonly added: ReadonlySet<string>;
  /** Whether it may be kept although nothing can be asked about it. */
  readonly mayBeSilent: boolean;
  readonly isChange: boolean;
  /** Its score without what can be asked about it. */
  readonly worth: number;
}

/** A prospect after trying what can be asked about it. */
interface Fitting extends Prospect {
  readonly forms: number;
  readonly score: number;
}

/** Prefers what questions can be asked about, then depth; the critiques say why the others were not wanted. */
export function selectSymbolically(input: Input, seed: number, draft: DraftFrame): Gradient {
  const critiques: Critique[] = [];
  // With few tools, what leads furthest would otherwise begin every draft, and a list that leads nowhere none.
  const takesTurns = isLittle(draft) && stepsOf(input.workflow).length === 0 && draft.index % 2 === 1;
  const objection = (report: Prospect['report'], message: string) => {
    critiques.push({ tool: report.proposal.tools.at(-1) ?? null, path: null, message });
    return [];
  };
  const prospects = input.reports
    .flatMap((report): readonly Prospect[] => {
      if (!report.succeeded || onlyProbes(report, input)) return [];
      const found = prospectOf(report, input, draft);
      return typeof found === 'string' ? objection(report, found) : [found];
    })
    .toSorted((a, b) => b.worth - a.worth || a.report.proposal.id.localeCompare(b.report.proposal.id));
  const hasProbed = input.reports.some((report) => report.succeeded && onlyProbes(report, input));
  // Half of the drafts go on from the names that a search for anything has shown: it may lead further than a list.
  if (hasProbed && stepsOf(input.workflow).length === 0 && draft.index % 2 === 1)
    return {
      kind: 'none',
      proposalId: null,
      chainId: null,
      reason: 'What there is has been looked at: it can be searched for by name now.',
      critiques,
    };
  const fitting: Fitting[] = [];
  let best: Fitting | undefined;
  for (const prospect of prospects) {
    // Trying what can be asked is most of the work: it is left out where it can change nothing.
    if (best !== undefined && !takesTurns && prospect.worth + 2 * enoughForms <= best.score) break;
    const { report, extended, added, mayBeSilent, isChange, worth } = prospect;
    const forms = formsOf(extended, input.tools, added, seed, draft);
    if (forms === 0 && !mayBeSilent)
      objection(report, 'Its result holds nothing that could be asked about in words.');
    // Nothing is done after a change: one that nobody can order in words would be the end of the draft.
    else if (isChange && !isOrdered(extended, input.tools, added, seed, draft))
      objection(report, 'It changes something that nobody would order in words.');
    else {
      const found = { ...prospect, forms, score: worth + 2 * forms };
      if (forms > 0) fitting.push(found);
      if (best === undefined || found.score > best.score) best = found;
    }
  }
  if (takesTurns && fitting.length > 1) {
    fitting.sort((a, b) => timesKept(a, input) - timesKept(b, input));
    best = fitting[(draft.index >> 1) % fitting.length];
  }
  if (best === undefined)
    return {
      kind: 'none',
      proposalId: null,
      chainId: null,
      reason: 'No proposal adds anything to ask about.',
      critiques,
    };
  const home = homeOf(input.workflow, best.extended);
  const reason = `${counted(best.forms, 'kind')} of question can be asked about it; it is ${counted(depthOf(best.extended), 'step')} deep.`;
  const chosen = { proposalId: best.report.proposal.id, reason, critiques } as const;
  return home === undefined
    ? { ...chosen, kind: 'new', chainId: null }
    : { ...chosen, kind: 'append', chainId: home };
}

/** Whether a report ends with an empty list. */
function findsNone({ kept }: Prospect['report']): boolean {
  const result = kept.at(-1)?.outcome.result;
  return result !== undefined && isEmptyResult(result);
}

/** How many steps of accepted samples the tools of a report have made. */
function timesKept({ report }: Prospect, { memory }: Input): number {
  return report.kept.reduce((sum, { call }) => sum + memory.record(call.tool).kept, 0);
}

/** Whether a report has found what there is, and nothing that a person would have searched for. */
function onlyProbes({ kept }: Prospect['report'], { tools, memory }: Input): boolean {
  return kept.some(({ call }) => {
    const tool = tools.find(({ name }) => name === call.tool);
    return tool !== undefined && isProbing(call, parametersOf(tool, memory));
  });
}

/** What a report that succeeded would add, or why it cannot be kept. */
function prospectOf(report: Prospect['report'], input: Input, draft: DraftFrame): Prospect | string {
  const tools = new Map(input.tools.map((tool) => [tool.name, tool]));
  const known = new Set(stepsOf(input.workflow).map(({ id }) => id));
  const names = new Set(stepsOf(input.workflow).map(({ name }) => name));
  const extended = extendWorkflow(input.workflow, report.kept, null, tools);
  if (extended === undefined) return 'It would begin a chain too many.';
  const isVain = report.kept.some(
    ({ call, outcome }) =>
      isSearching(tools.get(call.tool)) && outcome.result !== undefined && isEmptyResult(outcome.result),
  );
  // That a list has none is an answer; that a search has found nothing says little.
  if (isVain) return 'Its search has found nothing.';
  if (stepsOf(extended).length > longest) return 'The workflow would become too long.';
  const added = stepsOf(extended).filter(({ id }) => !known.has(id));
  const ids = new Set(added.map(({ id }) => id));
  const leads = leadsOn(extended, input.tools, ids, draft);
  // A first step may only lead on; what is found from it has to be something that words can reach.
  const mayLead = leads && depthOf(extended) <= 1;
  const isPrepared = stepsOf(extended).every(({ name }) => isWrite(tools.get(name)));
  const isChange = !isPrepared && added.some(({ name }) => isWrite(tools.get(name)));
  const isAim = aimOf(draft) === 'change' && isChange;
  const isRepair = added.some(({ repairs }) => repairs !== undefined);
  const isTwin =
    aimOf(draft) === 'parallel' &&
    added.some(({ name }) => {
      const tool = tools.get(name);
      return names.has(name) || (known.size === 0 && tool !== undefined && hasTwins(tool, input.memory));
    });
  return {
    report,
    extended,
    added: ids,
    mayBeSilent: mayLead || isPrepared || added.some(({ name }) => names.has(name)),
    isChange,
    worth:
      8 * (depthOf(extended) - depthOf(input.workflow)) +
      (leads ? 1 : 0) +
      (isAim || isPrepared ? 20 : 0) +
      (wantsNone(draft) && findsNone(report) ? 20 : 0) +
      (isTwin || isRepair ? 20 : 0),
  };
}

function isSearching(tool: Tool | undefined): boolean {
  return tool !== undefined && /^(?:search|find|lookup|query)$/.test(readToolName(tool.tool).verb ?? '');
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
