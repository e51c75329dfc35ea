// Which values of a sample a query could lack: required, said in the query, and not available elsewhere.
import { resultValues } from '../../../grounding/bindings.ts';
import { isObject, type JsonObject, type JsonScalar } from '../../../model/json.ts';
import { getAt, pointerTokens, toPointer } from '../../../model/pointer.ts';
import type { SampleTool } from '../../../model/sample.ts';
import type { Binding, Step } from '../../../model/workflow.ts';
import { parameterOf, schemasAt } from '../../../schemas/schema-source.ts';
import { requiredOf } from '../../../schemas/schema-validator.ts';
import { shapeOf } from '../../../text/identifier-shape.ts';
import { singular, toolNoun, wordsOf } from '../../../text/naming.ts';
import { remainsWithout } from './needs.ts';
import type { NegativeContext } from './negative-context.ts';
import { outputsOf } from './outputs.ts';
import { labelOf } from './say-parameter.ts';
import type { Taken } from './take-out.ts';

/** An argument, and the tool that is called with it. */
export interface MissingValue {
  readonly tool: SampleTool;
  readonly parameter: string;
  readonly about: Taken;
}

/** A required argument whose value the query says. */
export interface Removable extends MissingValue {
  readonly step: Step;
  readonly value: string | number;
  /** The words of the query that say it: for a thing that is searched for, its whole name. */
  readonly words: string;
  readonly choices: readonly JsonScalar[];
  /** The share of the steps that cannot be made without it. */
  readonly blocked: number;
}

/** The removable values of a sample without which less than `leastBlocked` of its steps could be made, in any order. */
export function* removablesOf(context: NegativeContext, leastBlocked: number): Generator<Removable, void> {
  const { steps, own, random } = context;
  const all = steps.flatMap((step) => step.bindings.map((binding) => ({ step, binding })));
  for (const { step, binding } of random.shuffle(all)) {
    const tool = own.get(step.name);
    const removable = tool && readRemovable(step, binding, tool, context);
    if (removable !== undefined && removable.blocked >= leastBlocked) yield removable;
  }
}

