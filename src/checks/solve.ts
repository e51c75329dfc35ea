// The `solve` check: who sees only the query and a shelf of tools would make the calls that the sample records.
import type { JsonValue } from '../model/json.ts';
import { solveDistractors } from '../model/loop-limits.ts';
import { getAt } from '../model/pointer.ts';
import type { Check } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { type Step, stepsOf, type Workflow } from '../model/workflow.ts';
import { parameterOf } from '../schemas/schema-source.ts';
import { readToolName, wordsOf } from '../text/naming.ts';
import { knownArguments } from './solve/arguments.ts';
import { type BoundPlace, derivedFrom } from './solve/derived.ts';
import { offerTools } from './solve/distractors.ts';
import { type MistakenArgument, type SolveScore, scorePlan, tellFigures } from './solve/score.ts';
import { type Problem, quoted, stepProblem, verdictOf } from './verdict.ts';

export interface SolveOptions {
  /** The least share of the steps that has to be planned, in [0, 1]. */
  readonly threshold?: number;
  /** The most tools that are offered beside the workflow's own. */
  readonly distractors?: number;
}

/**
 * A check that asks the `solve` stage once. It fails where
 *
 * - the recall of the steps is below the threshold,
 * - a step that changes something was not planned, whatever the recall: nothing is changed that nobody asked for,
 * - a value that is bound as `derived` was not planned: nothing else vouches for it,
 * - the model gave no answer: what could not be verified is not kept.
 *
 * Order and arguments are recorded and fail nothing: a solver errs in them where the query does not, and whether the
 * query says the values is for `bindings` to find. The detail begins with the figures (`recall 1.00, order 1.00,
 * arguments 0.83`), each left out where there was nothing to measure. Skipped where there is no model to ask.
 */
export function createSolveCheck({
  threshold = 0.6,
  distractors = solveDistractors,
}: SolveOptions = {}): Check {
  return {
    name: 'solve',
    meaning: "a solver that sees only the question and the tools plans the sample's calls",
    objectsTo: 'wording',
    needs: ['query', 'model'],
    byDefault: true,
    async run(draft, { ask, catalog, seed }) {
      if (ask === undefined)
        return { check: 'solve', status: 'skipped', detail: 'There is no language model to ask.' };
      const tools = offerTools(draft.tools, catalog, distractors, seed);
      const answered = await ask('solve', { query: draft.query, tools });
      if (answered.output === undefined) {
        const detail = `Whether the query can be solved is not known: ${answered.failure}`;
        return { check: 'solve', status: 'failed', detail };
      }
      const score = scorePlan(draft.workflow, answered.output);
      const unvouched = unvouchedIn(draft.workflow, derivedFrom(draft.workflow, answered.output));
      const unasked = changesIn(draft.tools, score.missed);
      const hasFailed = score.figures.recall < threshold || unvouched.length > 0 || unasked.size > 0;
      const verdict = verdictOf('solve', hasFailed ? problemsOf(score, unvouched, unasked) : []);
      const told = [tellFigures(score.figures), ...(verdict.detail === undefined ? [] : [verdict.detail])];
      return { ...verdict, detail: told.join('. ') };
    },
  };
}

interface Place {
  readonly step: Step;
  readonly path: string;
}

/** The values that are bound as vouched and that no solver came to. */
function unvouchedIn(workflow: Workflow, derived: readonly BoundPlace[]): readonly Place[] {
  return stepsOf(workflow).flatMap((step) =>
    step.bindings
      .filter(({ source }) => source === 'vouched')
      .filter(({ path }) => !derived.some((place) => place.step === step.id && place.path === path))
      .map(({ path }) => ({ step, path })),
  );
}

/** Those of the steps that change something, as far as the server or else the tool's name says so. */
function changesIn(tools: readonly Tool[], steps: readonly Step[]): ReadonlySet<Step> {
  const changing = new Set(tools.filter(isChange).map(({ name }) => name));
  return new Set(steps.filter(({ name }) => changing.has(name)));
}

/** Most servers annotate nothing: that a tool may write, then, does not mean that it does. */
function isChange({ annotations, tool }: Tool): boolean {
  if (annotations?.readOnlyHint !== undefined) return !annotations.readOnlyHint;
  return annotations?.destructiveHint === true || readToolName(tool).kind === 'write';
}

function problemsOf(
  { missed, mistaken }: SolveScore,
  unvouched: readonly Place[],
  unasked: ReadonlySet<Step>,
): readonly Problem[] {
  const steps = missed.map((step) => missedProblem(step, unasked.has(step)));
  const places = [
    ...mistaken
      .filter(({ argument }) => argument.source !== 'schema')
      .map(({ step, argument: { path }, planned }) => ({ step, path, planned })),
    // Where the whole step is missed, its values are no separate matter.
    ...unvouched
      .filter(({ step, path }) => !missed.includes(step) && !mistaken.some(isAt(step, path)))
      .map((place) => ({ ...place, planned: undefined })),
  ];
  return [...steps, ...places.map(({ step, path, planned }) => argumentProblem(step, path, planned))];
}

function isAt(step: Step, path: string): (mistake: MistakenArgument) => boolean {
  return (mistake) => mistake.step === step && mistake.argument.path === path;
}

/** The tool is named in the record; what to do instead is in plain words, as no query may name a tool. */
function missedProblem(step: Step, isUnaskedChange: boolean): Problem {
  const said = knownArguments(step)
    .filter(({ source }) => source !== 'schema')
    .map(({ value }) => quoted(value));
  const meant = [wordsOf(step.tool).join(' '), ...said.slice(0, 3)].join(', ');
  const [what, instead] = isUnaskedChange
    ? ['changes', 'Ask for it to be done']
    : ['answers', 'Say what is wanted of it'];
  return stepProblem(
    step,
    null,
    `Nothing in the query asks for what ${step.id} (${step.name}) ${what}.`,
    `${instead}, in the words of a person: ${meant}.`,
  );
}

function argumentProblem(step: Step, path: string, planned: JsonValue | undefined): Problem {
  const value = getAt(step.arguments, path);
  const read = planned === undefined ? 'left it open' : `took ${quoted(planned)}`;
  return stepProblem(
    step,
    path,
    `In ${step.id} (${step.name}), ${path} (${quoted(value)}) does not follow from the query: a solver ${read}.`,
    typeof value === 'boolean'
      ? `Say whether it is about "${wordsOf(parameterOf(path)).join(' ')}".`
      : `Say ${quoted(value)} in so many words.`,
  );
}
