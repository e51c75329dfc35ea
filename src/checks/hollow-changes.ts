// Changes that change nothing: what they set is what an earlier result shows of the very thing.
import { entitiesIn } from '../grounding/entities.ts';
import type { Entity } from '../grounding/reading/entity.ts';
import { isScalar, type JsonScalar } from '../model/json.ts';
import { mayWrite, type Tool } from '../model/tool.ts';
import { type Step, stepsOf, type Workflow } from '../model/workflow.ts';
import { meaningOf, readToolName, singular, toolNoun, wordsOf } from '../text/naming.ts';

const changing = new Set('update change modify edit set patch adjust move assign'.split(' '));

function lastWord(name: string): string {
  return singular(wordsOf(name).at(-1) ?? '');
}

/** Whether an argument is the identifier of a thing: numbers identify things of the kind that the parameter names. */
function identifies(name: string, value: JsonScalar, { id, noun }: Entity, step: Step): boolean {
  if (value === null || id?.value !== value) return false;
  return typeof value === 'string' || meaningOf(name, toolNoun(step.tool)).noun === lastWord(noun);
}

/** Whether a thing is all that a call would make of it. */
function isAll(thing: Entity, step: Step): boolean {
  const given = Object.entries(step.arguments);
  const rest = given.filter(([name, value]) => !isScalar(value) || !identifies(name, value, thing, step));
  return (
    rest.length > 0 &&
    rest.length < given.length &&
    rest.every(([name, value]) =>
      thing.facts.some((fact) => fact.value === value && lastWord(fact.key) === lastWord(name)),
    )
  );
}

/** The steps that set a thing to what an earlier result says it is already. */
export function hollowChanges(workflow: Workflow, tools: readonly Tool[]): readonly Step[] {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const steps = stepsOf(workflow);
  return steps.filter((step, index) => {
    const tool = byName.get(step.name);
    if (tool === undefined || !mayWrite(tool) || !changing.has(readToolName(tool.tool).verb ?? ''))
      return false;
    const shown = steps.slice(0, index).flatMap(({ result, tool: name }) => entitiesIn(result, name));
    return shown.some((thing) => isAll(thing, step));
  });
}
