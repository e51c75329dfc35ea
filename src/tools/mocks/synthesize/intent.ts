// What a call asks for, read from the tool's name and the arguments: which thing, which page, what is to be written.
import { isScalar, type JsonObject, type JsonScalar } from '../../../core/json.ts';
import {
  isPlural,
  meaningOf,
  readToolName,
  singular,
  toolNoun,
  type VerbKind,
  wordsOf,
} from '../../../core/naming.ts';
import { propertiesOf } from '../../../core/schema-validator.ts';

export interface Intent {
  /** What the tool is about, singular; '' where its name does not say. */
  readonly noun: string;
  readonly kind: VerbKind | 'delete' | 'unknown';
  /** Whether several things are asked for. */
  readonly isMany: boolean;
  /** Identifiers that were given, by noun. */
  readonly ids: ReadonlyMap<string, JsonScalar>;
  /** The other scalar arguments by their names. */
  readonly given: ReadonlyMap<string, JsonScalar>;
  /** What is searched for, in words. */
  readonly query?: string;
  /** The most things that are wanted. */
  readonly limit?: number;
  /** How many things come before those that are wanted. */
  readonly offset: number;
}

const limitWords = new Set(['limit', 'count', 'size', 'top', 'max', 'results', 'num', 'n']);
const queryWords = new Set(['query', 'q', 'search', 'keyword', 'keywords', 'term', 'text', 'phrase']);
const deleting = new Set(['delete', 'remove', 'cancel', 'drop', 'purge', 'erase', 'clear']);

/** Reads a call of the tool with these arguments; what was left out has its default. */
export function readIntent(entry: JsonObject, args: JsonObject): Intent {
  // `get_thing_2` is the second of that name, and about things too.
  const name = String(entry.name).replace(/_\d+$/, '');
  const { verb, kind, object } = readToolName(name);
  const noun = toolNoun(name);
  const ids = new Map<string, JsonScalar>();
  const given = new Map<string, JsonScalar>();
  let query: string | undefined;
  let limit: number | undefined;
  let [offset, page] = [0, 1];
  for (const [key, value] of Object.entries({ ...defaultsOf(entry), ...args })) {
    if (!isScalar(value) || value === null) continue;
    const words = wordsOf(key);
    const last = words.at(-1) ?? '';
    if (typeof value === 'number' && isLimit(words)) limit = value;
    else if (typeof value === 'number' && (last === 'offset' || last === 'skip' || last === 'start'))
      offset = value;
    else if (typeof value === 'number' && last === 'page') page = Math.max(1, value);
    else if (typeof value === 'string' && words.length === 1 && queryWords.has(last)) query = value;
    const meaning = meaningOf(key, noun);
    if (meaning.attribute === 'id') ids.set(meaning.noun, value);
    else given.set(key, value);
  }
  const isReadOnly = (entry.annotations as JsonObject | undefined)?.readOnlyHint === true;
  const writes = kind === 'write' && !isReadOnly;
  return {
    noun,
    kind: writes
      ? deleting.has(verb ?? '')
        ? 'delete'
        : 'write'
      : kind === 'write'
        ? 'read'
        : (kind ?? 'unknown'),
    isMany: kind === 'list' || kind === 'search' || (!writes && isPlural(object.at(-1) ?? '')),
    ids,
    given,
    ...(query === undefined ? {} : { query }),
    ...(limit === undefined ? {} : { limit: Math.max(0, Math.floor(limit)) }),
    offset: Math.max(0, Math.floor(page > 1 ? (page - 1) * (limit ?? 5) : offset)),
  };
}

/** `limit`, `page_size`, `maxResults`, `num_items`. */
function isLimit(words: readonly string[]): boolean {
  if (words.length === 1) return limitWords.has(words[0] ?? '');
  return (
    /^(page|per|max|num|number|result|results|top)$/.test(words[0] ?? '') &&
    words.slice(1).every((word) => limitWords.has(word) || /^(page|of|item|items)$/.test(word))
  );
}

function defaultsOf(entry: JsonObject): Record<string, JsonScalar> {
  const defaults: Record<string, JsonScalar> = {};
  for (const [name, schema] of propertiesOf(entry.inputSchema as JsonObject)) {
    if (isScalar(schema.default)) defaults[name] = schema.default;
  }
  return defaults;
}

/** Members that hold a list of whatever the tool is about: `results`, `items`. */
const anyThings =
  /^(results?|items?|data|hits?|records?|entries|list|rows?|content|matches|values?|elements?|docs|documents?|output|response|body|payload|page)$/i;

/** What the things in a member are: its own noun, or the tool's where the member does not say. */
export function nounIn(key: string, owner: string): string {
  if (anyThings.test(key)) return owner;
  return singular(wordsOf(key).at(-1) ?? owner);
}
