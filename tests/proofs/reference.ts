// JSONata itself as the evaluator of proofs, with our functions registered: what our own evaluator has to agree with.
import jsonata from 'jsonata';
import type { JsonValue } from '../../src/model/json.ts';
import { IMPLEMENTATIONS } from '../../src/proofs/evaluation/functions.ts';

const OURS = ['days', 'minutes', 'plus', 'same', 'said'] as const;

/** The value of a proof by jsonata; the values hold no null unless the proof tests for it. */
export async function evaluateByJsonata(
  proof: string,
  bindings: Record<string, JsonValue>,
): Promise<unknown> {
  const expression = jsonata(proof);
  for (const name of OURS) {
    expression.registerFunction(name, (...values: JsonValue[]) => IMPLEMENTATIONS[name](values));
  }
  return plain(await expression.evaluate({}, bindings));
}

/** Without the marks that sequences carry, and with undefined as it is. */
export function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** Values as proofs read them: without nulls. */
export function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.filter((item) => item !== null).map((item) => withoutNulls(item as JsonValue));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === null || member === undefined ? [] : [[name, withoutNulls(member as JsonValue)]],
    ),
  );
}
