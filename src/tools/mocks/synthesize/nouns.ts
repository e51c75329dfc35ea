// What the tools of one mock know: the things they show, how these are identified, their attributes, and which refer to which.
import { hashJson, isObject, isScalar, type JsonObject } from '../../../core/json.ts';
import { readToolName, singular, wordsOf } from '../../../core/naming.ts';
import { propertiesOf } from '../../../core/schema-validator.ts';
import { isIdentifier, keyOf, nounIn, roleOf } from './keys.ts';
import { plain } from './plain-schema.ts';
import { personFor } from './roles.ts';
import { typeOf } from './scalar-value.ts';

/** A tool, and the schema of what it answers. */
export interface ShownTool {
  readonly entry: JsonObject;
  readonly noun: string;
  /** Whether it answers with several things that it needs no words to find. */
  readonly lists: boolean;
  readonly result: JsonObject;
}

/** What is known of the things of a noun. */
export interface Noun {
  readonly idSchema: JsonObject;
  /** Schemas by the keys of its attributes: of those that tools show, the one that says most. */
  readonly attributes: ReadonlyMap<string, JsonObject>;
  /** The nouns of other things that it refers to, by role. */
  readonly references: ReadonlyMap<string, string>;
  /** Whether some tool lists them without being told words. */
  readonly isListed: boolean;
}

/** A name that may be that of another thing, and what is said of it. */
export interface Mention {
  readonly name: string;
  readonly schema?: JsonObject;
}

export interface Nouns {
  /** Undefined where no result shows things of that noun with identifiers. */
  of(noun: string): Noun | undefined;
  /** Which things a member or a parameter is about, as a noun that the tools know where there is one. */
  nounOf(mention: Mention, owner: string): string;
}

interface Mutable {
  idSchema: JsonObject;
  readonly attributes: Map<string, JsonObject>;
  readonly references: Map<string, string>;
  isListed: boolean;
}

const deepest = 4;

/** An object schema that stands for a thing, as it is found in a result. */
interface Found {
  readonly key: string;
  readonly owner: string;
  readonly schema: JsonObject;
  readonly root: JsonObject;
  readonly isPart: boolean;
}

/** Reads the tools of one mock. */
export function readNouns(tools: readonly ShownTool[]): Nouns {
  const known = new Map<string, Mutable>();
  const bySignature = new Map<string, string>();
  const found = tools.flatMap(({ noun, result }) => [...thingsIn(result, result, '', noun, 0, false)]);
  for (const { key, owner, schema, root, isPart } of found) {
    if (isPart) continue;
    const noun = nounIn(key, owner);
    if (!known.has(noun))
      known.set(noun, { idSchema: {}, attributes: new Map(), references: new Map(), isListed: false });
    bySignature.set(signature(schema, root), noun);
  }
  const compounds = compoundsIn(tools, known);
  const nounOf = ({ name, schema = {} }: Mention, owner: string): string => {
    const plainNoun = isIdentifier(name) ? singular(wordsOf(name).at(-2) ?? owner) : nounIn(name, owner);
    if (known.has(plainNoun)) return plainNoun;
    const other =
      describedNoun(schema, known) ??
      bySignature.get(signature(schema, schema)) ??
      prefixedNoun(schema, known) ??
      compounds.get(plainNoun);
    return other ?? personFor(roleOf(name), (noun) => known.has(noun)) ?? plainNoun;
  };
  for (const { key, owner, schema, root, isPart } of found) {
    const noun = isPart ? nounOf({ name: key, schema: plain(schema, root) }, owner) : nounIn(key, owner);
    const of = known.get(noun);
    if (of !== undefined) describe(of, noun, schema, root, nounOf);
  }
  for (const { entry, noun, lists } of tools) {
    const listed = lists ? known.get(noun) : undefined;
    if (listed !== undefined) listed.isListed = true;
    for (const [name, schema] of propertiesOf(entry.inputSchema as JsonObject)) {
      if (!isIdentifier(name)) {
        addChoices(known.get(noun), keyOf(name, noun), schema);
        continue;
      }
      const of = known.get(nounOf({ name, schema }, noun));
      // What results show counts more, where the two disagree.
      if (of !== undefined && (typeOf(schema) ?? 'string') === (typeOf(of.idSchema) ?? 'string'))
        of.idSchema = telling(of.idSchema, schema);
    }
  }
  return { of: (noun) => known.get(noun), nounOf };
}

