// The fate of a played call: succeeded, failed, or not executed.
import { failureText, type Outcome } from '../../model/tool.ts';
import { writeRefused } from '../execute-calls.ts';

/** Whether a server, or what is before it, has answered; a write that was held back here is no fault of the player's. */
function wasExecuted(outcome: Outcome | undefined): outcome is Outcome {
  return outcome !== undefined && outcome.error?.code !== writeRefused;
}

/** The error of an executed call, or undefined. */
export function failureOf(outcome: Outcome | undefined): string | undefined {
  return wasExecuted(outcome) ? failureText(outcome) : undefined;
}

/** Whether the call was executed without an error; null if it was not executed. */
export function hasSucceeded(outcome: Outcome | undefined): boolean | null {
  return wasExecuted(outcome) ? failureText(outcome) === undefined : null;
}
