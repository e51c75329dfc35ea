// All that exploration has found: a view of each step, and which fact an argument was taken from.
import type { Fact } from '../../../grounding/reading/entity.ts';
import { scalarsIn } from '../../../model/pointer.ts';
import { mayWrite, type Tool } from '../../../model/tool.ts';
import { type Step, type StepBinding, stepsOf, type Workflow } from '../../../model/workflow.ts';
import { setupOf } from './setup-steps.ts';
import { type View, viewOf } from './view.ts';

export interface Scene {
  /** In the order of the steps. */
  readonly views: readonly View[];
  /** Honest failures, which a later step repairs. */
  readonly failed: readonly Step[];
  /** The ISO date on which it all takes place. */
  readonly today: string;
  /** The nouns of what a tool finds by its number alone, whether or not it was called. */
  readonly lookedUp?: ReadonlySet<string>;
}

export function sceneOf(workflow: Workflow, tools: readonly Tool[], today: string): Scene {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  // What was put there is asked about as it is found again.
  const setup = setupOf(workflow, ({ name }) => mayWrite(byName.get(name) ?? {}));
  const given = new Set(
    setup.flatMap((step) => [...scalarsIn(step.arguments)].map(({ value }) => String(value).toLowerCase())),
  );
  const steps = stepsOf(workflow).filter((step) => !setup.includes(step));
  const views = steps.flatMap((step) => {
    const tool = byName.get(step.name);
    if (tool === undefined || step.failed === true) return [];
    const view = viewOf(step, tool);
    return [setup.length === 0 ? view : { ...view, furnished: given }];
  });
  return { views, failed: steps.filter((step) => step.failed === true), today };
}

export function viewAt(scene: Scene, step: string): View | undefined {
  return scene.views.find((view) => view.step.id === step);
}

/** The fact that a binding points to; the identifier of a thing rather than a field that repeats it. */
export function boundFact(view: View, binding: StepBinding): Fact | undefined {
  let first: Fact | undefined;
  for (const { facts, id } of view.things.things)
    for (const fact of facts) {
      if (fact.from !== binding.from || fact.json !== binding.json) continue;
      if (fact === id) return fact;
      first ??= fact;
    }
  return first;
}

/** The bindings of a step that take a value from an earlier view, with the fact they take. */
export function takenFrom(
  scene: Scene,
  step: Step,
): readonly { readonly binding: StepBinding; readonly view: View; readonly fact: Fact }[] {
  return step.bindings.flatMap((binding) => {
    if (binding.source !== 'step') return [];
    const view = viewAt(scene, binding.step);
    const fact = view === undefined ? undefined : boundFact(view, binding);
    return view === undefined || fact === undefined ? [] : [{ binding, view, fact }];
  });
}
