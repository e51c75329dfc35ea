// Binding: finding out, for every argument of a call, where its value comes from.

import type { JsonObject, JsonScalar } from '../model/json.ts';
import { getAt, scalarsIn } from '../model/pointer.ts';
import { mayWrite, type Tool, type ToolCall } from '../model/tool.ts';
import type { Binding, QueryBinding, ResultPlace, Step, StepBinding } from '../model/workflow.ts';
import { comesFromSchema, parameterOf, schemasAt } from '../schemas/schema-source.ts';
import { meaningOf, singular, toolNoun, wordsOf } from '../text/naming.ts';
import { resultValues } from './bindings.ts';
import { entitiesIn } from './entities.ts';
import type { Fact } from './reading/entity.ts';
import {
  describedNoun,
  isIdentifying,
  isReferenceName,
  isSameValue,
  isWholeNumber,
  refersTo,
} from './reference.ts';

type Source = ResultPlace & { readonly step: string; readonly fit: number };

/**
 * The bindings of a call that follows the given steps. Where both an earlier result and the query could hold a value
 * the result wins; a step is no source for a value that it was given itself, and booleans, small integers, enum words
 * and numbers that identify something come from a step only where the names fit too. What no result holds comes from the schema (a default, a
 * constant, paging) or else from the query, whose words are filled in when it is written (`bindToQuery`).
 */
export function bindArguments(
  call: ToolCall,
  tool: Tool,
  earlier: readonly Step[],
  tools: ReadonlyMap<string, Tool>,
): readonly Binding[] {
  // The same call after the same steps is asked for again by every stage that looks at a report.
  const before = lastBound.get(call.arguments);
  if (before !== undefined && before.tool === tool && isSame(before.earlier, earlier)) return before.bindings;
  const bindings = readBindings(call, tool, earlier, tools);
  lastBound.set(call.arguments, { tool, earlier, bindings });
  return bindings;
}

const lastBound = new WeakMap<
  JsonObject,
  { readonly tool: Tool; readonly earlier: readonly Step[]; readonly bindings: readonly Binding[] }
>();

function isSame(a: readonly Step[], b: readonly Step[]): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

function readBindings(
  call: ToolCall,
  tool: Tool,
  earlier: readonly Step[],
  tools: ReadonlyMap<string, Tool>,
): readonly Binding[] {
  // What a change answered is the last resort: what was there before is the better source.
  const wrote = (step: Step) => isChange(tools.get(step.name));
  const sources = [earlier.filter((step) => !wrote(step)), earlier.filter(wrote)] as const;
  return [...scalarsIn(call.arguments)].flatMap(({ pointer, value }): Binding[] => {
    const parameter = parameterOf(pointer);
    const schemas = schemasAt(tool.inputSchema, pointer);
    const source =
      bestSource(value, parameter, tool, schemas, sources[0]) ??
      bestSource(value, parameter, tool, schemas, sources[1]);
    if (source !== undefined) {
      const { fit: _, ...at } = source;
      return [{ path: pointer, source: 'step', ...at }];
    }
    const parts = typeof value === 'string' ? partsOf(value, earlier) : [];
    if (parts.length > 0) return parts.map((part) => ({ path: pointer, ...part }));
    return [
      { path: pointer, source: comesFromSchema(tool.inputSchema, pointer, value) ? 'schema' : 'query' },
    ];
  });
}

function isChange(tool: Tool | undefined): boolean {
  return tool !== undefined && mayWrite(tool);
}

function needsFittingName(value: JsonScalar, parameter: string, schemas: readonly JsonObject[]): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (isWholeNumber(value) && isReferenceName(parameter)) return true;
  if (schemas.some((schema) => Array.isArray(schema.enum))) return true;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 1000;
  return value.length <= 3;
}

/** Last words of field names that mean something else on every thing. */
const generic = new Set(
  'id name title type status state stage number code date time start end text value count'.split(' '),
);

function isReferredTo(fact: Fact, parameter: string, tool: Tool, schemas: readonly JsonObject[]): boolean {
  return refersTo(parameter, toolNoun(tool.tool), fact, describedNoun(schemas[0]));
}

/** How well the place of a value fits a parameter by name: 3 the same thing, 2 the same attribute, 1 not at all. */
function nameFit(fact: Fact, parameter: string, tool: Tool, schemas: readonly JsonObject[]): number {
  if (isReferredTo(fact, parameter, tool, schemas)) return 3;
  // A thing's identifier may equal any amount.
  if (typeof fact.value === 'number' && isIdentifying(fact)) return 0;
  const wanted = meaningOf(parameter, toolNoun(tool.tool));
  const found = meaningOf(fact.key, fact.entity.noun);
  const sameNoun =
    wanted.noun === found.noun || wanted.noun === singular(fact.entity.noun.split(' ').at(-1) ?? '');
  if (wanted.attribute === found.attribute && sameNoun) return 3;
  if (wordsOf(parameter).map(singular).includes(fact.entity.noun) && fact === fact.entity.name) return 3;
  const key = wordsOf(fact.key).join(' ');
  const last = wordsOf(fact.key).at(-1) ?? '';
  const saysWhat = !generic.has(last);
  if (wordsOf(parameter).join(' ') === key) return saysWhat || sameNoun ? 3 : 1;
  if (saysWhat && wordsOf(parameter).at(-1) === last) return 3;
  if (isAmount(parameter) && isAmount(fact.key)) return 3;
  return wordsOf(parameter).includes(last) ? 2 : 1;
}

