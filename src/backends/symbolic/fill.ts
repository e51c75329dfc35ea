// Filling in a call: every required argument, and the optional ones that matter.

import type { Entity } from '../../grounding/reading/entity.ts';
import type { JsonValue } from '../../model/json.ts';
import type { MemoryView } from '../../model/learned.ts';
import type { Random } from '../../model/random.ts';
import { mayWrite, type Tool, type ToolCall } from '../../model/tool.ts';
import { propertiesOf, requiredOf, validate } from '../../schemas/schema-validator.ts';
import { wordsOf } from '../../text/naming.ts';
import { changesOf, isAlready } from './change.ts';
import { type Known, lower } from './known.ts';
import { isWait } from './numbers.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { valueFor } from './values.ts';
import { stateOfFlag } from './words/adjective.ts';

export interface Filled {
  readonly call: ToolCall;
  /** Arguments that come from earlier results. */
  readonly bound: number;
  /** Arguments, days apart, that an earlier call was given too. */
  readonly shared: number;
  /** Which tools' results they come from, and which arguments they are. */
  readonly edges: readonly { readonly from: string; readonly path: string }[];
  /** The things those arguments mean. */
  readonly about: readonly Entity[];
  /** Arguments that are only the schema's examples. */
  readonly examples: number;
  /** Whether an argument says how long the call takes. */
  readonly waits: boolean;
}

/** Every parameter of a tool, required ones first. */
export function parametersOf(tool: Tool, memory: MemoryView): readonly Parameter[] {
  const required = requiredOf(tool.inputSchema);
  const all = [...propertiesOf(tool.inputSchema)].map(([name, schema]) =>
    readParameter(tool, name, `/${name}`, schema, required.includes(name), memory),
  );
  return [
    ...all.filter((parameter) => parameter.required),
    ...all.filter((parameter) => !parameter.required),
  ];
}

/**
 * A call of the tool from what is known, or the name of the first required parameter that nothing can fill.
 * Optional parameters are left out unless a result holds their value, or, now and then, for variety.
 */
export function fill(
  tool: Tool,
  known: Known,
  memory: MemoryView,
  random: Random,
  without: ReadonlySet<string> = new Set(),
): Filled | { readonly missing: string } {
  const parameters = parametersOf(tool, memory);
  const hasRequired = parameters.some(({ required }) => required);
  // A search by name has found what it is for; a filter on top would have to be said without need.
  const isSearch = parameters.some(({ required, kind }) => required && kind === 'search');
  const values: Record<string, JsonValue> = {};
  const about: Entity[] = [];
  const edges: { from: string; path: string }[] = [];
  const taken = new Set<string>();
  let bound = 0;
  let shared = 0;
  let narrowed = false;
  let waits = false;
  let examples = 0;
  const share = known.narrows === true ? narrowingShare : filterShare;
  const changes = changesOf(tool, parameters, random);
  const considered =
    changes.length === 0 ? parameters : [...parameters.filter(({ required }) => required), ...changes];
  let changed = false;
  for (const parameter of considered) {
    if (without.has(parameter.name)) continue;
    const isOneChange = changes.includes(parameter);
    if (isOneChange && changed) continue;
    const wanted =
      parameter.required ||
      isOneChange ||
      // What was just put there is all new, and nothing of it is done.
      ((parameter.kind !== 'flag' || known.prepared.length === 0) &&
        isWorthwhile(tool, parameter, { hasRequired, narrowed: narrowed || isSearch, share }, random));
    if (!wanted) continue;
    const candidate = valueFor(parameter, { tool, known, memory, random, taken, about });
    if (candidate === undefined || endsTooSoon(parameter, candidate.value, values)) {
      if (parameter.required) return { missing: parameter.name };
      continue;
    }
    if (mayWrite(tool) && isAlready(parameter, candidate.value, about, known)) {
      if (isOneChange) continue;
      return { missing: parameter.name };
    }
    if (isOneChange) {
      changed = true;
    } else if (!parameter.required) {
      // An optional identifier only where it means what the call is about; and never a value that was merely guessed.
      if (parameter.kind === 'identifier' && (candidate.fit < 4 || bound > 0)) continue;
      narrowed ||= !isWait(parameter);
    }
    // Two arguments from one list (both ends of a journey) would be a comparison that nobody asked for.
    const sibling = about.find(
      (entity) =>
        entity !== candidate.entity && entity.place !== undefined && sameList(entity, candidate.entity),
    );
    if (sibling !== undefined) return { missing: parameter.name };
    waits ||= isWait(parameter);
    if (candidate.example === true) examples += 1;
    values[parameter.name] = candidate.value;
    if (candidate.bound) bound += 1;
    if (candidate.shared === true && parameter.kind !== 'date') shared += 1;
    if (candidate.from !== undefined) edges.push({ from: candidate.from, path: parameter.path });
    if (candidate.entity !== undefined) about.push(candidate.entity);
    if (typeof candidate.value !== 'object') taken.add(lower(candidate.value));
  }
  if (changes[0] !== undefined && !changed) return { missing: changes[0].name };
  const call = { tool: tool.name, arguments: values };
  const issue = validate(tool.inputSchema, values)[0];
  return issue === undefined
    ? { call, bound, shared, edges, about, examples, waits }
    : { missing: issue.path.slice(1) || tool.name };
}

