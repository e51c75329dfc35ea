// Filling in a call: each argument from a result, from what is known, or from what a person could say by themselves.
import type { JsonObject, JsonScalar, JsonValue } from '../../../src/model/json.ts';
import type { Random } from '../../../src/model/random.ts';
import { looksLikeIdentifier } from '../../../src/text/identifier-shape.ts';
import { meaningOf, singular, toolNoun, wordsOf } from '../../../src/text/naming.ts';
import { ownName } from './facts.ts';
import type { Knowledge } from './knowledge.ts';
import { isPath, pathsFor } from './paths.ts';
import type { Parameter, ToolLine } from './signature.ts';

export interface Filled {
  readonly arguments: JsonObject;
  /** How many arguments come from results. */
  readonly bound: number;
}

/** How often an optional filter is used, where nothing else narrows a call. */
const filterShare = 0.3;
/** Working days from the day of an example on: what a server knows about lies near it. */
const daysOn = [0, 1, 7, 8, 14];

/** Arguments for a tool, or undefined where a required one has no source. Draws from `random`. */
export function fill(tool: ToolLine, knowledge: Knowledge, random: Random): Filled | undefined {
  const args: Record<string, JsonValue> = {};
  const day = random.pick(daysOn);
  let bound = 0;
  for (const parameter of tool.parameters.filter(({ required }) => required)) {
    const source = sourceOf(parameter, tool, knowledge, Object.values(args), day, random);
    if (source === undefined) return undefined;
    args[parameter.name] = parameter.type.endsWith('[]') ? [source.value] : source.value;
    if (source.fromResult) bound++;
  }
  const filters = tool.parameters.filter(({ required, choices }) => !required && choices.length > 1);
  // Where a filter has left nothing, the tool is asked without one.
  const isWary = knowledge.critiques.some(
    (critique) => critique.tool === tool.name && critique.path === undefined,
  );
  if (bound === 0 && !tool.writes && !isWary && filters.length > 0 && random.real() < filterShare) {
    const filter = random.pick(filters);
    args[filter.name] = random.pick(filter.choices);
  }
  return { arguments: args, bound };
}

interface Source {
  readonly value: JsonScalar;
  readonly fromResult: boolean;
}

function sourceOf(
  parameter: Parameter,
  tool: ToolLine,
  knowledge: Knowledge,
  taken: readonly JsonValue[],
  day: number,
  random: Random,
): Source | undefined {
  const free = (values: readonly JsonValue[]) =>
    values.filter((value): value is JsonScalar => fits(value, parameter) && !taken.includes(value));
  const noun = toolNoun(ownName(tool.name));
  // A day that a result shows may be long past.
  const found = parameter.isDate ? [] : free(foundValues(parameter, noun, knowledge));
  if (found.length > 0 && parameter.choices.length === 0) {
    return { value: random.pick([...new Set(found)].slice(0, 8)), fromResult: true };
  }
  const { example } = parameter;
  if (isIdentifier(parameter, noun)) return undefined;
  if (isPath(parameter)) {
    const paths = free(pathsFor(tool.name, knowledge.made));
    return paths.length === 0 ? undefined : { value: random.pick(paths), fromResult: true };
  }
  if (parameter.choices.length > 0) return said(free(parameter.choices), random);
  if (parameter.isDate && typeof example === 'string') {
    return { value: workingDay(example, day), fromResult: false };
  }
  if (parameter.type === 'boolean') return { value: true, fromResult: false };
  if (parameter.type === 'integer' || parameter.type === 'number') {
    const base = typeof example === 'number' ? example : Math.max(parameter.minimum ?? 1, 1);
    return { value: base * random.pick([1, 2, 3]), fromResult: false };
  }
  if (!parameter.type.startsWith('string')) return undefined;
  const { attribute, noun: meant } = meaningOf(parameter.name, noun);
  const names = isSearch(parameter)
    ? knowledge.names(noun)
    : [
        ...knowledge.names(attribute === 'name' ? meant : attribute),
        ...knowledge.known(tool.name, parameter.name),
      ];
  return said(free([...names, ...(example === undefined ? [] : [example])]), random);
}

function said(values: readonly JsonScalar[], random: Random): Source | undefined {
  return values.length === 0 ? undefined : { value: random.pick(values), fromResult: false };
}

/** The values in results that a parameter could mean, latest first. */
function foundValues(parameter: Parameter, noun: string, { facts }: Knowledge): JsonScalar[] {
  const meant = isSearch(parameter) ? { noun, attribute: 'name' } : meaningOf(parameter.name, noun);
  // An article number is no `id`, though both identify the product.
  const isKind = (key: string) =>
    meant.attribute !== 'id' || wordsOf(key).at(-1) === wordsOf(parameter.name).at(-1);
  const same = facts.filter(
    ({ noun: of, attribute, key }) => of === meant.noun && attribute === meant.attribute && isKind(key),
  );
  if (same.length > 0) return same.map(({ value }) => value);
  const { pattern } = parameter;
  if (pattern !== undefined && isIdentifier(parameter, noun)) {
    return facts.flatMap(({ value }) => (typeof value === 'string' && pattern.test(value) ? [value] : []));
  }
  const last = singular(parameter.name.split('_').at(-1) ?? '');
  const alike = parameter.type === 'string' && !parameter.isDate && !parameter.required;
  return facts
    .filter(({ key }) => key === parameter.name || (alike && key === last))
    .map(({ value }) => value);
}

function isSearch({ name }: Parameter): boolean {
  return /^(?:q|query|search|keywords?|terms?|text)$/i.test(name);
}

function isIdentifier(parameter: Parameter, noun: string): boolean {
  return (
    meaningOf(parameter.name, noun).attribute === 'id' ||
    (typeof parameter.example === 'string' &&
      looksLikeIdentifier(parameter.example) &&
      parameter.example.includes('_'))
  );
}

function fits(value: JsonValue, { type, pattern, choices }: Parameter): boolean {
  if (choices.length > 0) return choices.includes(value as JsonScalar);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number';
  return typeof value === 'string' && value !== '' && (pattern?.test(value) ?? true);
}

/** The first working day so many days after a date. */
function workingDay(from: string, days: number): string {
  const date = new Date(`${from}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return from;
  date.setUTCDate(date.getUTCDate() + days);
  while (date.getUTCDay() % 6 === 0) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
