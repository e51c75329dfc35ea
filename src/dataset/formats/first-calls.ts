// Whether a negative leaves something that could be called.
import type { Example } from '../../model/example.ts';
import type { Sample } from '../../model/sample.ts';
import { dependencies, queryWords, stepsOf } from '../../model/workflow.ts';

/**
 * Whether one of the sample's calls that need no result could be made: its tool is in view, and the query holds the words that
 * its values come from. To make it would not be wrong, though the task cannot be finished.
 */
export function canBegin(example: Pick<Example, 'query' | 'tools'>, sample: Pick<Sample, 'chains'>): boolean {
  // Names in view may be masks; server and tool say which tool it really is.
  const inView = new Set(example.tools.map(({ server, tool }) => JSON.stringify([server, tool])));
  const query = example.query.toLowerCase();
  return stepsOf(sample).some(
    (step) =>
      dependencies(step).size === 0 &&
      inView.has(JSON.stringify([step.server, step.tool])) &&
      step.bindings.every((binding) => query.includes((queryWords(binding) ?? '').toLowerCase())),
  );
}
