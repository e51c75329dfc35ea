// What a tool that promises nothing may answer: a schema read from its name, its description and its parameters.
import type { JsonObject } from '../../../core/json.ts';
import { plural, wordsOf } from '../../../core/naming.ts';
import { propertiesOf } from '../../../core/schema-validator.ts';
import type { Intent } from './intent.ts';

const string: JsonObject = { type: 'string' };
const mostAttributes = 6;

/** The schema of an object in which things of the tool's noun stand, with the attributes that the description names. */
export function describedShape(entry: JsonObject, intent: Intent): JsonObject {
  const noun = intent.noun || 'item';
  const description = typeof entry.description === 'string' ? entry.description : '';
  const attributes = Object.fromEntries(
    attributesIn(description)
      .filter((name) => !isOf(noun, name))
      .slice(0, mostAttributes)
      .map((name) => [name, schemaFor(name)]),
  );
  const echoed = Object.fromEntries(
    [...propertiesOf(entry.inputSchema as JsonObject)]
      .filter(([name, { type }]) => intent.given.has(name) && type !== 'object' && type !== 'array')
      .map(([name, schema]) => [name, bare(schema)]),
  );
  const thing = { id: string, name: string, ...attributes };
  if (intent.kind === 'delete') return object({ id: string, deleted: { const: true } });
  if (intent.kind === 'write') return object({ id: string, ...echoed, status: { const: 'done' } });
  if (intent.kind === 'compute') {
    const results = Object.keys(attributes).length === 0 ? { result: { type: 'number' } } : attributes;
    return object({ ...echoed, ...results });
  }
  // The weather of a city is known by the city: it has no identifier of its own.
  const isNamed = intent.ids.size > 0 || Object.keys(attributes).length === 0;
  if (!intent.isMany) return object({ ...(isNamed ? thing : attributes), ...echoed });
  return object({ [plural(noun).replaceAll(' ', '_')]: { type: 'array', items: object(thing) } });
}

function object(properties: JsonObject): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** Only what a value must be: an echo has no default of its own. */
function bare({ type, enum: choices }: JsonObject): JsonObject {
  return { ...(type === undefined ? {} : { type }), ...(choices === undefined ? {} : { enum: choices }) };
}

function isOf(noun: string, attribute: string): boolean {
  return attribute === noun || attribute === plural(noun) || attribute === 'id' || attribute === 'name';
}

/** "Returns the title, release year and rating of a film": `title`, `release_year`, `rating`. */
function attributesIn(description: string): readonly string[] {
  const listed =
    /\b(?:returns?|with|including|includes?|such as|like|gives?|provides?|containing|namely|:)\s+(?:the |its |their |an? )?([a-z][\w ,/'-]*?(?:,| and | or )[\w ,/'-]+)/i.exec(
      description,
    )?.[1];
  if (listed === undefined) return [];
  const names = listed
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
  if (
    /\b(price|amount|cost|total|fee|rating|score|temperature|humidity|latitude|longitude|percent|percentage|rate|value|balance)\b/.test(
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
