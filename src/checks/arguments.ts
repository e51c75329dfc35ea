// The `arguments` check: every call fits its tool's input schema.
import { getAt } from '../model/pointer.ts';
import type { Check } from '../model/seams.ts';
import { stepsOf } from '../model/workflow.ts';
import { type SchemaIssue, validate } from '../schemas/schema-validator.ts';
import { type Problem, quoted, stepProblem, verdictOf } from './verdict.ts';

export const argumentsCheck: Check = {
  name: 'arguments',
  meaning: "the arguments of every call are valid against the tool's input schema",
  objectsTo: 'chain',
  needs: [],
  byDefault: true,
  async run(draft) {
    const tools = new Map(draft.tools.map((tool) => [tool.name, tool]));
    const problems = stepsOf(draft.workflow).flatMap((step): Problem[] => {
      const tool = tools.get(step.name);
      if (tool === undefined) {
        const what = `${step.id} calls ${step.name}, which is not among the sample's tools.`;
        return [stepProblem(step, null, what, 'Call only tools that were offered.')];
      }
      let issues: readonly SchemaIssue[];
      try {
        issues = validate(tool.inputSchema, step.arguments);
      } catch {
        const what = `The input schema of ${step.name}, which ${step.id} calls, cannot be compiled.`;
        return [stepProblem(step, null, what, 'Use another tool.')];
      }
      return issues.map(({ path, message }) => {
        const what = `In ${step.id} (${step.name}), ${path || 'the whole'} ${message}.`;
        const given = getAt(step.arguments, path);
        const instead =
          given === undefined
            ? 'Follow the input schema.'
            : `${quoted(given)} does not do: follow the schema.`;
        return stepProblem(step, path, what, instead);
      });
    });
    return verdictOf('arguments', problems);
  },
};
