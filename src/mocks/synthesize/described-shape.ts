// What a tool that promises nothing may answer: a schema read from its name, its description and its parameters.

import type { JsonObject } from '../../model/json.ts';
import { table } from '../../model/table.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { plural, readToolName, wordsOf } from '../../text/naming.ts';
import type { Intent } from './intent.ts';
import { isIdentifier, keyOf } from './keys.ts';
import { type Noun, ownId } from './nouns.ts';

const string: JsonObject = { type: 'string' };
const mostAttributes = 6;
const mostMembers = 14;

/**
 * The schema of an object in which things of the tool's noun stand: with the members that other tools promise of them,
 * those that the description names, or else the attributes that are known of them.
 */
export function describedShape(entry: JsonObject, intent: Intent, known?: Noun): JsonObject {
  const members = Object.fromEntries([...(known?.members ?? [])].slice(0, mostMembers));
  const noun = intent.noun || 'item';
  const description = typeof entry.description === 'string' ? entry.description : '';
  const told = Object.fromEntries(
    attributesIn(description)
      .filter((name) => !isOf(noun, name) && !isAmong(name, members, noun))
      .slice(0, mostAttributes)
      .map((name) => [name, schemaFor(name)]),
  );
  const parameters = propertiesOf(entry.inputSchema as JsonObject);
  const echoed = Object.fromEntries(
    [...intent.given.keys(), ...intent.others.map(({ name }) => name)].flatMap((name) => {
      const schema = parameters.get(name) ?? {};
      return schema.type === 'object' || schema.type === 'array' ? [] : [[name, bare(schema)]];
    }),
  );
  const ownName = ownId(members, noun) ?? 'id';
  const id = { [ownName]: members[ownName] ?? string };
  if (intent.kind === 'delete') return object({ ...id, deleted: { const: true } });
  if (intent.kind === 'write') return object({ ...id, updated: { const: true }, ...echoed });
  if (intent.kind === 'create') {
    const isKnown = known?.attributes.has('status') === true;
    const status = isKnown ? string : { const: stateAfter(intent.verb) };
    return object({ ...id, ...(isAmong('status', members, noun) ? {} : { status }), ...members, ...echoed });
  }
  const measure = measureIn(entry, intent, description);
  if (measure !== undefined) return object({ ...echoed, ...ownIds(entry, intent), ...measure });
  if (intent.kind === 'compute') {
    return object({ ...echoed, ...(Object.keys(told).length === 0 ? { result: { type: 'number' } } : told) });
  }
  const usual = [...(known?.attributes ?? [])].filter(([name]) => !isOf(noun, name)).slice(0, mostAttributes);
  const isMade = Object.keys(members).length > 0;
  const attributes = isMade
    ? { ...members, ...told }
    : Object.keys(told).length > 0
      ? told
      : Object.fromEntries(usual.map(([name, schema]) => [name.replaceAll(' ', '_'), schema]));
  const isTitled = Object.keys(attributes).some((name) => /^(title|full_name|subject)$/.test(name));
  const isCalled = isTitled || (known?.isShown === true && !attributesIn(description).includes('name'));
  const thing = { ...id, ...(isCalled ? {} : { name: string }), ...attributes };
  if (intent.isMany) {
    // Which of them they are stands in each of those that were asked for.
    const chosen = [...parameters].filter(
      ([name, schema]) =>
        !(name in thing) && !isBoundName(name) && (name in echoed || schema.enum !== undefined),
    );
    const items = { ...thing, ...Object.fromEntries(chosen.map(([name, schema]) => [name, bare(schema)])) };
    return object({ [plural(noun).replaceAll(' ', '_')]: { type: 'array', items: object(items) } });
  }
  // The weather of a city is known by the city: it has no identifier of its own.
  const isNamed = intent.id !== undefined || usual.length > 0 || Object.keys(attributes).length === 0;
  return object({ ...(isNamed ? thing : attributes), ...echoed });
}

const states = table<string>({
  schedule: 'scheduled',
  book: 'booked',
  request: 'requested',
  submit: 'submitted',
  send: 'sent',
  reserve: 'reserved',
  order: 'ordered',
  place: 'placed',
});

/** `status` of what was just made: `scheduled` by `schedule_interview`. */
function stateAfter(verb: string): string {
  return states[verb] ?? 'created';
}

