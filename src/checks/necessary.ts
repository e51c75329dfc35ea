// The `necessary` check: every step feeds a later step or the response, and every change changes something.
import { unneededSteps } from '../grounding/needed-steps.ts';
import type { Check } from '../model/seams.ts';
import { hollowChanges } from './hollow-changes.ts';
import { stepProblem, verdictOf } from './verdict.ts';

export const necessaryCheck: Check = {
  name: 'necessary',
  meaning: 'every call feeds a later call or the answer',
  objectsTo: 'wording',
  needs: ['response'],
  byDefault: true,
  async run({ workflow, tools, query, response }) {
    const unneeded = unneededSteps(workflow, tools, query, response).map((step) =>
      stepProblem(
        step,
        null,
        `${step.id} (${step.name}) feeds neither a later step nor the response.`,
        'Say in the response what it found, or leave it out.',
      ),
    );
    const hollow = hollowChanges(workflow, tools).map((step) =>
      stepProblem(
        step,
        null,
        `${step.id} (${step.name}) changes nothing: an earlier result shows the same.`,
        'Change it to something else, or leave it out.',
      ),
    );
    return verdictOf('necessary', [...unneeded, ...hollow]);
  },
};
