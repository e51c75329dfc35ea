// The `secrets` check: nothing that opens a door stands in a sample.
import { isObject, type JsonValue } from '../model/json.ts';
import { toPointer } from '../model/pointer.ts';
import type { Check } from '../model/seams.ts';
import { stepsOf } from '../model/workflow.ts';
import { secretIn, secretMark } from '../secrets/secret-shapes.ts';
import { type Problem, sampleProblem, stepProblem, verdictOf } from './verdict.ts';

interface Find {
  readonly path: string;
  readonly kind: string;
}

/** What kind of secret a text holds, or held before it was masked on its way from the server. */
function kindOf(text: string, secrets: readonly string[]): string | undefined {
  return text.includes(secretMark) ? 'a masked secret' : secretIn(text, secrets);
}

/** Where secrets stand in a value, property names included; a path never leads through a secret name. */
function* secretsAt(value: JsonValue | undefined, path: string, secrets: readonly string[]): Generator<Find> {
  if (typeof value === 'string' || typeof value === 'number') {
    const kind = kindOf(String(value), secrets);
    if (kind !== undefined) yield { path, kind };
  } else if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    for (const [index, item] of items.entries()) yield* secretsAt(item, `${path}/${index}`, secrets);
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      const kind = kindOf(key, secrets);
      if (kind !== undefined) yield { path, kind };
      else yield* secretsAt(member, path + toPointer([key]), secrets);
    }
  }
}

export const secretsCheck: Check = {
  name: 'secrets',
  meaning: 'no configured secret and no well-known form of a key stands in it',
  objectsTo: 'chain',
  needs: [],
  byDefault: true,
  async run(draft, { secrets }) {
    const problems: Problem[] = [];
    for (const step of stepsOf(draft.workflow)) {
      for (const { path, kind } of secretsAt(step.arguments, '', secrets)) {
        const what = `The arguments of ${step.id} (${step.name}) hold ${kind} at ${path || 'the top'}.`;
        problems.push(stepProblem(step, path, what, 'Never pass a secret as an argument.'));
      }
      for (const { path, kind } of secretsAt(step.result as unknown as JsonValue, '', secrets)) {
        const what = `The result of ${step.id} (${step.name}) holds ${kind} at ${path || 'the top'}.`;
        problems.push(stepProblem(step, null, what, 'Leave out calls that return secrets.'));
      }
    }
    for (const part of ['query', 'response'] as const) {
      const kind = kindOf(draft[part], secrets);
      if (kind !== undefined)
        problems.push(sampleProblem(`The ${part} holds ${kind}.`, 'Write it without the secret.'));
    }
    return verdictOf('secrets', problems);
  },
};
