// Where one parameter's value can come from: results first, then what is known, then the schema; never invented.
import type { Entity, Fact } from '../../core/entities.ts';
import { isObject, type JsonObject, type JsonScalar, type JsonValue } from '../../core/json.ts';
import type { MemoryView } from '../../core/learned.ts';
import { meaningOf, readToolName, singular, toolNoun, wordsOf } from '../../core/naming.ts';
import type { Random } from '../../core/random.ts';
import { propertiesOf, requiredOf } from '../../core/schema-validator.ts';
import { looksLikeIdentifier, shapeOf } from '../../core/shape.ts';
import { mayWrite, type Tool } from '../../core/tool.ts';
import { type Done, factsOf, type Known, lower, prominent } from './known.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { proseAbout } from './prose.ts';

/** A value for a parameter, and how it was come by. */
export interface Candidate {
  readonly value: JsonValue;
  /** How sure it is that the value means what the parameter means: 0 to 5. */
  readonly fit: number;
  /** Whether it was taken from a result. */
  readonly bound: boolean;
  /** The thing it was taken from. */
  readonly entity?: Entity;
}

export interface Situation {
  readonly tool: Tool;
  readonly known: Known;
  readonly memory: MemoryView;
  readonly random: Random;
  /** Values already given to other parameters of the same call. */
  readonly taken: ReadonlySet<string>;
  /** The things that other arguments of the same call mean. */
  readonly about: readonly Entity[];
}

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
      return fromResults(parameter, at, 3);
    case 'contact':
      // What is made gets an address of its own: one that the schema gives, nobody else's.
      if (mayWrite(at.tool) && parameter.required) return pick(parameter.examples, at);
      return fromResults(parameter, at, 3) ?? fromKnown(parameter, at);
    case 'moment':
      return fromResults(parameter, at, 3) ?? fromKnown(parameter, at);
    case 'date':
      return fromKnown(parameter, at) ?? fromResults(parameter, at, 2);
    case 'number':
      return fromResults(parameter, at, 3) ?? number(parameter, at);
    case 'code':
      return pick(parameter.examples, at) ?? pick(parameter.accepted, at);
    case 'path':
      return path(parameter, at);
    case 'prose':
      return isRemoval(at.tool) ? fromResults(parameter, at, 5) : proseAbout(parameter, at);
    case 'search':
      return search(parameter, at);
    case 'name':
      return fromResults(parameter, at, 3) ?? named(parameter, at);
    case 'list':
      return list(parameter, at);
    case 'record':
      return record(parameter, at);
  }
}

function pick(values: readonly JsonScalar[], at: Situation): Candidate | undefined {
  const free = values.filter((value) => !at.taken.has(lower(value)));
  return free.length === 0 ? undefined : { value: at.random.pick(free), fit: 1, bound: false };
}

/** A choice that a result holds under the same name (a currency), else any but the default and, for a change, what it is now. */
function choice(parameter: Parameter, at: Situation): Candidate | undefined {
  const all = (parameter.schema.enum as readonly JsonScalar[]).filter(
    (value): value is string | number | boolean => value !== null,
  );
  const last = parameter.words.at(-1) ?? '';
  const held = [...factsOf(at.known)].filter(
    ({ fact }) => wordsOf(fact.key).at(-1) === last && all.some((value) => value === fact.value),
  );
  const isOfAnother = (fact: Fact) =>
    at.taken.size > 0 && at.about.length > 0 && !at.about.includes(fact.entity);
  const isLoose = at.taken.size > 0 && at.about.length === 0;
  const shown = held.find(
    ({ fact }) => last === 'currency' && !isLoose && !isOfAnother(fact) && !at.taken.has(lower(fact.value)),
  );
  if (shown !== undefined && parameter.required && parameter.words[0] !== 'to') {
    return { value: shown.fact.value, fit: 3, bound: true, entity: shown.fact.entity };
  }
  const now = mayWrite(at.tool) ? held.map(({ fact }) => fact.value) : [];
  const choices: readonly JsonScalar[] = all.filter((value) => !now.includes(value));
  const accepted = choices.filter((value) => parameter.accepted.includes(value));
  const others = choices.filter((value) => value !== parameter.schema.default && !at.taken.has(lower(value)));
  // What has given results before is likelier to give some again: nine times of ten where there is such a value.
  return pick(accepted.length > 0 && at.random.real() < 0.5 ? accepted : others, at) ?? pick(choices, at);
}

