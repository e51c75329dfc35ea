// Furnishing an empty world: arguments of a call that creates something to be asked about then.
import { isObject, type JsonObject, type JsonValue } from '../../../model/json.ts';
import type { Random } from '../../../model/random.ts';
import type { Tool } from '../../../model/tool.ts';
import { propertiesOf, requiredOf, validate } from '../../../schemas/schema-validator.ts';
import { readToolName, singular, toolNoun, wordsOf } from '../../../text/naming.ts';
import {
  notes,
  people,
  places,
  projects,
  relations,
  tasks,
  type WorldRelation,
  type WorldThing,
} from './things.ts';

const making =
  /^(?:create|creates|add|adds|insert|inserts|register|registers|new|write|writes|save|saves|store|stores|record|records|remember|plan)$/;

/** Whether a tool makes something new, by its name or description. */
export function isMaking(tool: Tool): boolean {
  const verb = readToolName(tool.tool).verb ?? '';
  const [first = ''] = wordsOf(tool.description);
  if (/^(?:update|delete|remove|set|edit|move|rename|clear|mark|approve|drop|alter)/.test(verb)) return false;
  return (
    making.test(verb) ||
    making.test(first) ||
    wordsOf(tool.tool).some((word) => /^(?:create|write|add)$/.test(word))
  );
}

const kinds: readonly (readonly [RegExp, readonly WorldThing[]])[] = [
  [/^(?:person|people|contact|user|employee|customer|member|author|colleague)$/, people],
  [/^(?:task|todo|item|issue|ticket|step|card|reminder|subtask|action)$/, tasks],
  [/^(?:note|document|page|memo|entry|snippet|file|memory|bank|post|article)$/, notes],
  [/^(?:project|board|list|workspace|goal|planning|request|epic)$/, projects],
  [/^(?:entity|node|concept|object|resource)$/, [...people.slice(0, 5), ...projects.slice(0, 4), ...places]],
];

/** What the world has of a noun; undefined for kinds of things that it does not know. */
function thingsOf(noun: string): readonly WorldThing[] | undefined {
  return kinds.find(([pattern]) => pattern.test(singular(noun.split(' ').at(-1) ?? '')))?.[1];
}

interface Site {
  readonly random: Random;
  readonly today: string;
  /** Names that earlier calls have created. */
  readonly names: ReadonlySet<string>;
  /** What has been taken, so that nothing is made twice. */
  readonly taken: Set<string>;
}

/** The arguments of a call that makes things; undefined where the world has nothing that fits. */
export function furnish(
  tool: Tool,
  names: ReadonlySet<string>,
  random: Random,
  today: string,
): JsonObject | undefined {
  const site: Site = { random, today, names, taken: new Set(names) };
  const noun = nounOf(tool);
  const args = objectOf(tool.inputSchema, noun, undefined, site);
  return args === undefined || !isObject(args) || validate(tool.inputSchema, args).length > 0
    ? undefined
    : args;
}

/** What the tool makes: by its name, or where that says nothing the world knows, by what it takes. */
function nounOf(tool: Tool): string {
  const own = toolNoun(tool.tool);
  if (thingsOf(own) !== undefined) return own;
  const names = [...propertiesOf(tool.inputSchema).keys()].join(' ');
  return /content|note/i.test(names) ? 'note' : own;
}

function objectOf(
  schema: JsonObject,
  noun: string,
  given: WorldThing | undefined,
  site: Site,
): JsonValue | undefined {
  const properties = [...propertiesOf(schema)];
  const required = requiredOf(schema);
  const isEdge = ['from', 'to'].every((name) =>
    properties.some(([key]) => wordsOf(key).at(0) === name || key === name),
  );
  if (isEdge) return edgeOf(properties, required, site);
  const pool = thingsOf(noun)?.filter(({ name }) => !site.taken.has(name));
  const self = given ?? (pool === undefined || pool.length === 0 ? undefined : site.random.pick(pool));
  if (self !== undefined) site.taken.add(self.name);
  const made: Record<string, JsonValue> = {};
  for (const [name, property] of properties) {
    const value = propertyValue(name, property, noun, self, site);
    if (value !== undefined && (required.includes(name) || isTelling(name))) made[name] = value;
    else if (required.includes(name)) return undefined;
  }
  return Object.keys(made).length === 0 ? undefined : made;
}

