// Things of several words: a purchase request is no other request, and it is one thing under all its names.
import { isObject, type JsonObject } from '../../model/json.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { readToolName, singular, wordsOf } from '../../text/naming.ts';
import { isIdentifier, roleOf } from './keys.ts';

export interface Compounds {
  /** The noun that some words end in: the longest one of several words that is known, else the last word. Singular. */
  nounIn(words: readonly string[]): string;
}

const deepest = 6;

/** Reads the nouns of several words: those by which both identifiers and tools, lists or objects are called. */
export function readCompounds(
  tools: readonly { readonly entry: JsonObject; readonly result?: JsonObject | undefined }[],
): Compounds {
  const roles = new Set<string>();
  const names = new Set<string>();
  /** What is spoken of as a kind of things of its own. */
  const kinds = new Set<string>();
  const readMembers = (schema: JsonObject, depth: number): void => {
    if (depth > deepest) return;
    for (const [name, member] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
      if (isIdentifier(name)) roles.add(roleOf(name));
      else if (isObject(member) && (isObject(member.items) || isObject(member.properties))) {
        names.add(roleOf(name));
        if (isObject(member.items)) kinds.add(roleOf(name));
      }
    }
    for (const inner of innerSchemas(schema)) readMembers(inner, depth + 1);
  };
  for (const { entry, result } of tools) {
    for (const name of propertiesOf(entry.inputSchema as JsonObject).keys())
      if (isIdentifier(name)) roles.add(roleOf(name));
    if (result !== undefined) readMembers(result, 0);
    const { object, kind } = readToolName(nameOfTool(String(entry.name)));
    const called = object.map(singular).join(' ');
    names.add(called);
    const isNew = /^(create|add|new)$/.test(wordsOf(String(entry.name))[0] ?? '');
    if (kind !== 'write' || isNew) kinds.add(called);
  }
  const known = new Set(
    [...roles].filter(
      (role) => role.includes(' ') && [...names].some((name) => name === role || name.endsWith(` ${role}`)),
    ),
  );
  const byHead = new Map<string, readonly string[]>();
  for (const noun of known) {
    const head = noun.split(' ').at(-1) ?? '';
    byHead.set(head, [...(byHead.get(head) ?? []), noun]);
  }
  return {
    nounIn(words) {
      const parts = words.map(singular);
      for (let start = 0; start < parts.length - 1; start++) {
        const phrase = parts.slice(start).join(' ');
        if (known.has(phrase)) return phrase;
      }
      const head = parts.at(-1) ?? '';
      // Where there is but one kind of requests, a request is one of them.
      const [only, ...others] = byHead.get(head) ?? [];
      const isAlone = others.length === 0 && parts.length === 1 && !kinds.has(head);
      return only !== undefined && isAlone ? only : head;
    },
  };
}

function* innerSchemas(schema: JsonObject): Generator<JsonObject, void> {
  const maps = [schema.properties, schema.$defs, schema.definitions].filter(isObject);
  const lists = [schema.anyOf, schema.oneOf, schema.allOf].filter(Array.isArray);
  for (const inner of [...maps.flatMap((map) => Object.values(map)), ...lists.flat(), schema.items])
    if (isObject(inner)) yield inner;
}

/** `get_thing_2` is the second tool of that name, `get_pets_pet_id` is about pets. */
export function nameOfTool(written: string): string {
  return written.replace(/_\d+$/, '').replace(/(?:_?by)?_?ids?$/i, '') || written;
}

/** Members that hold a list of whatever the tool is about: `results`, `items`. */
const anyThings =
  /^(results?|items?|data|hits?|records?|entries|list|rows?|content|matches|values?|elements?|docs|documents?|output|response|body|payload|page)$/i;

/** What the things in a member are by its name: its own noun, or the tool's where the member does not say. */
export function nounIn(key: string, owner: string, compounds: Compounds): string {
  if (key === '' || anyThings.test(key)) return owner;
  return compounds.nounIn(wordsOf(key)) || owner;
}
