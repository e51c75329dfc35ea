// What the tools of one mock know: the things they show, how these are identified, their attributes, and which refer to which.
import { isObject, isScalar, type JsonObject } from '../../model/json.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { readToolName, singular, wordsOf } from '../../text/naming.ts';
import type { CallKind } from './call-kind.ts';
import { type Compounds, nounIn } from './compounds.ts';
import { isIdentifier, isOwnRole, keyOf, roleOf } from './keys.ts';
import { plain } from './plain-schema.ts';
import { personFor } from './roles.ts';
import { betterSaid, type Certainty, idSaid, type Said } from './said.ts';
import { typeOf } from './scalar-value.ts';
import { signature } from './signature.ts';

/** A tool, and the schema of what it answers. */
export interface ShownTool {
  readonly entry: JsonObject;
  readonly noun: string;
  /** Whether it answers with several things that it needs no words to find. */
  readonly lists: boolean;
  readonly kind: CallKind;
  readonly result: JsonObject;
  readonly certainty: Certainty;
}

/** What is known of the things of a noun. */
export interface Noun {
  readonly idSchema: JsonObject;
  /** Schemas by the keys of its attributes: of those that tools show, the one that says most. */
  readonly attributes: ReadonlyMap<string, JsonObject>;
  /** The nouns of other things that it refers to, by role. */
  readonly references: ReadonlyMap<string, string>;
  /** The plain members under which tools promise or show it, by the names that they have there. */
  readonly members: ReadonlyMap<string, JsonObject>;
  /** Whether its members are promised or shown by some tool, and not only what it is made with. */
  readonly isShown: boolean;
  /** Whether some tool lists them without being told words. */
  readonly isListed: boolean;
}

/** A name that may be that of another thing, and what is said of it. */
export interface Mention {
  readonly name: string;
  readonly schema?: JsonObject;
}

export interface Nouns {
  /** Undefined if no result shows things of that noun with identifiers. */
  of(noun: string): Noun | undefined;
  /** Which things a member or a parameter is about, as a noun that the tools know where there is one. */
  nounOf(mention: Mention, owner: string): string;
  readonly compounds: Compounds;
}

interface Mutable {
  id: Said;
  readonly attributes: Map<string, Said>;
  readonly references: Map<string, string>;
  readonly members: Map<string, { readonly name: string; readonly schema: JsonObject }>;
  isListed: boolean;
  /** Whether some tool promises or shows its members. */
  isShown: boolean;
}

const deepest = 4;

/** An object schema that stands for a thing, as it is found in a result. */
interface Found {
  readonly key: string;
  readonly owner: string;
  readonly schema: JsonObject;
  readonly root: JsonObject;
  readonly isPart: boolean;
  readonly certainty: Certainty;
}

/** Reads the tools of one mock. */
export function readNouns(tools: readonly ShownTool[], compounds: Compounds): Nouns {
  const known = new Map<string, Mutable>();
  const bySignature = new Map<string, string>();
  const found = tools.flatMap((tool) => [...thingsIn(tool.result, tool, compounds, '', tool.noun, 0, false)]);
  for (const { key, owner, schema, root, isPart } of found) {
    if (isPart) continue;
    const noun = nounIn(key, owner, compounds);
    if (!known.has(noun)) known.set(noun, unknownNoun());
    bySignature.set(signature(schema, root), noun);
  }
  const firstWords = firstWordsIn(tools, known);
  const nounOf = ({ name, schema = {} }: Mention, owner: string): string => {
    const plainNoun = isIdentifier(name)
      ? compounds.nounIn(wordsOf(name).slice(0, -1)) || owner
      : nounIn(name, owner, compounds);
    if (known.has(plainNoun)) return plainNoun;
    const other =
      describedNoun(schema, known) ??
      bySignature.get(signature(schema, schema)) ??
      prefixedNoun(schema, known) ??
      firstWords.get(plainNoun);
    return other ?? personFor(roleOf(name), (noun) => known.has(noun)) ?? plainNoun;
  };
  for (const thing of found) {
    const { key, owner, schema, root, isPart } = thing;
    const noun = isPart
      ? nounOf({ name: key, schema: plain(schema, root) }, owner)
      : nounIn(key, owner, compounds);
    const of = known.get(noun);
    if (of !== undefined) describe(of, noun, thing, nounOf);
  }
  for (const tool of tools) {
    const of = known.get(tool.noun);
    if (of !== undefined && asksForOne(tool, nounOf)) describe(of, tool.noun, rootOf(tool), nounOf);
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
      if (of !== undefined) of.id = idSaid(of.id, schema);
    }
  }
  for (const { entry, noun, kind } of tools) {
    const of = kind === 'create' ? known.get(noun) : undefined;
    if (of !== undefined && !of.isShown) addGiven(of, noun, entry);
  }
  const told = new Map([...known].map(([noun, of]) => [noun, settled(of)]));
  return { of: (noun) => told.get(noun), nounOf, compounds };
}

/** Whether the tool reads the one thing whose identifier it is told, which its result need not say again. */
function asksForOne({ entry, noun, kind, certainty, result }: ShownTool, nounOf: Nouns['nounOf']): boolean {
  const { properties } = plain(result, result);
  if (kind !== 'read' || certainty === 'guessed' || !isObject(properties)) return false;
  if (ownId(properties, noun) !== undefined) return false;
  return [...propertiesOf(entry.inputSchema as JsonObject)].some(
    ([name, schema]) => isIdentifier(name) && nounOf({ name, schema }, noun) === noun,
  );
}