function isBoundName(name: string): boolean {
  return /(^|_)(from|to|since|until|before|after|min|max|start|end|year|month)($|_)/i.test(name);
}

/** Things that are numbers: `get_vacation_balance`, `count_orders`. */
function measureIn(entry: JsonObject, { noun, kind }: Intent, description: string): JsonObject | undefined {
  const isCounted = /^(count|sum)$/.test(wordsOf(String(entry.name))[0] ?? '');
  if (!isCounted && (kind !== 'read' || !isMeasure(noun))) return undefined;
  if (isCounted) return { count: { type: 'integer', minimum: 1, maximum: 400 } };
  const name = readToolName(String(entry.name)).object.join('_') || noun;
  // "the number of vacation days that are left" is whole.
  const isWhole = /\bnumber of\b|\bhow many\b|\b(count|total number)\b/i.test(description);
  return { [name]: isWhole ? { type: 'integer', minimum: 0, maximum: 30 } : { type: 'number' } };
}

/** The identifier that was asked by, under its own name. */
function ownIds(entry: JsonObject, { id, noun }: Intent): JsonObject {
  if (id === undefined) return {};
  const names = [...propertiesOf(entry.inputSchema as JsonObject)].filter(([name]) => isIdentifier(name));
  return Object.fromEntries(names.slice(0, 1).map(([name, schema]) => [name || noun, bare(schema)]));
}

function isMeasure(noun: string): boolean {
  return /^(balance|count|total|number|sum|amount|average|rate|price|quantity|score)$/.test(noun);
}

function object(properties: JsonObject): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** Only what a value must be: an echo has no default of its own. */
function bare({ type, enum: choices }: JsonObject): JsonObject {
  return { ...(type === undefined ? {} : { type }), ...(choices === undefined ? {} : { enum: choices }) };
}

/** Whether the members have that attribute, under whatever name. */
function isAmong(attribute: string, members: JsonObject, noun: string): boolean {
  return Object.keys(members).some((name) => keyOf(name, noun) === keyOf(attribute, noun));
}

function isOf(noun: string, name: string): boolean {
  const attribute = name.replaceAll('_', ' ');
  return attribute === noun || attribute === plural(noun) || attribute === 'id' || attribute === 'name';
}

/** "Returns the title, release year and rating of a film": `title`, `release_year`, `rating`. */
function attributesIn(description: string): readonly string[] {
  const listed =
    /\b(?:returns?|with|including|includes?|such as|like|gives?|provides?|containing|namely|:)\s+(?:the |its |their |an? )?([a-z][\w ,/'-]*?(?:,| and | or )[\w ,/'-]+)/i.exec(
      description,
    )?.[1];
  const single = /\bwith (?:their|its) ([a-z]+)\b/i.exec(description)?.[1];
  const names = (listed ?? single ?? '')
    .split(/\b(?:of|for|from|in|by|to|at|on|that|which|based|given|using|when|where)\b/)[0]
    ?.split(/,| and | or |\//)
    .map((part) => wordsOf(part.replace(/^\s*(?:the|its|their|an?|any|all|some)\s+/i, '')))
    .filter((words) => words.length >= 1 && words.length <= 3)
    .map((words) => words.join('_'));
  return [...new Set(names)].filter(
    (name) => name.length > 1 && !/^(it|them|more|etc|information|info|data|details?|others?)$/.test(name),
  );
}

function schemaFor(name: string): JsonObject {
  const words = wordsOf(name).join(' ');
  // Days left, hours worked: so many of them.
  if (
    /\b(days|hours|minutes|nights|points|seconds|weeks|months)\b/.test(words) ||
    /\b(left|taken|remaining|worked)$/.test(words)
  )
    return { type: 'integer', minimum: 0 };
  if (
    /\b(price|amount|cost|total|fee|rating|score|temperature|humidity|latitude|longitude|percent|percentage|rate|value|balance|discount)\b/.test(
      words,
    )
  )
    return { type: 'number' };
  if (
    /\b(count|number|quantity|year|age|population|views|likes|followers|duration|popularity|seats|calories|level|size|distance|cap|speed)\b/.test(
      words,
    )
  )
    return { type: 'integer' };
  if (/^(is|has|can)\b/.test(words)) return { type: 'boolean' };
  return string;
}
