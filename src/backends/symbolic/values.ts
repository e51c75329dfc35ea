// Where one parameter's value can come from: results first, then what is known, then the schema; never invented.

import { numberedNoun } from '../../grounding/reference.ts';
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { mayWrite } from '../../model/tool.ts';
import { propertiesOf, requiredOf } from '../../schemas/schema-validator.ts';
import { looksLikeIdentifier } from '../../text/identifier-shape.ts';
import { singular, wordsOf } from '../../text/naming.ts';
import { choice } from './choices.ts';
import { fromResults } from './from-results.ts';
import { isRemoval, lower } from './known.ts';
import { fromKnown, given, isOwnName, named } from './names.ts';
import { number } from './numbers.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { path } from './paths.ts';
import { proseAbout } from './prose.ts';
import { somebody } from './roles.ts';
import { search } from './search.ts';
import { type Candidate, pick, type Situation } from './situation.ts';
import { wellKnown } from './well-known.ts';
import { isPrinted } from './words/name-shape.ts';

/** The best value for a parameter, or undefined where none can be had without inventing one. */
export function valueFor(parameter: Parameter, at: Situation): Candidate | undefined {
  const { schema } = parameter;
  if (schema.const !== undefined) return { value: schema.const, fit: 1, bound: false };
  switch (parameter.kind) {
    case 'paging':
      return schema.default === undefined ? undefined : { value: schema.default, fit: 1, bound: false };
    case 'choice':
      return choice(parameter, at);
    case 'flag':
      return { value: schema.default !== true, fit: 1, bound: false };
    case 'identifier':
      return fromResults(parameter, at, 3) ?? printed(parameter, at);
    case 'contact':
      // What is made would need an address that belongs to nobody else.
      if (mayWrite(at.tool)) return undefined;
      return fromResults(parameter, at, 3) ?? fromKnown(parameter, at);
    case 'moment':
      return fromResults(parameter, at, 3) ?? fromKnown(parameter, at);
    case 'date':
      return (
        given(parameter, at) ??
        upcoming(parameter, at) ??
        fromKnown(parameter, at) ??
        fromResults(parameter, at, 2) ??
        someDay(parameter, at)
      );
    case 'month':
      return fromKnown(parameter, at) ?? someMonth(at);
    case 'number':
      // What is written down is the person's number, and not one that was found by chance.
      if (mayWrite(at.tool)) return number(parameter, at);
      return fromResults(parameter, at, 3) ?? number(parameter, at);
    case 'code':
      return pick(parameter.examples, at) ?? pick(parameter.accepted, at);
    case 'path':
      return path(parameter, at);
    case 'prose':
      return isRemoval(at.tool.tool) ? fromResults(parameter, at, 5) : proseAbout(parameter, at);
    case 'search':
      return search(parameter, at);
    case 'name':
      if (isOwnName(parameter, at.tool)) return named(parameter, at);
      return (
        fromResults(parameter, at, 3) ??
        named(parameter, at) ??
        somebody(parameter, at) ??
        (mayWrite(at.tool) ? undefined : wellKnown(parameter, at))
      );
    case 'list':
      return list(parameter, at);
    case 'record':
      return record(parameter, at);
  }
}

/** The share of first calls that do without a number where another tool's results lead to what has it. */
const ledToShare = 0.85;

/** What is printed on a thing, and known to people by that: the number of a berth that an earlier draft has come to. */
function printed(
  { accepted, required, path, meaning, name }: Parameter,
  at: Situation,
): Candidate | undefined {
  const isToBegin = at.known.done.length === 0 && required && !mayWrite(at.tool);
  if (!isToBegin) return undefined;
  // Where lists lead to it, most people go by them: what has a name there is seldom known by its number.
  const isLedTo = at.memory.edgesTo(at.tool.name).some((edge) => edge.path === path && edge.succeeded > 0);
  const noun = numberedNoun(name) ?? meaning.noun;
  const hasName = at.memory.names(noun).some((known) => !looksLikeIdentifier(known.name));
  // A number is in hand where it is printed on paper; an `id` is what lists are for.
  const isKey = wordsOf(name).at(-1) === 'id';
  if (isLedTo && (hasName || isKey) && at.random.real() < ledToShare) return undefined;
  return pick(accepted.filter(isPrinted), at);
}