function isAmount(name: string): boolean {
  return wordsOf(name).some((word) => ['amount', 'price', 'total', 'value'].includes(word));
}

function bestSource(
  value: JsonScalar,
  parameter: string,
  tool: Tool,
  schemas: readonly JsonObject[],
  earlier: readonly Step[],
): Source | undefined {
  const least = needsFittingName(value, parameter, schemas) ? 3 : 1;
  let best: Source | undefined;
  // Of several things that share a value (a city), the one that has been gone on with already.
  const given = new Set(
    earlier.flatMap((step) => [...scalarsIn(step.arguments)].map((scalar) => scalar.value)),
  );
  for (const step of earlier) {
    if (wasGiven(step, value, parameter)) continue;
    for (const source of sourcesIn(step, value, parameter, tool, schemas, given)) {
      if (source.fit >= least && source.fit > (best?.fit ?? 0)) best = source;
    }
  }
  return best;
}

/** Whether a step was called with the value: then its result only repeats it. A page or a limit is no identifier. */
function wasGiven(step: Step, value: JsonScalar, parameter: string): boolean {
  const given = String(value).toLowerCase();
  const isNumber = isWholeNumber(value) && isReferenceName(parameter);
  for (const scalar of scalarsIn(step.arguments)) {
    if (String(scalar.value).toLowerCase() !== given) continue;
    if (!isNumber || isReferenceName(parameterOf(scalar.pointer))) return true;
  }
  return false;
}

function* sourcesIn(
  step: Step,
  value: JsonScalar,
  parameter: string,
  tool: Tool,
  schemas: readonly JsonObject[],
  given: ReadonlySet<JsonScalar>,
): Generator<Source> {
  for (const entity of entitiesIn(step.result, step.tool)) {
    for (const fact of entity.facts) {
      if (fact.value !== value) {
        const isReferred = isSameValue(fact.value, value) && isReferredTo(fact, parameter, tool, schemas);
        if (!isReferred) continue;
      }
      const { id, name } = fact.entity;
      const isUsed = given.has(id?.value ?? null) || given.has(name?.value ?? null);
      yield {
        ...place(fact),
        step: step.id,
        fit: nameFit(fact, parameter, tool, schemas) + (isUsed ? 0.5 : 0),
      };
    }
  }
  // A number's field has been asked for its name above.
  if (typeof value === 'number') return;
  for (const scalar of resultValues(step.result)) {
    if (scalar.value === value) yield { ...place(scalar), step: step.id, fit: 1 };
    else if (typeof value === 'string' && typeof scalar.value === 'string' && value.length >= 4) {
      const start = wholeWord(scalar.value, value);
      if (start !== -1)
        yield { ...place(scalar), span: [start, start + value.length], step: step.id, fit: 1 };
    }
  }
}

function place(at: ResultPlace): ResultPlace {
  return {
    from: at.from,
    ...(at.json !== undefined && { json: at.json }),
    ...(at.span !== undefined && { span: at.span }),
  };
}

/** Where a value stands in a text as a whole: not inside a longer word, path or identifier. */
function wholeWord(text: string, value: string): number {
  for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + 1)) {
    const before = text[start - 1] ?? ' ';
    const after = text[start + value.length] ?? ' ';
    if (!/[\p{L}\p{N}_/\\-]/u.test(before) && !/[\p{L}\p{N}_/\\-]/u.test(after)) return start;
  }
  return -1;
}

type PartSource = Omit<StepBinding, 'path'> | Omit<QueryBinding, 'path'>;

/** A path put together from a folder and what is in it, or an identifier with a prefix: its parts one by one. */
function partsOf(value: string, earlier: readonly Step[]): PartSource[] {
  if (!value.includes('/') || /\s/.test(value)) return [];
  for (let cut = value.lastIndexOf('/'); cut > 0; cut = value.lastIndexOf('/', cut - 1)) {
    const head = textSource(value.slice(0, cut), earlier);
    if (head === undefined) continue;
    const folder: PartSource = { source: 'step', ...head, part: [0, cut] };
    const rest = value.slice(cut + 1);
    if (rest === '') return [folder];
    const tail = textSource(rest, earlier);
    const part = [cut + 1, value.length] as const;
    return [folder, tail === undefined ? { source: 'query', part } : { source: 'step', ...tail, part }];
  }
  return [];
}

function textSource(text: string, earlier: readonly Step[]): Omit<Source, 'fit'> | undefined {
  for (const step of earlier) {
    for (const scalar of resultValues(step.result)) {
      if (typeof scalar.value !== 'string') continue;
      const start = wholeWord(scalar.value, text);
      if (start === -1) continue;
      const isWhole = text.length === scalar.value.length;
      return {
        ...place(scalar),
        ...(!isWhole && { span: [start, start + text.length] as const }),
        step: step.id,
      };
    }
  }
  return undefined;
}

/** The value that a binding stands for: the argument at its path, or the part of it. */
export function boundValue(
  binding: Pick<Binding, 'path' | 'part'>,
  step: Pick<Step, 'arguments'>,
): JsonScalar {
  const value = getAt(step.arguments, binding.path) as JsonScalar;
  return binding.part !== undefined && typeof value === 'string' ? value.slice(...binding.part) : value;
}