const amounts = new Set(['amount', 'value', 'price', 'total']);

function hasCurrency(entity: Entity): boolean {
  return entity.facts.some(({ key }) => wordsOf(key).at(-1) === 'currency');
}

/** Field names that mean something else on every thing. */
const generic = new Set(
  'name title subject label type status state number code description summary date time start end note'.split(
    ' ',
  ),
);

/** Whether a tool makes something new: what it names need not exist. */
function isCreation(tool: Tool): boolean {
  return (
    mayWrite(tool) &&
    /^(create|add|register|insert|new|make|schedule|book)$/.test(readToolName(tool.tool).verb ?? '')
  );
}

function isRemoval(tool: Tool): boolean {
  return /^(delete|remove|cancel)$/.test(readToolName(tool.tool).verb ?? '');
}

/** How well a fact fits a parameter: 5 the same attribute of the same noun, 4 the shape its values have, 3 the same field name. */
export function fitOf(fact: Fact, parameter: Parameter): number {
  const { value, entity } = fact;
  if (value === null || value === '' || typeof value === 'boolean') return 0;
  const wantsNumber =
    parameter.kind === 'number' || parameter.schema.type === 'integer' || parameter.schema.type === 'number';
  if (wantsNumber !== (typeof value === 'number')) return 0;
  const found = meaningOf(fact.key, entity.noun);
  const { meaning } = parameter;
  const head = entity.noun.split(' ').at(-1) ?? '';
  const sameNoun = meaning.noun === found.noun || meaning.noun === head;
  const isId = fact === entity.id;
  if (typeof value === 'string' && parameter.kind === 'identifier') {
    const shape = shapeOf(value);
    if (parameter.shapes.size > 0 && [...parameter.shapes].some((known) => known.includes('\\d'))) {
      if (!parameter.shapes.has(shape)) return 0;
      return sameNoun ? 5 : 4;
    }
    if ((isId || found.attribute === 'id') && sameNoun) return 5;
    return 0;
  }
  if (meaning.attribute === 'name' && fact === entity.name && sameNoun) return 5;
  const key = wordsOf(fact.key).map(singular);
  if (parameter.words.join(' ') === key.join(' ') && (sameNoun || !generic.has(key.join(' ')))) return 4;
  if (fact === entity.name && parameter.words.includes(head)) return 5;
  const last = key.at(-1) ?? '';
  if (parameter.kind === 'name' || parameter.kind === 'contact') {
    return parameter.words.includes(last) && !['name', 'type', 'status', 'number', 'code'].includes(last)
      ? 3
      : 0;
  }
  if (parameter.kind === 'number')
    return key.some((word) => amounts.has(word)) && parameter.words.includes('amount') && hasCurrency(entity)
      ? 3
      : 0;
  if (typeof value === 'string' && (parameter.kind === 'date' || parameter.kind === 'moment')) {
    const right = parameter.kind === 'date' ? 'date' : 'date-time';
    return shapeOf(value) === right && parameter.words.includes(last) ? 3 : 0;
  }
  return 0;
}

/** A name is a name: where a tool speaks of "nodes" and its server has shown none under that noun, any named thing will do. */
function fitOfOnlyName(fact: Fact, parameter: Parameter, call: Done, at: Situation): number {
  if (parameter.meaning.attribute !== 'name' || fact !== fact.entity.name || call.server !== at.tool.server)
    return 0;
  const isShown = at.known.done.some(({ entities }) =>
    entities.some(({ noun }) => noun === parameter.meaning.noun),
  );
  return isShown ? 0 : 3;
}

