// The `necessary` check: every step feeds a later step or the response.
import { unneededSteps } from '../core/needed-steps.ts';
import type { Check } from '../core/seams.ts';
import { stepProblem, verdictOf } from './verdict.ts';

export const necessaryCheck: Check = {
  name: 'necessary',
  async run({ workflow, tools, query, response }) {
    const problems = unneededSteps(workflow, tools, query, response).map((step) =>
      stepProblem(
        step,
        null,
        `${step.id} (${step.name}) feeds neither a later step nor the response.`,
        'Say in the response what it found, or leave it out.',
      ),
    );
    return verdictOf('necessary', problems);
  },
};
