// What a call asks for, read from the tool's name and the arguments: which thing, which page, what is to be written.
import { isObject, isScalar, type JsonObject, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { isPlural, readToolName, wordsOf } from '../../text/naming.ts';
import { type CallKind, kindOf } from './call-kind.ts';
import { type Compounds, nameOfTool } from './compounds.ts';
import { isIdentifier, isOwnRole, keyOf, roleOf } from './keys.ts';
import type { Nouns } from './nouns.ts';

/** An identifier among the arguments. */
export interface GivenId {
  readonly name: string;
  /** What it is to the things that are asked for: `assignee`. */
  readonly role: string;
  /** What it is the identifier of: an `agent`. */
  readonly noun: string;
  readonly id: JsonScalar;
}

export interface Intent {
  /** What the tool is about, singular; '' where its name does not say. */
  readonly noun: string;
  readonly kind: CallKind;
  readonly verb: string;
  /** Whether several things are asked for. */
  readonly isMany: boolean;
  /** The identifier of the thing that is asked for or written to. */
  readonly id?: JsonScalar;
  /** Identifiers of other things. */
  readonly others: readonly GivenId[];
  /** The other arguments by their names. */
  readonly given: ReadonlyMap<string, JsonValue>;
  /** What is searched for, in words. */
  readonly query?: string;
  /** The most things that are wanted. */
  readonly limit?: number;
  /** How many things come before those that are wanted. */
  readonly offset: number;
}

const limitWords = new Set(['limit', 'count', 'size', 'top', 'max', 'results', 'num', 'n']);
const queryWords = new Set(['query', 'q', 'search', 'keyword', 'keywords', 'term', 'text', 'phrase']);
const aboutTheList = /^((sort|order)( by)?|cursor|page token|format|fields|include|expand)$/;

/** Members under which the body of a request may stand. */
const bodies = /^(body|data|payload|input|attributes|fields|values|changes|updates)$/i;

/** Reads a call of the tool with these arguments; what was left out has its default. */
export function readIntent(entry: JsonObject, args: JsonObject, compounds: Compounds, nouns?: Nouns): Intent {
  const name = nameOfTool(String(entry.name));
  const { verb = '', kind: verbKind, object } = readToolName(name);
  const noun = compounds.nounIn(object);
  const schemas = propertiesOf(entry.inputSchema as JsonObject);
  const others: GivenId[] = [];
  const given = new Map<string, JsonValue>();
  let id: JsonScalar | undefined;
  let query: string | undefined;
  let limit: number | undefined;
  let [offset, page] = [0, 1];
  const read = (key: string, value: JsonValue) => {
    const words = wordsOf(key);
    const last = words.at(-1) ?? '';
    if (isObject(value) && (bodies.test(key) || isOwnRole(keyOf(key, ''), noun))) {
      for (const [inner, part] of Object.entries(value)) if (part !== undefined) read(inner, part);
    } else if (typeof value === 'number' && isLimit(words)) limit = value;
    else if (typeof value === 'number' && words.length === 1 && /^(offset|skip|start)$/.test(last))
      offset = value;
    else if (typeof value === 'number' && /^page( number)?$/.test(words.join(' '))) page = Math.max(1, value);
    else if (typeof value === 'string' && words.length === 1 && queryWords.has(last) && verbKind !== 'write')
      query = value;
    else if (isScalar(value) && value !== null && isIdentifier(key)) {
      const of = idOf(key, schemas.get(key));
      if (of === noun && !/^parent\b/.test(roleOf(key))) id ??= value;
      else others.push({ name: key, role: roleOf(key), noun: of, id: value });
    } else if (value !== null && !aboutTheList.test(words.join(' '))) given.set(key, value);
  };
  const idOf = (key: string, schema?: JsonObject) =>
    nouns?.nounOf({ name: key, ...(schema === undefined ? {} : { schema }) }, noun) ?? (roleOf(key) || noun);
  for (const [key, value] of Object.entries({ ...defaultsOf(schemas), ...args }))
    if (value !== undefined) read(key, value);
  const isReadOnly = (entry.annotations as JsonObject | undefined)?.readOnlyHint;
  const kind = kindOf(name, verb, verbKind, isReadOnly, id !== undefined);
  return {
    noun,
    kind,
    verb,
    isMany:
      kind === 'list' ||
      kind === 'search' ||
      (!/^(write|create|delete)$/.test(kind) && isPlural(object.at(-1) ?? '') && id === undefined),
    ...(id === undefined ? {} : { id }),
    others,
    given,
    ...(query === undefined ? {} : { query }),
    ...(limit === undefined ? {} : { limit: Math.max(0, Math.floor(limit)) }),
    offset: Math.max(0, Math.floor(page > 1 ? (page - 1) * (limit ?? usualLimit) : offset)),
  };
}

/** How many things a list shows where nobody says. */
export const usualLimit = 10;

/** `limit`, `page_size`, `maxResults`, `num_items`. */
function isLimit(words: readonly string[]): boolean {
  if (words.length === 1) return limitWords.has(words[0] ?? '');
  return (
    /^(page|per|max|num|number|result|results|top)$/.test(words[0] ?? '') &&
    words.slice(1).every((word) => limitWords.has(word) || /^(page|of|item|items)$/.test(word))
  );
}

function defaultsOf(schemas: ReadonlyMap<string, JsonObject>): Record<string, JsonScalar> {
  const defaults: Record<string, JsonScalar> = {};
  for (const [name, schema] of schemas) if (isScalar(schema.default)) defaults[name] = schema.default;
  return defaults;
}