/** Whether a day or a moment is the end of what another argument begins later. */
function endsTooSoon(
  { kind, words }: Parameter,
  end: JsonValue,
  values: Readonly<Record<string, JsonValue>>,
): boolean {
  if ((kind !== 'date' && kind !== 'moment') || typeof end !== 'string') return false;
  if (!words.some((word) => ['end', 'to', 'until', 'till', 'out', 'return'].includes(word))) return false;
  return Object.entries(values).some(
    ([name, start]) =>
      wordsOf(name).some((word) => ['start', 'from', 'begin', 'in', 'departure'].includes(word)) &&
      typeof start === 'string' &&
      /^\d{4}-\d\d-\d\d/.test(start) &&
      start > end,
  );
}

/** Whether a number only narrows a list down. */
function isLimit({ words }: Parameter): boolean {
  return words[0] === 'min' || words[0] === 'max';
}

function sameList(a: Entity, b: Entity | undefined): boolean {
  return b?.place !== undefined && a.noun === b.noun && a.parent === b.parent;
}

/** How urgent or how visible something is made, whatever it is about. */
function isDegree({ key }: Parameter): boolean {
  return /(?:priority|urgency|severity|visibility|importance)$/.test(key);
}

/** What has been filled in of a call, and how often an optional choice is. */
interface Filling {
  readonly hasRequired: boolean;
  readonly narrowed: boolean;
  readonly share: number;
}

/** How often a list is narrowed down, and how often by who looks for what there is not. */
const filterShare = 0.3;
const narrowingShare = 0.8;

function isWorthwhile(
  tool: Tool,
  parameter: Parameter,
  { hasRequired, narrowed, share }: Filling,
  random: Random,
): boolean {
  switch (parameter.kind) {
    case 'identifier':
      return !hasRequired;
    case 'choice':
      // A kind that was drawn would not fit the words of what is made.
      return !narrowed && random.real() < share && (!mayWrite(tool) || isDegree(parameter));
    case 'flag':
      return (
        !(hasRequired || narrowed || mayWrite(tool)) &&
        stateOfFlag(parameter.name) !== undefined &&
        random.real() < share
      );
    case 'month':
      return !(hasRequired || narrowed || mayWrite(tool)) && random.real() < 0.3;
    case 'date':
      // A forecast is asked for a day; a list, since when, only by who has a reason.
      return parameter.schema.default !== undefined && /^(?:date|day)$/.test(parameter.key);
    case 'name':
    case 'search':
      return !hasRequired && !narrowed && random.real() < 0.6;
    case 'number':
      return (
        isWait(parameter) ||
        (!narrowed &&
          parameter.schema.minimum !== undefined &&
          random.real() < (hasRequired || isLimit(parameter) ? 0.1 : 0.6))
      );
    default:
      return false;
  }
}
