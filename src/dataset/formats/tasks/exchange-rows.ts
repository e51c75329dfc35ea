// What all formats of tasks do with a dialogue: every exchange is a task of its own, with those before it as its prompt.
import { isDialogue } from '../../../model/dialogue.ts';
import { type Example, isNegative } from '../../../model/example.ts';
import type { Sample } from '../../../model/sample.ts';
import { exchangeExamples } from '../../examples/exchange-examples.ts';

/** The tasks of an example, or why it is none. */
export function tasksIn(
  example: Example,
  sample: Sample,
): { readonly tasks: readonly Example[] } | { readonly leftOut: string } {
  if (isNegative(example) && isDialogue(sample))
    return { leftOut: 'an exchange of its dialogue is the same task' };
  return { tasks: exchangeExamples(example) };
}
