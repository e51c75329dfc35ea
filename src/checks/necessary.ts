// The `necessary` check: every step feeds a later step or the response, and every change changes something.
import type { Check } from '../model/seams.ts';
import { unneededSteps } from '../proofs/unneeded-steps.ts';
import { hollowChanges } from './hollow-changes.ts';
import { stepProblem, verdictOf } from './verdict.ts';

export const necessaryCheck: Check = {
  name: 'necessary',
  meaning: 'every call feeds a later call or the answer',
  objectsTo: 'wording',
  needs: ['response'],
  byDefault: true,
  async run(draft) {
    const { workflow, tools } = draft;
    const unneeded = unneededSteps(draft).map((step) =>
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