function readRemovable(
  step: Step,
  binding: Binding,
  tool: SampleTool,
  { sample, steps, own, inQuery }: NegativeContext,
): Removable | undefined {
  if (binding.source !== 'query') return undefined;
  const { path, text = '', part } = binding;
  const value = getAt(step.arguments, path);
  if (text === '' || part !== undefined || !isRequired(path, tool)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const schemas = schemasAt(tool.inputSchema, path);
  if (schemas.some((schema) => schema.default !== undefined || schema.const !== undefined)) return undefined;
  const { blocked, isKnown } = remainsWithout(
    steps,
    (each) => takesValue(each, value),
    (other) => other !== value && inQuery(other),
  );
  const parameter = parameterOf(path);
  if (isKnown(value) || hasRival(value, parameter, step, steps)) return undefined;
  const about = aboutOf(parameter, value, schemas, tool);
  // Where the rest of the query leads to a customer, "that customer" is that one.
  const isLedTo = (each: Step) => !blocked.has(each.id) && tellsOf(own.get(each.name), about.noun);
  if (about.kind === 'name' && steps.some(isLedTo)) return undefined;
  return {
    step,
    tool,
    parameter,
    value,
    words: wholeName(sample.query, text, step),
    about,
    choices: schemas.flatMap((schema) => (Array.isArray(schema.enum) ? (schema.enum as JsonScalar[]) : [])),
    blocked: blocked.size / steps.length,
  };
}

/** The argument of a step, whatever says it; undefined where it has none there, or one of several values. */
export function valueAt(step: Step, path: string, tool: SampleTool): MissingValue | undefined {
  const value = getAt(step.arguments, path);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const parameter = parameterOf(path);
  return { tool, parameter, about: aboutOf(parameter, value, schemasAt(tool.inputSchema, path), tool) };
}

/** Whether a tool's answer names a thing of some kind. */
function tellsOf(tool: SampleTool | undefined, noun: string): boolean {
  if (tool === undefined || noun === '') return false;
  const { identifies, fields, words } = outputsOf(tool);
  if (identifies === undefined) return words.has(noun);
  return (
    identifies.has(noun) ||
    fields.has(`${noun}/name`) ||
    [...fields].some((field) => field.endsWith(`/${noun}`))
  );
}

function takesValue(step: Step, value: JsonScalar): boolean {
  return step.bindings.some(
    ({ path, source }: Binding) => source === 'query' && getAt(step.arguments, path) === value,
  );
}

/** Whether an argument and all its parents are required. */
function isRequired(path: string, tool: SampleTool): boolean {
  const tokens = pointerTokens(path);
  return tokens.every((token, depth) => {
    if (/^\d+$/.test(token)) return true;
    const parents: readonly JsonObject[] =
      depth === 0 ? [tool.inputSchema] : schemasAt(tool.inputSchema, toPointer(tokens.slice(0, depth)));
    return parents.some((parent) => isObject(parent) && requiredOf(parent).includes(token));
  });
}

/** Whether the query says another value that could be taken for the same parameter. */
function hasRival(value: JsonScalar, parameter: string, own: Step, steps: readonly Step[]): boolean {
  const last = singular(wordsOf(parameter).at(-1) ?? '');
  if (last === 'query') return false;
  return steps.some(
    (step) =>
      step !== own &&
      step.bindings.some(({ path, source }) => {
        const other = getAt(step.arguments, path);
        if (source !== 'query' || other === value) return false;
        const isSameShape =
          typeof value === 'string' &&
          typeof other === 'string' &&
          shapeOf(value) !== 'text' &&
          shapeOf(value) === shapeOf(other);
        return isSameShape || singular(wordsOf(parameterOf(path)).at(-1) ?? '') === last;
      }),
  );
}

/** How many values of a result are searched for a name. */
const mostLookedAt = 300;

/** The name that some words are a part of, as the step's own result has it and the query says it. */
export function wholeName(query: string, words: string, step: Step): string {
  let name = words;
  for (const { value } of resultValues(step.result).slice(0, mostLookedAt)) {
    if (typeof value !== 'string' || value.length <= name.length || value.length > 120) continue;
    if (value.toLowerCase().includes(words.toLowerCase()) && query.includes(value)) name = value;
  }
  return name;
}

const searchWords = new Set('query q search term keyword keywords text name'.split(' '));

function aboutOf(
  parameter: string,
  value: JsonScalar,
  schemas: readonly JsonObject[],
  tool: SampleTool,
): Taken {
  const label = labelOf(parameter);
  const last = singular(label.split(' ').at(-1) ?? '');
  if (typeof value === 'number') return { kind: 'number', noun: '', label };
  const shape = shapeOf(String(value));
  if (shape.startsWith('date')) return { kind: 'date', noun: 'day', label };
  if (shape === 'time') return { kind: 'time', noun: '', label };
  if (shape === 'currency') return { kind: 'code', noun: 'currency', label };
  if (schemas.some((schema) => Array.isArray(schema.enum))) return { kind: 'word', noun: '', label };
  const isSearch = searchWords.has(last) && /^(?:search|find|query|lookup|get|list)/.test(tool.tool);
  if (isSearch) return { kind: 'name', noun: nounOf(toolNoun(tool.tool)), label };
  const isThing = [
    'city',
    'country',
    'location',
    'place',
    'customer',
    'company',
    'person',
    'project',
    'user',
    'product',
  ];
  if (isThing.includes(last)) return { kind: 'name', noun: nounOf(last), label };
  return { kind: 'text', noun: '', label };
}

/** A noun that can stand in a sentence, or ''. */
function nounOf(word: string): string {
  const noun = singular(word);
  return /^[a-z]{3,}$/.test(noun) && !/^(?:item|data|info|result|list|all)$/.test(noun)
    ? noun === 'people'
      ? 'person'
      : noun
    : '';
}
