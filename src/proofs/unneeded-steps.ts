// Which steps a draft could do without: nothing in its answer, its choices, its conditions or its changes rests on them.

import { resultValues } from '../grounding/bindings.ts';
import { feedsResponse, KnownBefore, namesAffected } from '../grounding/needed-steps.ts';
import { scalarsIn } from '../model/pointer.ts';
import type { Draft } from '../model/sample.ts';
import { type Step, stepsOf } from '../model/workflow.ts';
import { isWriting } from '../outcomes/is-writing.ts';
import { changeReported } from '../text/change-verbs.ts';
import { fieldFit, stemOf } from '../text/field-words.ts';
import { tokenize } from '../text/sayings/tokens.ts';
import { neededByArguments, neededByClaims } from './needed-by-claims.ts';
import { readScene } from './search/scene.ts';
import { findStates, isInState } from './search/states.ts';

type Accounted = Pick<Draft, 'workflow' | 'tools' | 'query' | 'response' | 'exchanges' | 'setup'>;

/**
 * The steps in their order that feed neither the answer nor a later step that is needed. Where words of the answer have
 * no claim ("showery"), the step that alone shows what they tell is needed, too.
 */
export function unneededSteps(draft: Accounted): readonly Step[] {
  const steps = stepsOf(draft.workflow);
  const needed = new Set<string>([
    ...draft.setup,
    ...neededByClaims(draft.exchanges),
    ...toldBy(steps, draft),
  ]);
  for (const step of steps) {
    if (step.failed === true && steps.some(({ repairs }) => repairs === step.id)) needed.add(step.id);
    if (isReported(draft, step)) needed.add(step.id);
  }
  // From the last to the first: what a needed step rests on is needed.
  for (const step of [...steps].reverse())
    if (needed.has(step.id)) for (const id of neededByArguments(step)) needed.add(id);
  return steps.filter(({ id }) => !needed.has(id));
}

/** A change is needed where the answer reports it, or names what it was about; whether it was asked for is for `coverage`. */
function isReported({ tools, response, workflow }: Accounted, step: Step): boolean {
  if (!isWriting(tools.find(({ name }) => name === step.name))) return false;
  const steps = stepsOf(workflow);
  const writes = steps.filter(({ name }) => isWriting(tools.find((tool) => tool.name === name)));
  const isTold =
    writes.length === 1 && tokenize(response).some(({ word }) => changeReported(word) !== undefined);
  return isTold || namesAffected(step, steps.slice(0, steps.indexOf(step)), response);
}

/** The steps that show something the answer tells, by value or by the words for a field, and no step before them does. */
function toldBy(steps: readonly Step[], { query, response, tools }: Accounted): readonly string[] {
  const known = new KnownBefore(query);
  const fields = new Set<string>();
  const words = tokenize(response).flatMap(({ kind, word }) =>
    kind === 'word' && word.length > 3 ? [word] : [],
  );
  const scene = readScene(steps, tools);
  const states = findStates(tokenize(response), scene);
  const told: string[] = [];
  for (const step of steps) {
    known.add([...scalarsIn(step.arguments)].map(({ value }) => value));
    const own = scene.facts.filter((fact) => fact.step === step || fact.step.id === step.id);
    const isNew = own.filter(({ key }) => !fields.has(key));
    const saysState = isNew.some((fact) => states.some((state) => isInState(fact, state)));
    const saysField = isNew.some(({ key }) =>
      words.some((word) => fieldFit(word, key) === 1 && stemOf(word).length > 3),
    );
    if (feedsResponse(step, response, known) || saysState || saysField) told.push(step.id);
    for (const { key } of own) fields.add(key);
    known.add(resultValues(step.result).map(({ value }) => value));
  }
  return told;
}