/** A working day of the next two weeks, for parameters whose known values lie ahead of today. */
function upcoming({ examples, accepted }: Parameter, { known, random }: Situation): Candidate | undefined {
  const ahead = [...examples, ...accepted].some(
    (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && value >= known.today,
  );
  if (!ahead) return undefined;
  const days = Array.from({ length: 12 }, (_, index) => dayAfter(known.today, index + 1)).filter(
    (day) => new Date(day).getUTCDay() % 6 !== 0,
  );
  return { value: random.pick(days), fit: 1, bound: false };
}

/** This month or one beside it. */
function someMonth({ tool, known, random }: Situation): Candidate | undefined {
  if (mayWrite(tool)) return undefined;
  const [year = 0, month = 0] = known.today.split('-').map(Number);
  const moved = new Date(Date.UTC(year, month - 1 + random.integer(-1, 1), 1));
  return { value: moved.toISOString().slice(0, 7), fit: 1, bound: false };
}

/** Tools whose days lie behind. */
const looksBack =
  /\b(?:history|historical|past|sales|revenue|reports?|statistics|usage|logs?|attendance|rates?|results|scores)\b/i;

/** A day that whoever asks is free to name, near today; the end of a period comes after its beginning. */
function someDay({ required }: Parameter, { tool, known, random, taken }: Situation): Candidate | undefined {
  if (!required || mayWrite(tool)) return undefined;
  const isBack = looksBack.test(`${wordsOf(tool.tool).join(' ')} ${tool.description.slice(0, 200)}`);
  const begin = [...taken]
    .filter((value) => /^\d{4}-\d\d-\d\d$/.test(value))
    .toSorted()
    .at(-1);
  const from = begin ?? dayAfter(known.today, isBack ? -20 : 0);
  const days = Array.from({ length: 10 }, (_, index) => dayAfter(from, index + 1)).filter(
    (day) => new Date(day).getUTCDay() % 6 !== 0 && (!isBack || day <= known.today),
  );
  return days.length === 0 ? undefined : { value: random.pick(days), fit: 1, bound: false };
}

/** The ISO date some days after another. */
function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function list(parameter: Parameter, at: Situation): Candidate | undefined {
  const items = isObject(parameter.schema.items) ? parameter.schema.items : {};
  const one = readParameter(at.tool, singular(parameter.name), `${parameter.path}/0`, items, true, at.memory);
  const values: JsonValue[] = [];
  let first: Candidate | undefined;
  const wanted = items.type === 'object' || mayWrite(at.tool) ? 1 : at.random.integer(1, 2);
  const taken = new Set(at.taken);
  for (let index = 0; index < wanted; index++) {
    const candidate = valueFor(one, { ...at, taken });
    if (candidate === undefined || (index > 0 && one.kind === 'prose')) break;
    // A second best makes no good company: a name that was found, and words that were searched for.
    if (first !== undefined && candidate.fit < first.fit) break;
    first ??= candidate;
    values.push(candidate.value);
    if (typeof candidate.value !== 'object') taken.add(lower(candidate.value));
  }
  return first === undefined ? undefined : { ...first, value: values };
}

function record(parameter: Parameter, at: Situation): Candidate | undefined {
  const value: Record<string, JsonValue> = {};
  let fit = 1;
  let bound = false;
  const taken = new Set(at.taken);
  for (const [name, schema] of propertiesOf(parameter.schema as JsonObject)) {
    if (!requiredOf(parameter.schema as JsonObject).includes(name)) continue;
    const part = readParameter(at.tool, name, `${parameter.path}/${name}`, schema, true, at.memory);
    const candidate = valueFor(part, { ...at, taken });
    if (candidate === undefined) return undefined;
    value[name] = candidate.value;
    if (typeof candidate.value !== 'object') taken.add(lower(candidate.value));
    fit = Math.max(fit, candidate.fit);
    bound ||= candidate.bound;
  }
  // Filters may all be left out where the object around them may not.
  if (Object.keys(value).length === 0 && !parameter.required) return undefined;
  return { value, fit, bound };
}
