// Following bindings: from an argument back to the value it came from.
import { isScalar, type JsonObject, type JsonScalar, type JsonValue } from '../model/json.ts';
import { getAt, scalarsIn, setAt } from '../model/pointer.ts';
import type { ToolResult } from '../model/tool.ts';
import { type ResultPlace, type Step, type StepBinding, stepBindings } from '../model/workflow.ts';
import { placeOf, stepValue, valueAt } from './reading/step-value.ts';
import { isWholeNumber } from './reference.ts';

/** One scalar of a result, and how a binding points to it. */
export interface ResultValue {
  readonly from: string;
  readonly json?: string;
  readonly value: JsonScalar;
}

const valuesOf = new WeakMap<ToolResult, readonly ResultValue[]>();

/** Every scalar of a result's step value, paging and links included; of a text that could not be read, the text. */
export function resultValues(result: ToolResult): readonly ResultValue[] {
  let values = valuesOf.get(result);
  if (values === undefined) {
    const step = stepValue(result);
    values = Array.from(scalarsIn(step.value), ({ pointer, value }): ResultValue => {
      const { from, json } = placeOf(step, pointer);
      return json === undefined ? { from, value } : { from, json, value };
    });
    valuesOf.set(result, values);
  }
  return values;
}

/** What a step binding points to in a result, or undefined where nothing (or no scalar) stands there. */
export function readBinding(binding: ResultPlace, result: ToolResult): JsonScalar | undefined {
  const value = valueAt(result, binding);
  if (!isScalar(value)) return undefined;
  if (binding.span === undefined) return value;
  return typeof value === 'string' ? value.slice(...binding.span) : undefined;
}

/**
 * The arguments of a step with each step-bound value (or part of one) taken anew from the given results.
 * `missing` names the first binding that leads to nothing.
 */
export function rebindArguments(
  step: Pick<Step, 'arguments' | 'bindings'>,
  resultOf: (stepId: string) => ToolResult | undefined,
): { readonly arguments: JsonObject; readonly missing?: StepBinding } {
  let rebound: JsonValue = step.arguments;
  // Parts from right to left, so that a part of another length does not move those before it.
  const bindings = [...stepBindings(step)].sort((a, b) => (b.part?.[0] ?? 0) - (a.part?.[0] ?? 0));
  for (const binding of bindings) {
    const result = resultOf(binding.step);
    const value = result === undefined ? undefined : readBinding(binding, result);
    if (value === undefined) return { arguments: step.arguments, missing: binding };
    const before = getAt(rebound, binding.path);
    const after: JsonScalar =
      binding.part === undefined || typeof before !== 'string'
        ? alike(value, before)
        : before.slice(0, binding.part[0]) + String(value) + before.slice(binding.part[1]);
    rebound = setAt(rebound, binding.path, after);
  }
  return { arguments: rebound as JsonObject };
}

/** A number's digits where the argument is digits: what a record has as a number, a path may take as text. */
function alike(value: JsonScalar, before: JsonValue | undefined): JsonScalar {
  if (!isWholeNumber(value)) return value;
  if (typeof before === 'string' && isWholeNumber(before)) return String(value);
  return typeof before === 'number' ? Number(value) : value;
}
