// The `result` check: every result is a success that keeps its tool's promise and holds something.

import type { Check } from '../model/seams.ts';
import { stepsOf } from '../model/workflow.ts';
import { resultFaults } from '../outcomes/result-faults.ts';
import { stepProblem, verdictOf } from './verdict.ts';

export const resultCheck: Check = {
  name: 'result',
  meaning: 'no result is an error, an error in disguise, empty, or against the output schema',
  objectsTo: 'chain',
  needs: [],
  byDefault: true,
  async run(draft) {
    const tools = new Map(draft.tools.map((tool) => [tool.name, tool]));
    const problems = stepsOf(draft.workflow).flatMap((step) =>
      resultFaults(step.result, tools.get(step.name)).map((fault) =>
        stepProblem(
          step,
          null,
          `The result of ${step.id} (${step.name}) ${fault}.`,
          'Call it with values that lead to a result, or use another tool.',
        ),
      ),
    );
    return verdictOf('result', problems);
  },
};