function fromResults(parameter: Parameter, at: Situation, least: number): Candidate | undefined {
  let best: { fact: Fact; call: Done; fit: number } | undefined;
  for (const { fact, call } of factsOf(at.known)) {
    // A value that the call was given itself is no news: what it came from has it too.
    if (at.taken.has(lower(fact.value)) || call.given.has(lower(fact.value))) continue;
    // What a thing is now is no value to change it to.
    if (mayWrite(at.tool) && parameter.kind !== 'identifier' && at.about.includes(fact.entity)) continue;
    const fit = fitOf(fact, parameter) || fitOfOnlyName(fact, parameter, call, at);
    if (fit >= least && fit > (best?.fit ?? 0)) best = { fact, call, fit };
  }
  return best === undefined
    ? undefined
    : { value: best.fact.value, fit: best.fit, bound: true, entity: best.fact.entity };
}

function fromKnown(parameter: Parameter, at: Situation): Candidate | undefined {
  return pick(
    parameter.accepted.length > 3 ? parameter.accepted : [...parameter.accepted, ...parameter.examples],
    at,
  );
}

const people = new Set('contact person user customer employee member account lead client company'.split(' '));

/** The name of something that is known to exist: accepted before, shown by a result, or given as an example. */
function named(parameter: Parameter, at: Situation): Candidate | undefined {
  // The name of something that is to be made: one that the schema gives, or a title; nobody's name is invented.
  if (
    isCreation(at.tool) &&
    parameter.meaning.attribute === 'name' &&
    parameter.meaning.noun === toolNoun(at.tool.tool)
  ) {
    return (
      pick(parameter.examples, at) ??
      (people.has(parameter.meaning.noun) ? undefined : proseAbout(parameter, at))
    );
  }
  const noun =
    parameter.meaning.attribute === 'name' ? parameter.meaning.noun : (parameter.words.at(-1) ?? '');
  const names = at.memory.names(noun).map(({ name }) => name);
  return pick(names, at) ?? fromKnown(parameter, at);
}

function number(parameter: Parameter, at: Situation): Candidate | undefined {
  const { schema } = parameter;
  if (parameter.examples.length > 0 && at.random.real() < 0.5) return pick(parameter.examples, at);
  const least = bound(schema.minimum) ?? bound(schema.exclusiveMinimum);
  const most = bound(schema.maximum);
  // Waiting is no information.
  if (isWait(parameter)) return { value: Math.max(1, least ?? 1), fit: 1, bound: false };
  if (
    parameter.words.some((word) => ['amount', 'value', 'price', 'budget'].includes(word)) &&
    most === undefined
  ) {
    return { value: at.random.integer(2, 90) * 50, fit: 1, bound: false };
  }
  const low = Math.ceil(
    least === undefined || parameter.words[0] === 'min' ? Math.max(2, least ?? 2) : least,
  );
  const high = Math.floor(
    Math.min(most ?? Number.POSITIVE_INFINITY, least === undefined ? 99 : Math.max(low + 4, 5)),
  );
  if (high < low) return undefined;
  const value = at.random.integer(Math.max(low, 1), high);
  // People say 20 minutes, not 18.
  const isRange = parameter.words[0] === 'min' || parameter.words[0] === 'max';
  return { value: isRange && value > 10 ? Math.max(low, value - (value % 10)) : value, fit: 1, bound: false };
}

/** Whether a number says how long a call takes. */
export function isWait({ words }: Parameter): boolean {
  return words.some((word) => ['duration', 'delay', 'wait', 'sleep'].includes(word));
}

