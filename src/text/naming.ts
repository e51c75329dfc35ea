// Reading names: what `search_customers`, `customerId` and `from_city` are about.
import pluralize from 'pluralize';
import { table } from '../model/table.ts';
import { countForeign, inEnglish, isUntranslated } from './foreign-names.ts';
import { isPersonNoun } from './person-nouns.ts';
import { rememberShort } from './recent.ts';

/** What names shorten, in full. */
const shortened = table({
  emp: 'employee',
  req: 'request',
  dept: 'department',
  qty: 'quantity',
  amt: 'amount',
  cust: 'customer',
  mgr: 'manager',
  acct: 'account',
  org: 'organization',
  // One spelling, so that what is filed by `org_id` leads to `get_organisation`.
  organisation: 'organization',
  appt: 'appointment',
  addr: 'address',
  mfr: 'manufacturer',
  txn: 'transaction',
  tx: 'transaction',
  perf: 'performance',
  pmt: 'payment',
  desc: 'description',
  po: 'purchase order',
  pr: 'pull request',
  prs: 'pull requests',
  repo: 'repository',
  repos: 'repositories',
  dob: 'date of birth',
  ytd: 'year to date',
});

/**
 * The words of an identifier, lower case and in English: `customerId`, `customer_id` and `customer-id` give
 * `['customer', 'id']`, `empNo` gives `['employee', 'no']` and `Bestelldatum` `['order', 'date']`.
 */
export const wordsOf: (identifier: string) => readonly string[] = rememberShort((identifier) =>
  inEnglish(idLast(partsOf(identifier))).flatMap(
    (word, at, all) => (isPullRequest(all, at) ? requests(word) : shortened[word]?.split(' ')) ?? word,
  ),
);

/** The words of an identifier as they are written, lower case. */
const partsOf: (identifier: string) => readonly string[] = rememberShort((identifier) =>
  identifier
    .normalize('NFC')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase()),
);

/** The `idAnimal` of a Spanish record, and the `id_user` of others: "animal id". */
function idLast(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words;
  const isOf =
    first === 'id' &&
    rest.length > 0 &&
    !/^(?:number|no|nr|num|card|type|token|field|key|str|string|hash)$/.test(rest[0] ?? '');
  return isOf ? [...rest, 'id'] : words;
}

/** So many names of a record in another language say that the others are, too. */
const fewForeign = 2;

/** Whether some names that stand together are in a language that is not English. */
export function areForeign(names: readonly string[]): boolean {
  return countForeign(names.map(partsOf)) >= fewForeign;
}

/** Whether a name beside those others is in another language, and nobody here knows the word. */
export function isUnread(name: string, beside: readonly string[]): boolean {
  return isUntranslated(partsOf(name)) && areForeign(beside);
}

/** Whether what can be pulled is a request to do so: the `pulls` of a repository, its `pull_number`; not `pull_image`. */
function isPullRequest(words: readonly string[], at: number): boolean {
  const [word, next] = [words[at] ?? '', words[at + 1] ?? ''];
  if (word === 'pulls') return true;
  return word === 'pull' && (next === '' ? at > 0 : /^(?:number|no|id|state|title|author|url)$/.test(next));
}

function requests(pull: string): readonly string[] {
  return ['pull', pull === 'pulls' ? 'requests' : 'request'];
}

/** The words of an identifier joined by spaces: `nextPageToken` is "next page token". */
export const spelled: (identifier: string) => string = rememberShort((identifier) =>
  wordsOf(identifier).join(' '),
);

// The library's rule for "matches" takes too much off these.
for (const noun of ['cache', 'niche', 'ache', 'cookie', 'canvas'])
  pluralize.addIrregularRule(noun, noun === 'canvas' ? 'canvases' : `${noun}s`);

/** Plurals that look like "status" and "bonus". */
const endsInUs = /(?:menu|guru|haiku|sku|[cg]pu)s$/;

/** The singular of an English noun; words that have none stay as they are. */
export const singular: (noun: string) => string = rememberShort((noun) =>
  /(ss|us|is|news|(?:^|time|mini|web)series|status)$/.test(noun) && !endsInUs.test(noun)
    ? noun
    : pluralize.singular(noun),
);

/** The plural of an English noun. */
export const plural: (noun: string) => string = rememberShort((noun) => pluralize.plural(noun));

/** Whether a noun is a plural: `orders`, not `address`. */
export function isPlural(noun: string): boolean {
  return singular(noun) !== noun;
}

export type VerbKind = 'read' | 'list' | 'search' | 'write' | 'compute';

const verbKinds: Readonly<Record<VerbKind, readonly string[]>> = {
  read: 'get read show fetch retrieve return view describe check inspect track display give open lookup look see'.split(
    ' ',
  ),
  list: 'list enumerate browse'.split(' '),
  search: 'search find query match discover'.split(' '),
  write: (
    'create add write update set delete remove edit move rename send post put insert schedule reschedule cancel book ' +
    'assign log register close reopen archive upload publish toggle trigger start stop run execute place issue refund ' +
    'confirm approve reject merge make change record reserve order submit invite reply comment append save'
  ).split(' '),
  compute:
    'convert calculate compute sum count compare estimate translate format validate echo encode decode'.split(
      ' ',
    ),
};
const kindOfVerb = new Map(
  Object.entries(verbKinds).flatMap(([kind, verbs]) =>
    verbs.map((verb) => [verb, kind as VerbKind] as const),
  ),
);

/**
 * A verb's base form as far as tool descriptions need it: `Returns`, `Retrieves` and `Searches` lose their ending.
 * Alone or before a verb such a word is a noun: `orders`, `posts_list`.
 */
