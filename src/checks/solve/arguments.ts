// The arguments of a step that a solver can know before any call is made, and what it planned for them.
import { isObject, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { getAt, pointerTokens, scalarsIn, toPointer } from '../../model/pointer.ts';
import type { PlannedCall } from '../../model/seams.ts';
import type { Binding, Step } from '../../model/workflow.ts';
import { sameValue } from './same-value.ts';

/** One scalar argument that no result has a part in. */
export interface KnownArgument {
  readonly path: string;
  readonly value: JsonScalar;
  readonly source: Exclude<Binding['source'], 'step'>;
}

/** The scalars of a step's arguments that do not depend on a result, in document order. */
export function knownArguments(step: Step): readonly KnownArgument[] {
  return [...scalarsIn(step.arguments)].flatMap(({ pointer: path, value }): KnownArgument[] => {
    const sources = step.bindings.filter((binding) => binding.path === path).map(({ source }) => source);
    const [source] = sources;
    if (source === undefined || source === 'step' || sources.includes('step')) return [];
    return [{ path, value, source }];
  });
}

/** `unsaid` is not scored: the plan leaves the value to a result or, where the schema settles it, to the schema. */
export type Comparison = 'same' | 'other' | 'unsaid';

/**
 * What a plan says of one argument. Lists are compared as sets: an item is the same wherever in its list it stands.
 * A value that the query gives and the plan leaves out is `other`.
 */
export function compareArgument({ path, value, source }: KnownArgument, call: PlannedCall): Comparison {
  if (call.arguments === null) return 'unsaid';
  const tokens = pointerTokens(path);
  for (let length = 1; length <= tokens.length; length++)
    if (getAt(call.arguments, toPointer(tokens.slice(0, length))) === null) return 'unsaid';
  const list = /^\d+$/.test(tokens.at(-1) ?? '') ? plannedList(call, tokens.slice(0, -1)) : undefined;
  const planned = list ?? [getAt(call.arguments, path)];
  if (planned.some((each) => sameValue(each, value))) return 'same';
  if (list?.includes(null)) return 'unsaid';
  return source === 'schema' && planned.every((each) => each === undefined) ? 'unsaid' : 'other';
}

function plannedList(call: PlannedCall, tokens: readonly string[]): readonly JsonValue[] | undefined {
  const list = isObject(call.arguments) ? getAt(call.arguments, toPointer(tokens)) : undefined;
  return Array.isArray(list) ? (list as readonly JsonValue[]) : undefined;
}