function bound(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Search words: the name of something at hand, or of something a result has shown before. */
function search(parameter: Parameter, at: Situation): Candidate | undefined {
  const noun = toolNoun(at.tool.tool);
  for (const call of at.known.done.toReversed()) {
    for (const entity of prominent(call, at.known)) {
      const name = entity.name?.value;
      if (typeof name !== 'string' || at.known.given.has(lower(name)) || looksLikeIdentifier(name)) continue;
      const head = entity.noun.split(' ').at(-1) ?? '';
      if (!searchable(head, noun, call) || name.length > 60) continue;
      return { value: distinctive(name), fit: head === noun ? 4 : 3, bound: true, entity };
    }
  }
  if (at.known.done.length > 0) return undefined;
  const known = at.memory.names(noun);
  // A tool that searches under another noun than results use: anything its own server has shown.
  const own =
    known.length > 0 ? known : at.memory.names().filter(({ tool }) => tool.startsWith(`${at.tool.server}__`));
  const names = own.filter(({ name }) => !looksLikeIdentifier(name));
  if (names.length > 0) return { value: at.random.pick(names).name, fit: 2, bound: false };
  return pick(parameter.examples, at) ?? pick(parameter.accepted, at);
}

/** Whether looking for `noun`s by the name of a `head` makes sense: a product's articles, not a person's products. */
function searchable(head: string, noun: string, call: Done): boolean {
  return head !== noun || call.tool !== ''
    ? ['product', 'topic', 'category', 'company', 'customer', 'person', noun].includes(head)
    : false;
}

/** The words of a name that tell it from others: without a legal form or a generic head. */
export function distinctive(name: string): string {
  const words = name.split(/\s+/).filter((word) => !/^(inc|ltd|gmbh|ag|llc|co|the|and|&)\.?$/i.test(word));
  return words.length > 3 ? words.slice(0, 3).join(' ') : words.join(' ') || name;
}

/** A path shown by a result, put together from a folder and its entry, or known from before and still under a shown folder. */
function path(parameter: Parameter, at: Situation): Candidate | undefined {
  const wantsFolder =
    /director|folder|tree/.test(`${parameter.name} ${at.tool.tool}`) || parameter.words.includes('dir');
  const candidates: Candidate[] = [];
  for (const call of at.known.done) {
    const folder = Object.values(call.arguments).find(
      (value) => typeof value === 'string' && value.startsWith('/'),
    );
    for (const entity of call.entities) {
      const name = entity.name?.value;
      if (typeof name !== 'string') continue;
      const isFolder = entity.noun === 'directory' || (entity.noun === 'path' && !/\.\w+$/.test(name));
      if (isFolder !== wantsFolder || entity.parent !== undefined) continue;
      if (entity.noun === 'path') candidates.push({ value: name, fit: 4, bound: true, entity });
      else if (typeof folder === 'string' && (entity.noun === 'file' || entity.noun === 'directory')) {
        candidates.push({ value: `${folder}/${name}`, fit: 4, bound: true, entity });
      }
    }
  }
  const roots = candidates.length > 0 || at.known.done.length > 0 ? shownFolders(at.known) : [];
  for (const value of parameter.accepted) {
    if (typeof value !== 'string' || !roots.some((root) => value.startsWith(`${root}/`))) continue;
    candidates.push({ value, fit: 3, bound: true });
  }
  const fresh = candidates.filter(({ value }) => !at.taken.has(lower(value as string)));
  const unused = fresh.filter(({ value }) => !at.known.given.has(lower(value as string)));
  const choices = unused.length > 0 ? unused : fresh;
  return choices.length === 0 ? undefined : at.random.pick(choices);
}

function shownFolders(known: Known): string[] {
  return known.done.flatMap((call) =>
    call.entities.flatMap(({ noun, name }) =>
      noun === 'path' && typeof name?.value === 'string' && !/\.\w+$/.test(name.value) ? [name.value] : [],
    ),
  );
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
  return Object.keys(value).length === 0 ? undefined : { value, fit, bound };
}