/** The objects with an identifier of their own; `isPart` of those that stand in another. */
function* thingsIn(
  written: JsonObject,
  root: JsonObject,
  key: string,
  owner: string,
  depth: number,
  isPart: boolean,
): Generator<Found, void> {
  const schema = plain(written, root);
  if (isObject(schema.items)) yield* thingsIn(schema.items, root, key, owner, depth, isPart);
  if (!isObject(schema.properties) || depth > deepest) return;
  const noun = nounIn(key, owner);
  const isThing = ownId(schema.properties, noun) !== undefined;
  if (isThing) yield { key, owner, schema, root, isPart };
  for (const [name, member] of Object.entries(schema.properties)) {
    if (!isObject(member)) continue;
    const inner = plain(member, root);
    const isList = typeOf(inner) === 'array';
    if (isList || typeOf(inner) === 'object')
      yield* thingsIn(inner, root, name, noun, depth + 1, !isList && (isPart || isThing));
  }
}

/** The member with the identifier of the thing that a schema's properties describe. */
export function ownId(properties: JsonObject, noun: string): string | undefined {
  const names = Object.keys(properties).filter(isIdentifier);
  return names.find((name) => roleOf(name) === noun) ?? names.find((name) => roleOf(name) === '');
}

function describe(
  of: Mutable,
  noun: string,
  schema: JsonObject,
  root: JsonObject,
  nounOf: Nouns['nounOf'],
): void {
  const properties = schema.properties as JsonObject;
  const own = ownId(properties, noun);
  for (const [name, member] of Object.entries(properties)) {
    if (!isObject(member)) continue;
    const inner = plain(member, root);
    const type = typeOf(inner);
    if (name === own) of.idSchema = telling(of.idSchema, inner);
    else if (isIdentifier(name)) of.references.set(roleOf(name), nounOf({ name, schema: inner }, noun));
    else if (type === 'object' && isObject(inner.properties)) {
      const target = nounOf({ name, schema: inner }, noun);
      if (ownId(inner.properties, target) !== undefined) of.references.set(roleOf(name), target);
    } else if (type !== 'object' && type !== 'array' && inner.const === undefined) {
      const key = keyOf(name, noun);
      of.attributes.set(key, telling(of.attributes.get(key) ?? {}, inner));
    }
  }
}

/** The choices that a parameter has are those of the attribute that it chooses by. */
function addChoices(of: Mutable | undefined, key: string, schema: JsonObject): void {
  const shown = of?.attributes.get(key);
  if (shown === undefined || schema.enum === undefined || (typeOf(schema) ?? typeOf(shown)) !== typeOf(shown))
    return;
  of?.attributes.set(key, telling(shown, schema));
}

/** Of two schemas for one value, the one that says more. */
function telling(a: JsonObject, b: JsonObject): JsonObject {
  return weightOf(b) > weightOf(a) ? b : a;
}

function weightOf(schema: JsonObject): number {
  if (schema.enum !== undefined) return 5;
  if (schema.pattern !== undefined || schema.format !== undefined) return 4;
  if (schema.examples !== undefined || schema.minimum !== undefined) return 3;
  const type = typeOf(schema);
  return type === undefined ? 0 : type === 'string' ? 1 : 2;
}

/** Equal for schemas of things with the same members, wherever they stand. */
function signature(schema: JsonObject, root: JsonObject): string {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return hashJson(
    Object.fromEntries(
      Object.entries(properties).map(([name, member]) => {
        const {
          type = null,
          format = null,
          enum: choices = null,
        } = isObject(member) ? plain(member, root) : {};
        return [name, { type, format, choices }];
      }),
    ),
  );
}

/** "Employee identifier of the interviewer", "Id of the job opening": a noun that the tools know. */
function describedNoun({ description }: JsonObject, known: ReadonlyMap<string, unknown>): string | undefined {
  if (typeof description !== 'string') return undefined;
  return wordsOf(/^[^.;(]*/.exec(description)?.[0] ?? '')
    .map(singular)
    .find((word) => known.has(word));
}

/** The noun whose identifiers begin as those of the schema do. */
function prefixedNoun(schema: JsonObject, known: ReadonlyMap<string, Mutable>): string | undefined {
  const prefix = prefixOf(schema);
  if (prefix === undefined) return undefined;
  return [...known].find(([, { idSchema }]) => prefixOf(idSchema) === prefix)?.[0];
}

function prefixOf({ pattern, examples }: JsonObject): string | undefined {
  const example = Array.isArray(examples) && isScalar(examples[0]) ? String(examples[0]) : '';
  return /^\^?([a-z]{2,10}[_-])/i.exec(typeof pattern === 'string' ? pattern : example)?.[1];
}

/** In "job openings" an opening is also called a job. */
function compoundsIn(
  tools: readonly ShownTool[],
  known: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const compounds = new Map<string, string>();
  for (const { entry, noun } of tools) {
    const words = readToolName(String(entry.name)).object.map(singular);
    const before = words[words.lastIndexOf(noun) - 1];
    if (before !== undefined && known.has(noun) && !known.has(before)) compounds.set(before, noun);
  }
  return compounds;
}
