// What was called before an exchange of a dialogue, as a text: for prompts that hold no calls.
import { type Example, earlierCalls } from '../../model/example.ts';

/** The earlier calls with what their results showed, one after another; empty where there is none. */
export function toldCalls(example: Pick<Example, 'history'>): string {
  const calls = earlierCalls(example).map(
    ({ name, arguments: given, shown }) => `${name} ${JSON.stringify(given)}\n${shown}`,
  );
  return calls.length === 0 ? '' : `Called so far, with the results:\n\n${calls.join('\n\n')}`;
}