function rootOf({ noun, result, certainty }: ShownTool): Found {
  return { key: '', owner: noun, schema: plain(result, result), root: result, isPart: false, certainty };
}

function unknownNoun(): Mutable {
  return {
    id: { schema: {}, certainty: 'guessed' },
    attributes: new Map(),
    references: new Map(),
    members: new Map(),
    isListed: false,
    isShown: false,
  };
}

/** What is known of a noun once all tools are read. */
function settled({ id, attributes, references, members, isListed, isShown }: Mutable): Noun {
  return {
    idSchema: id.schema,
    attributes: new Map([...attributes].map(([key, { schema }]) => [key, schema])),
    references,
    members: new Map([...members.values()].map(({ name, schema }) => [name, schema])),
    isListed,
    isShown,
  };
}

/** The objects with an identifier of their own; `isPart` of those that stand in another. */
function* thingsIn(
  written: JsonObject,
  tool: ShownTool,
  compounds: Compounds,
  key: string,
  owner: string,
  depth: number,
  isPart: boolean,
): Generator<Found, void> {
  const { result: root, certainty } = tool;
  const schema = plain(written, root);
  if (isObject(schema.items)) yield* thingsIn(schema.items, tool, compounds, key, owner, depth, isPart);
  if (!isObject(schema.properties) || depth > deepest) return;
  const noun = nounIn(key, owner, compounds);
  const isThing = ownId(schema.properties, noun) !== undefined;
  if (isThing) yield { key, owner, schema, root, isPart, certainty };
  for (const [name, member] of Object.entries(schema.properties)) {
    if (!isObject(member)) continue;
    const inner = plain(member, root);
    const isList = typeOf(inner) === 'array';
    const isInner = !isList && (isPart || isThing);
    if (isList || typeOf(inner) === 'object')
      yield* thingsIn(inner, tool, compounds, name, noun, depth + 1, isInner);
  }
}

/** The member with the identifier of the thing that a schema's properties describe. */
export function ownId(properties: JsonObject, noun: string): string | undefined {
  const names = Object.keys(properties).filter(isIdentifier);
  return (
    names.find((name) => roleOf(name) === noun) ??
    names.find((name) => roleOf(name) === '') ??
    names.find((name) => isOwnRole(roleOf(name), noun))
  );
}

function describe(
  of: Mutable,
  noun: string,
  { schema: thing, root, certainty }: Found,
  nounOf: Nouns['nounOf'],
): void {
  const properties = thing.properties as JsonObject;
  const own = ownId(properties, noun);
  for (const [name, member] of Object.entries(properties)) {
    if (!isObject(member)) continue;
    const schema = plain(member, root);
    const type = typeOf(schema);
    const key = name === own ? 'id' : keyOf(name, noun);
    const isPlain = type !== 'object' && type !== 'array' && schema.const === undefined;
    if (isPlain && certainty !== 'guessed' && !of.members.has(key)) of.members.set(key, { name, schema });
    of.isShown ||= certainty !== 'guessed';
    if (name === own) of.id = betterSaid(of.id, { schema, certainty });
    else if (isIdentifier(name)) of.references.set(roleOf(name), nounOf({ name, schema }, noun));
    else if (type === 'object' && isObject(schema.properties)) {
      const target = nounOf({ name, schema }, noun);
      if (ownId(schema.properties, target) !== undefined) of.references.set(roleOf(name), target);
    } else if (isPlain) of.attributes.set(key, betterSaid(of.attributes.get(key), { schema, certainty }));
  }
}

/** Where no tool says what a thing has, it has what it is made with. */
function addGiven(of: Mutable, noun: string, entry: JsonObject): void {
  for (const [name, { type, format, enum: choices }] of propertiesOf(entry.inputSchema as JsonObject)) {
    if (isIdentifier(name) || typeof type !== 'string' || /^(array|object)$/.test(type)) continue;
    const schema = Object.fromEntries(
      Object.entries({ type, format, enum: choices }).filter(([, part]) => part !== undefined),
    ) as JsonObject;
    const key = keyOf(name, noun);
    of.attributes.set(key, betterSaid(of.attributes.get(key), { schema, certainty: 'guessed' }));
    if (!of.members.has(key)) of.members.set(key, { name, schema });
  }
}

/** The choices that a parameter has are those of the attribute that it chooses by. */
function addChoices(of: Mutable | undefined, key: string, schema: JsonObject): void {
  const shown = of?.attributes.get(key);
  if (shown === undefined || schema.enum === undefined) return;
  const type = typeOf(shown.schema);
  if ((typeOf(schema) ?? type) === type)
    of?.attributes.set(key, betterSaid(shown, { schema, certainty: shown.certainty }));
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
  return [...known].find(([, { id }]) => prefixOf(id.schema) === prefix)?.[0];
}

function prefixOf({ pattern, examples }: JsonObject): string | undefined {
  const example = Array.isArray(examples) && isScalar(examples[0]) ? String(examples[0]) : '';
  return /^\^?([a-z]{2,10}[_-])/i.exec(typeof pattern === 'string' ? pattern : example)?.[1];
}

/** In "job openings" an opening is also called a job. */
function firstWordsIn(
  tools: readonly ShownTool[],
  known: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const nouns = new Map<string, string>();
  for (const { entry, noun } of tools) {
    const words = readToolName(String(entry.name)).object.map(singular);
    const before = words[words.lastIndexOf(noun.split(' ').at(-1) ?? '') - 1];
    if (before !== undefined && known.has(noun) && !known.has(before)) nouns.set(before, noun);
  }
  return nouns;
}
