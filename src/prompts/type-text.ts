// A JSON Schema as a type in the manner of TypeScript: what a model needs to fill in a value, in few tokens.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { getAt } from '../model/pointer.ts';
import { isPaging } from '../schemas/schema-source.ts';
import { ellipsis, shortDescription } from '../text/clip.ts';
import { comment } from './fence.ts';

/** How much of a schema is told. */
export interface Detail {
  /** Characters of a parameter's description; 0 for none. */
  readonly description: number;
  /** Values of an enumeration. */
  readonly choices: number;
  /** Members of an object. */
  readonly members: number;
  readonly depth: number;
  /** Whether limits, patterns, formats, defaults and examples are told. */
  readonly notes: boolean;
}

/** Schemas may refer to themselves: what has been entered on the way is not entered again. */
interface Place {
  readonly root: JsonObject;
  readonly entered: readonly JsonObject[];
  readonly depth: number;
  /** How many more schemas may be entered: where each of forty refers to all others, depth alone ends nothing. */
  readonly room: { left: number };
}

/** The most schemas that are looked at for one tool. */
const mostSchemas = 400;

/** The parameters with their types, defaults and notes, parted by commas. Empty where there are none. */
export function parametersText(inputSchema: JsonObject, detail: Detail): string {
  const place = { root: inputSchema, entered: [inputSchema], depth: 0, room: { left: mostSchemas } };
  return membersText(inputSchema, place, detail).join(', ');
}

/** The names in a result, nested as they are, without types: `{ items: { id, name }[], total }`. */
export function resultText(outputSchema: JsonObject, depth: number, members: number): string {
  const names = (schema: JsonObject, place: Place): string => {
    const here = follow(schema, place);
    if (here === undefined) return ellipsis;
    const { schema: known, place: inside } = here;
    const choices = alternativesOf(known).filter((part) => part.type !== 'null');
    if (choices.length > 0) return names(choices[0] as JsonObject, deeper(inside));
    // A list is as deep as what it lists.
    if (isObject(known.items)) return `${names(known.items, inside)}[]`;
    const properties = isObject(known.properties) ? Object.entries(known.properties) : [];
    if (properties.length === 0) return '';
    if (inside.depth >= depth) return '{}';
    const shown = properties.slice(0, members).map(([name, part]) => {
      const type = isObject(part) ? names(part, deeper(inside)) : '';
      if (type === '') return nameText(name);
      return type === '[]' ? `${nameText(name)}[]` : `${nameText(name)}: ${type}`;
    });
    const rest = properties.length - shown.length;
    return `{ ${[...shown, ...(rest > 0 ? [ellipsis] : [])].join(', ')} }`;
  };
  return names(outputSchema, {
    root: outputSchema,
    entered: [outputSchema],
    depth: 0,
    room: { left: mostSchemas },
  });
}

function membersText(schema: JsonObject, place: Place, detail: Detail): string[] {
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const required = new Set(Array.isArray(schema.required) ? (schema.required as readonly JsonValue[]) : []);
  // A name may be required that is not described.
  const undescribed = [...required].filter(
    (name): name is string => typeof name === 'string' && !properties.some(([known]) => known === name),
  );
  const all = [...properties, ...undescribed.map((name) => [name, true] as const)];
  // What is required comes first, and stays where a schema is too long to be told as a whole.
  const sorted = [
    ...all.filter(([name]) => required.has(name)),
    ...all.filter(([name]) => !required.has(name)),
  ];
  const shown = sorted.slice(0, Math.max(detail.members, required.size));
  const texts = shown.map(([name, part]) => {
    const mark = required.has(name) ? '' : '?';
    // Limits and cursors are the same everywhere: their names say enough.
    const told = isPaging(name) ? { ...detail, description: 0 } : detail;
    return `${nameText(name)}${mark}: ${isObject(part) ? describedType(part, place, told) : 'any'}`;
  });
  const rest = sorted.length - shown.length;
  return rest > 0 ? [...texts, `${ellipsis} ${rest} more`] : texts;
}

function nameText(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name) ? name : JSON.stringify(name);
}

/** A type with its default and, as a comment, what else is known about it. */
function describedType(schema: JsonObject, place: Place, detail: Detail): string {
  const here = follow(schema, place);
  if (here === undefined) return ellipsis;
  const { schema: known } = here;
  const settled = detail.notes && known.default !== undefined ? brief(known.default, 40) : undefined;
  const notes = [...(detail.notes ? limitsOf(known) : []), describe(known, detail)].filter(
    (note) => note !== '',
  );
  const comments = notes.length === 0 ? '' : ` ${comment(notes.join('; '))}`;
  return (
    typeText(here.schema, here.place, detail) + (settled === undefined ? '' : ` = ${settled}`) + comments
  );
}

function describe(schema: JsonObject, detail: Detail): string {
  if (detail.description === 0 || typeof schema.description !== 'string') return '';
  return shortDescription(schema.description, detail.description);
}

