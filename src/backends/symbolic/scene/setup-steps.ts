// Which steps of a workflow only prepare the world that the others look at.
import { type Step, stepsOf, type Workflow } from '../../../model/workflow.ts';

/** The steps that prepare the world: writes before anything has been read. */
export function setupOf(workflow: Workflow, isWriting: (step: Step) => boolean): readonly Step[] {
  const steps = stepsOf(workflow);
  const first = steps.findIndex((step) => !isWriting(step) || step.failed === true);
  return first === -1 ? steps : steps.slice(0, first);
}

/** The workflow without some of its steps, under their old numbers. */
export function withoutSteps(workflow: Workflow, steps: readonly Step[]): Workflow {
  if (steps.length === 0) return workflow;
  const chains = workflow.chains.map((chain) => ({
    ...chain,
    steps: chain.steps.filter(({ id }) => steps.every((step) => step.id !== id)),
  }));
  return { ...workflow, chains };
}