/** Optional properties that give something to ask about. */
function isTelling(name: string): boolean {
  return /^(?:description|priority|due|due_?date|dueDate|tags|category|content|notes?|observations)$/.test(
    name,
  );
}

function edgeOf(
  properties: readonly (readonly [string, JsonObject])[],
  required: readonly string[],
  site: Site,
): JsonValue | undefined {
  const isOpen = ({ from, to, verb }: WorldRelation) =>
    site.names.has(from) && site.names.has(to) && !site.taken.has(`${from} ${verb} ${to}`);
  const open = relations.filter(isOpen);
  if (open.length === 0) return undefined;
  const edge = site.random.pick(open);
  site.taken.add(`${edge.from} ${edge.verb} ${edge.to}`);
  const made: Record<string, JsonValue> = {};
  for (const [name] of properties) {
    const word = wordsOf(name).join(' ');
    if (/^from\b|^source/.test(word)) made[name] = edge.from;
    else if (/^to\b|^target/.test(word)) made[name] = edge.to;
    else if (/type|relation|verb|kind|label/.test(word)) made[name] = edge.verb;
    else if (required.includes(name)) return undefined;
  }
  return made;
}

function propertyValue(
  name: string,
  schema: JsonObject,
  noun: string,
  self: WorldThing | undefined,
  site: Site,
): JsonValue | undefined {
  const words = wordsOf(name);
  const last = singular(words.at(-1) ?? '');
  if (Array.isArray(schema.enum)) return site.random.pick(schema.enum as readonly JsonValue[]);
  if (schema.type === 'array') return listOf(name, schema, self, site);
  if (schema.type === 'object') return objectOf(schema, last, undefined, site);
  if (schema.type === 'boolean') return undefined;
  if (schema.type === 'integer' || schema.type === 'number')
    return /^(?:hour|estimate|amount|quantity|count|priority|point|day)$/.test(last)
      ? site.random.integer(1, 5)
      : undefined;
  if (words[0] === 'project' && self?.type !== 'project') return slug(site.random.pick(projects).name);
  if (last === 'file' || (words[0] === 'file' && last === 'name')) return self && `${slug(self.name)}.md`;
  if (/^(?:date|due|deadline|day)$/.test(last) || schema.format === 'date') return laterThan(site);
  if (self === undefined) return undefined;
  // A name with another noun is another thing's: a task's list.
  const isOwn =
    words.length === 1 ||
    words
      .slice(0, -1)
      .every((word) => noun.includes(singular(word)) || /^(?:original|full|short)$/.test(word));
  if (/^(?:name|title|label|subject|summary|request|task|todo|entity)$/.test(last))
    return isOwn ? self.name : undefined;
  if (/^(?:type|category|kind)$/.test(last))
    return self.type === 'task' || self.type === 'note' ? self.facts[0] : self.type;
  if (/^(?:description|detail|content|body|text|note|message|memo)$/.test(last)) return self.text;
  return undefined;
}

/** So many things are made by one call that takes a list. */
const fewest = 3;
const most = 5;

function listOf(
  name: string,
  schema: JsonObject,
  self: WorldThing | undefined,
  site: Site,
): JsonValue | undefined {
  const items = isObject(schema.items) ? schema.items : {};
  const noun = singular(wordsOf(name).at(-1) ?? '');
  if (items.type === 'string' || items.type === undefined) {
    if (/^(?:tag|label|keyword|category)$/.test(noun))
      return self === undefined ? undefined : [self.facts[0] ?? self.type];
    return /^(?:observation|note|fact|content|detail)$/.test(noun) && self !== undefined
      ? [...self.facts]
      : undefined;
  }
  if (items.type !== 'object') return undefined;
  const wanted = site.random.integer(fewest, most);
  const made: JsonValue[] = [];
  for (let count = 0; count < wanted; count++) {
    const one = objectOf(items, noun, undefined, site);
    if (one === undefined) break;
    made.push(one);
  }
  return made.length === 0 ? undefined : made;
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function laterThan({ today, random }: Site): string {
  return new Date(Date.parse(today) + random.integer(3, 60) * 86_400_000).toISOString().slice(0, 10);
}