const knownTypes: ReadonlySet<string> = new Set([
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
]);

/** A type without notes; the schema's references have been followed. */
function typeText(schema: JsonObject, place: Place, detail: Detail): string {
  const inner = (part: JsonValue): string => {
    if (!isObject(part)) return 'any';
    const here = follow(part, place);
    return here === undefined ? ellipsis : typeText(here.schema, deeper(here.place), detail);
  };
  if (Array.isArray(schema.enum)) return choicesText(schema.enum as readonly JsonValue[], detail);
  if (schema.const !== undefined) return brief(schema.const, 60) ?? 'any';
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0) return union(alternatives.map(inner));
  const all = Array.isArray(schema.allOf) ? (schema.allOf as readonly JsonValue[]).filter(isObject) : [];
  if (all.length > 0 && schema.properties === undefined) return all.map(inner).join(' & ');
  if (Array.isArray(schema.type))
    return union(
      (schema.type as readonly JsonValue[]).map((type) => typeText({ ...schema, type }, place, detail)),
    );
  if (schema.type === 'array' || (schema.type === undefined && schema.items !== undefined)) {
    if (place.depth >= detail.depth) return 'any[]';
    if (Array.isArray(schema.prefixItems))
      return `[${(schema.prefixItems as readonly JsonValue[]).map(inner).join(', ')}]`;
    const item = inner(schema.items ?? true);
    return / [|&] /.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }
  if (isObject(schema.properties) || schema.type === 'object') {
    if (place.depth >= detail.depth) return 'object';
    const members = membersText(schema, deeper(place), detail);
    if (members.length > 0) return `{ ${members.join(', ')} }`;
    return isObject(schema.additionalProperties)
      ? `{ [name]: ${inner(schema.additionalProperties)} }`
      : 'object';
  }
  return typeof schema.type === 'string' && knownTypes.has(schema.type) ? schema.type : 'any';
}

function alternativesOf(schema: JsonObject): readonly JsonObject[] {
  const parts = [schema.anyOf, schema.oneOf].find((some) => Array.isArray(some) && some.length > 0);
  return Array.isArray(parts) ? (parts as readonly JsonValue[]).filter(isObject) : [];
}

function choicesText(choices: readonly JsonValue[], detail: Detail): string {
  const shown = choices.slice(0, detail.choices).map((choice) => brief(choice, 80) ?? 'any');
  const rest = choices.length - shown.length;
  return union(rest > 0 ? [...shown, `${ellipsis} ${rest} more`] : shown);
}

function union(parts: readonly string[]): string {
  return [...new Set(parts)].join(' | ') || 'never';
}

/** What a value must be beside its type, each in a few characters. */
function limitsOf(schema: JsonObject): string[] {
  const range = (low: JsonValue | undefined, high: JsonValue | undefined, unit: string) => {
    const from = typeof low === 'number' ? String(low) : '';
    const to = typeof high === 'number' && high < Number.MAX_SAFE_INTEGER ? String(high) : '';
    return from === '' && to === '' ? '' : `${from}..${to}${unit}`;
  };
  const text = (value: JsonValue | undefined, most: number) =>
    typeof value === 'string' && value.length <= most ? value : '';
  const pattern = text(schema.pattern, 40);
  // Where a pattern or a list of choices says what a value looks like, an example would only be copied.
  const isClear = pattern !== '' || typeof schema.format === 'string' || Array.isArray(schema.enum);
  const examples =
    Array.isArray(schema.examples) && !isClear ? (schema.examples as readonly JsonValue[]) : [];
  const example = brief(examples[0], 40);
  return [
    text(schema.format, 30),
    pattern === '' ? '' : `/${pattern}/`,
    range(schema.minimum, schema.maximum, ''),
    range(schema.minLength === 1 ? undefined : schema.minLength, schema.maxLength, ' characters'),
    range(schema.minItems, schema.maxItems, ' items'),
    example === undefined ? '' : `such as ${example}`,
  ].filter((note) => note !== '');
}

/** A value as JSON, or undefined where it is too long to be worth its tokens. */
function brief(value: JsonValue | undefined, most: number): string | undefined {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text === undefined || text.length > most ? undefined : text;
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 };
}

/** The schema that a reference leads to, with what stands beside the reference; undefined where it leads in a circle or too far. */
function follow(schema: JsonObject, place: Place): { schema: JsonObject; place: Place } | undefined {
  let here = schema;
  let entered = place.entered;
  place.room.left -= 1;
  if (place.room.left < 0) return undefined;
  while (typeof here.$ref === 'string') {
    const { $ref, ...beside } = here;
    const pointer = decodeURIComponentSafely(String($ref));
    const target = pointer.startsWith('#') ? getAt(place.root, pointer.slice(1)) : undefined;
    if (!isObject(target)) return { schema: beside, place };
    if (entered.includes(target)) return undefined;
    entered = [...entered, target];
    here = { ...target, ...beside };
  }
  return { schema: here, place: { ...place, entered } };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
