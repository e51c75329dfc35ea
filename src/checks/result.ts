// The `result` check: every result is a success that keeps its tool's promise and holds something.

import { canonical } from '../model/json.ts';
import type { Draft } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import { type Step, stepsOf } from '../model/workflow.ts';
import { isEmptyResult } from '../outcomes/empty-result.ts';
import { resultFaults } from '../outcomes/result-faults.ts';
import { neededByClaims } from '../proofs/needed-by-claims.ts';
import { queryParts } from './coverage/query-parts.ts';
import { stepProblem, verdictOf } from './verdict.ts';

export const resultCheck: Check = {
  name: 'result',
  meaning:
    'no result is an error that nothing repairs, an error in disguise, against the output schema, or empty where emptiness is not the answer',
  objectsTo: 'chain',
  needs: [],
  byDefault: true,
  async run(draft) {
    const tools = new Map(draft.tools.map((tool) => [tool.name, tool]));
    const problems = stepsOf(draft.workflow).flatMap((step) =>
      faultsOf(draft, step, tools.get(step.name)).map((fault) =>
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

/** What is wrong with a step's result. That a list is empty is an answer where the query asks, and a claim shows it. */
function faultsOf(draft: Draft, step: Step, tool: Parameters<typeof resultFaults>[1]): readonly string[] {
  if (isRecovered(step, draft)) return [];
  const { id, result } = step;
  const faults = resultFaults(result, tool, step.arguments);
  if (faults.length === 0 || !isEmptyResult(result, tool)) return faults;
  const asking = draft.exchanges.filter(({ query }) =>
    queryParts(query).some(({ isQuestion }) => isQuestion),
  );
  return neededByClaims(asking).has(id) ? faults.filter((fault) => fault !== 'is empty') : faults;
}

/** An honest refusal in a sample about one: the step that repairs it makes the same call with another value. */
function isRecovered(
  { id, name, arguments: args, failed, result }: Step,
  { form, workflow }: Draft,
): boolean {
  return (
    failed === true &&
    result.isError === true &&
    form.includes('recovery') &&
    stepsOf(workflow).some(
      (step) => step.repairs === id && step.name === name && canonical(step.arguments) !== canonical(args),
    )
  );
}
