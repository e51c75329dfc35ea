// What of a stored sample's bindings is handed to another wording of it.
import type { Ask } from '../../model/claim.ts';
import { mapSteps, queryWords, stepsOf, type Workflow } from '../../model/workflow.ts';

/** The words that have said each value so far. */
export function asksOf(workflow: Workflow): readonly Ask[] {
  return stepsOf(workflow).flatMap(({ id, bindings }) =>
    bindings.flatMap((binding) => {
      const text = queryWords(binding);
      return text === undefined || text === '' ? [] : [{ step: id, path: binding.path, text }];
    }),
  );
}

/** Reasons that the new query no longer gives are looked for anew. */
export function withoutLostChoices(workflow: Workflow, query: string): Workflow {
  return mapSteps(workflow, (step) => ({
    ...step,
    bindings: step.bindings.map((binding) => {
      if (binding.source !== 'step' || binding.choice?.text === undefined) return binding;
      if (query.includes(binding.choice.text)) return binding;
      const { choice: _, ...rest } = binding;
      return rest;
    }),
  }));
}
