// What a player is shown of an outcome: the same as in a dataset made from the run.

import { defaultExampleOptions } from '../dataset/examples/make-examples.ts';
import { shownResult } from '../dataset/examples/shown-result.ts';
import type { ChatCall } from '../model/chat.ts';
import { callsOf, type Example } from '../model/example.ts';
import { canonical } from '../model/json.ts';
import type { Outcome } from '../model/tool.ts';

/**
 * The outcome as text. The result of a call of the right answer is shown as the example shows it, with all that later
 * calls take from it; others are cut by the same rule, without knowing what will be needed.
 */
export function shownOutcome(
  example: Pick<Example, 'turns'>,
  call: Pick<ChatCall, 'name' | 'arguments'>,
  outcome: Outcome,
): string {
  if (outcome.error !== undefined) return `Error: ${outcome.error.message}`;
  const { result } = outcome;
  const text = canonical(result);
  const known = callsOf(example).find(
    ({ name, ...expected }) =>
      name === call.name &&
      canonical(expected.arguments) === canonical(call.arguments) &&
      canonical(expected.result) === text,
  );
  return known?.shown ?? shownResult(result, defaultExampleOptions.maxResultChars, [], '');
}
