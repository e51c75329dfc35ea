// What a sample needs from one of its tools: values that its other calls and its response cannot get elsewhere.
import { type ResultValue, readBinding, resultValues } from '../../../grounding/bindings.ts';
import type { JsonScalar } from '../../../model/json.ts';
import { pointerTokens, scalarsIn } from '../../../model/pointer.ts';
import type { ToolResult } from '../../../model/tool.ts';
import { type Step, stepBindings } from '../../../model/workflow.ts';
import { meaningOf, singular, toolNoun, wordsOf } from '../../../text/naming.ts';
import type { Says } from '../says.ts';
import type { Field } from './outputs.ts';

/** A value that only this tool provided; without a field if it was in plain text. */
export interface Need {
  readonly field: Field | undefined;
}

/** Maximum scalars of a result that are examined; what a response is about comes first. */
const mostScalars = 2000;

/** The ids of the given steps and of all that take a value from them, directly or through others. */
export function blockedBy(steps: readonly Step[], isOut: (step: Step) => boolean): ReadonlySet<string> {
  const blocked = new Set<string>();
  for (const step of steps) {
    const isBlocked = isOut(step) || stepBindings(step).some((binding) => blocked.has(binding.step));
    if (isBlocked) blocked.add(step.id);
  }
  return blocked;
}

/** What remains of a sample if some of its calls cannot be made. */
export interface Remains {
  /** The ids of the steps that cannot be made, including those that need their results. */
  readonly blocked: ReadonlySet<string>;
  /** Whether a result of the other steps holds a value. */
  readonly isKnown: Says;
}

/**
 * What is left without some steps. A value that was taken from them blocks nothing if the query says it too, or where
 * another step's result has it: it could be taken from there.
 */
export function remainsWithout(
  steps: readonly Step[],
  isOut: (step: Step) => boolean,
  isSaid: Says,
): Remains {
  const free = new Set<Step>();
  const isKnown = (value: JsonScalar) => {
    for (const step of free) if (valuesIn(step.result).has(value)) return true;
    return false;
  };
  for (let before = -1; before < free.size; ) {
    before = free.size;
    for (const step of steps) {
      if (!free.has(step) && !isOut(step) && canBeMade(step, steps, isKnown, isSaid)) free.add(step);
    }
  }
  return { blocked: new Set(steps.filter((step) => !free.has(step)).map(({ id }) => id)), isKnown };
}

const valueSets = new WeakMap<ToolResult, ReadonlySet<JsonScalar>>();

function valuesIn(result: ToolResult): ReadonlySet<JsonScalar> {
  let values = valueSets.get(result);
  if (values === undefined) {
    values = new Set(scalarsOf(result).map(({ value }) => value));
    valueSets.set(result, values);
  }
  return values;
}

/** The values of a result, up to the maximum. */
function scalarsOf(result: ToolResult): readonly ResultValue[] {
  const all = resultValues(result);
  return all.length > mostScalars ? all.slice(0, mostScalars) : all;
}

function canBeMade(step: Step, steps: readonly Step[], isKnown: Says, isSaid: Says): boolean {
  return stepBindings(step).every((binding) => {
    const source = steps.find(({ id }) => id === binding.step);
    const value = source === undefined ? undefined : readBinding(binding, source.result);
    return value === undefined || isSaid(value) || isKnown(value);
  });
}

/**
 * What the sample needs from the steps that call one tool: those of their values that other steps or the response use
 * and that neither the query nor what remains without them holds. Each field once.
 */
export function needsOf(
  steps: readonly Step[],
  name: string,
  { isKnown }: Remains,
  says: Says,
  inQuery: Says,
): readonly Need[] {
  const own = steps.filter((step) => step.name === name);
  const given = new Set(own.flatMap((step) => [...scalarsIn(step.arguments)].map(({ value }) => value)));
  const isNews = (value: JsonScalar | undefined): value is string | number =>
    (typeof value === 'string' || typeof value === 'number') &&
    !given.has(value) &&
    !inQuery(value) &&
    !isKnown(value);
  const needs = new Map<string, Need>();
  const add = (step: Step, from: string, json: string | undefined) => {
    const field = fieldAt(`${from}${json ?? ''}`, step);
    needs.set(field === undefined ? '' : `${field.noun}/${field.attribute}`, { field });
  };
  for (const step of own) {
    for (const other of steps) {
      if (own.includes(other)) continue;
      for (const binding of stepBindings(other)) {
        if (binding.step === step.id && isNews(readBinding(binding, step.result)))
          add(step, binding.span === undefined ? binding.from : '', binding.json);
      }
    }
    for (const { from, json, value } of scalarsOf(step.result))
      if (isTelling(value) && says(value) && isNews(value)) add(step, from, json);
  }
  return [...needs.values()];
}

/** Whether a value in a response is likely to be this one: a small number could be any other. */
function isTelling(value: JsonScalar): boolean {
  return typeof value === 'string'
    ? value.length > 2
    : typeof value === 'number' && !(Number.isInteger(value) && Math.abs(value) < 20);
}

/** What is at a path of a result: an attribute of the thing it is in; undefined for plain text. */
function fieldAt(path: string, step: Step): Field | undefined {
  const tokens = pointerTokens(path).filter((token) => !/^\d+$/.test(token));
  const names = tokens[0] === 'content' ? tokens.slice(2) : tokens.slice(1);
  const key = names.at(-1);
  if (key === undefined) return undefined;
  const owner = names.at(-2);
  const noun = owner === undefined ? toolNoun(step.tool) : wordsOf(owner).map(singular).join(' ');
  return meaningOf(key, noun);
}