function baseForm(word: string, next: string | undefined): string {
  if (kindOfVerb.has(word) || next === undefined || kindOfVerb.has(next)) return word;
  for (const base of [word.replace(/s$/, ''), word.replace(/es$/, '')]) if (kindOfVerb.has(base)) return base;
  return word;
}

/** The verb at the start of some words, or undefined where they start with something else. */
export function verbOf(
  words: readonly string[],
): { readonly verb: string; readonly kind: VerbKind } | undefined {
  const verb = baseForm(words[0] ?? '', words[1]);
  const kind = kindOfVerb.get(verb);
  return kind === undefined || isNounBefore(verb, words[1]) ? undefined : { verb, kind };
}

/** Nouns as much as verbs: what a name goes on with tells. */
const nouns = new Set('order record log post comment issue schedule invite place book match'.split(' '));
const partsOfThings = new Set(
  'lines items details history status search list lookup get show find'.split(' '),
);

/** Whether the first word is a thing: `order_lines`, `issue_search`. */
function isNounBefore(word: string, next: string | undefined): boolean {
  return nouns.has(word) && next !== undefined && partsOfThings.has(next);
}

/** Before "search", what says how or where, and not what is found. */
const waysOfSearching = new Set(
  'web internet google bing semantic vector text full local site global advanced quick fuzzy similarity hybrid sql'.split(
    ' ',
  ),
);

/** The verb that a name ends with: `orders_list`, `employee_lookup`. */
function verbBehind(
  words: readonly string[],
): { readonly verb: string; readonly kind: VerbKind } | undefined {
  const verb = words.at(-1) ?? '';
  const kind = kindOfVerb.get(verb);
  if (kind === undefined || words.length === 1 || verbOf(words) !== undefined) return undefined;
  const isReading = kind === 'list' || kind === 'search' || verb === 'get' || verb === 'lookup';
  if (waysOfSearching.has(words.at(-2) ?? '') || (verb === 'list' && /ing$/.test(words.at(-2) ?? '')))
    return undefined;
  return isReading && !words.some((word) => qualifiers.has(word)) ? { verb, kind } : undefined;
}

const qualifiers = new Set(['by', 'with', 'for', 'of', 'in', 'from', 'to', 'on', 'at', 'as', 'and']);

/** What a tool's own name is about: its verb, if any, and the words of its object up to a preposition. */
export const readToolName: (name: string) => {
  readonly verb?: string;
  readonly kind?: VerbKind;
  readonly object: readonly string[];
} = rememberShort((name) => {
  const words = wordsOf(name);
  const behind = verbBehind(words);
  if (behind !== undefined) return { ...behind, object: words.slice(0, -1) };
  const verb = verbOf(words);
  const rest = verb === undefined ? words : words.slice(1);
  const stop = rest.findIndex((word, index) => index > 0 && qualifiers.has(word));
  const object = stop === -1 ? rest : rest.slice(0, stop);
  return verb === undefined ? { object } : { verb: verb.verb, kind: verb.kind, object };
});

/** What only says that a tool tells much of its thing: `order_details` are an order. */
const telling = new Set('detail details info information data metadata record profile'.split(' '));
/** What is kept of somebody or of an animal: the card of a dog tells of the dog, and a gift card of nobody. */
const kept = new Set(['card', 'sheet', 'file']);
const animals = new Set(['dog', 'cat', 'horse', 'pet', 'animal', 'pony', 'bird']);
/** What only says in which form things are listed: a `duty_roster` has duties. */
const collecting = new Set('roster rota timetable catalog catalogue'.split(' '));

/** The noun a tool is about, singular: `order` for `list_recent_orders` and for `get_order_details`. */
export function toolNoun(name: string): string {
  const { object, kind } = readToolName(name);
  const last = object.at(-1) ?? '';
  const before = object.at(-2);
  // A status that is read says how its thing is; one that is changed is what is changed.
  // Who is on a waiting list is no list.
  if (last === 'list' && /ing$/.test(before ?? '')) return 'entry';
  const isKept = kept.has(last) && before !== undefined && (animals.has(before) || isPersonNoun(before));
  const isTelling =
    isKept || telling.has(last) || collecting.has(last) || (last === 'status' && kind !== 'write');
  return singular(isTelling && before !== undefined ? before : last);
}

const identifierWords = new Set(['id', 'ids', 'uuid', 'guid', 'key', 'slug', 'sku', 'iban', 'ref', 'handle']);
const nameWords = new Set(['name', 'names', 'title', 'label', 'subject']);

/** What a parameter or a field means: an attribute of a noun. */
export interface Meaning {
  /** Singular; '' where the name does not say. */
  readonly noun: string;
  /** `id`, `name`, or the attribute's own words: `email`, `due date`. */
  readonly attribute: string;
}

const meanings = new Map<string, Meaning>();

/**
 * What a field called `key` on something called `owner` means: `customer_id` is the id of a customer wherever it
 * stands, `id` that of its owner, `city` may be a city's name.
 */
export function meaningOf(key: string, owner: string): Meaning {
  const index = `${key}\n${owner}`;
  let meaning = meanings.get(index);
  if (meaning === undefined) {
    meaning = readMeaning(key, owner);
    if (meanings.size < 20_000) meanings.set(index, meaning);
  }
  return meaning;
}

function readMeaning(key: string, owner: string): Meaning {
  const words = wordsOf(key);
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1).map(singular);
  if (identifierWords.has(last)) return { noun: before.at(-1) ?? owner, attribute: 'id' };
  if (nameWords.has(last)) return { noun: before.at(-1) ?? owner, attribute: 'name' };
  return { noun: owner, attribute: words.map(singular).join(' ') };
}
