// The things and lists that a step value shows.
import { isObject, isScalar, type JsonObject, type JsonValue } from '../../model/json.ts';
import { toPointer } from '../../model/pointer.ts';
import { meaningOf, singular, spelled, wordsOf } from '../../text/naming.ts';
import { numberedThing } from '../reference.ts';
import { entryOf, partOf } from './collective.ts';
import type { Entity, EntityList, Fact } from './entity.ts';
import { identify } from './identity.ts';
import { layoutOf, type Member, wrapped } from './layouts.ts';
import { leadsOn } from './links.ts';
import { amountIn } from './nested-amount.ts';
import { nounByIdentifier } from './noun-by-identifier.ts';
import {
  isBeside,
  isPagingObject,
  isStatus,
  type Paging,
  pagingInWords,
  readPaging,
  surroundings,
} from './paging.ts';
import { placeOf, type StepValue } from './step-value.ts';

/** Members that only wrap what was asked for. */
const envelopeKeys = new Set(
  'data items results records rows values hits objects list content edges nodes features value entries result response payload body embedded documents matches elements collection'.split(
    ' ',
  ),
);
/** Those that also wrap inside a thing: they are parts of a layout and never nouns. */
const layoutKeys = new Set('edges nodes hits features embedded value data'.split(' '));
/** Members that describe the columns of rows. */
const columnKeys = new Set('fields columns schema headers'.split(' '));

const pathLike = /^(?:\/|\.{1,2}\/)\S*[^\s:]$/;
const nestedNames = 'name title label display_name displayName login value dateTime date_time'.split(' ');
const mostNested = 20;

interface Place {
  readonly pointer: string;
  /** What things here are called, unless they say it themselves. */
  readonly noun: string;
  /** Whether a key says so, and not only the tool's name. */
  readonly isNamed?: boolean;
  readonly parent?: Entity;
  readonly list?: EntityList;
  readonly index?: number;
}

/** A thing in the making. */
type Draft = { -readonly [Key in keyof Entity]: Entity[Key] } & { facts: Fact[] };

export interface Things {
  /** In the order of the value, a thing before what is in it. */
  readonly things: readonly Entity[];
  readonly lists: readonly EntityList[];
  /** The pointers of paging members. */
  readonly paging: readonly string[];
}

/**
 * The things of a step value: records with their own scalars, texts in lists, and what records refer to by identifier.
 * `noun` is what the tool is about: things are called so where neither they nor the keys they are under say it. Paging,
 * status, links and hints are neither things nor attributes.
 */
export function readThings(step: StepValue, noun: string): Things {
  const reader = new Reader(step);
  const about = idle.test(noun) ? 'result' : noun;
  const inner = listOf(step.value);
  const known = inner === undefined ? {} : pagingInWords(step.around, inner.length);
  if (!isScalar(step.value)) reader.walk(step.value, { pointer: '', noun: about }, known);
  return reader;
}

/** Words of a tool's name that say how it works, and not what it is about. */
const idle = /^(?:|search|query|find|lookup|fetch|list|sql|soql|statement|command|value|read|get|data)$/;

/** The list that a value is, or that is all it holds. */
function listOf(value: JsonValue): readonly JsonValue[] | undefined {
  if (Array.isArray(value)) return value;
  const lists = isObject(value) ? Object.values(value).filter((member) => Array.isArray(member)) : [];
  return lists.length === 1 ? (lists[0] as readonly JsonValue[]) : undefined;
}

class Reader implements Things {
  readonly things: Entity[] = [];
  readonly lists: EntityList[] = [];
  readonly paging: string[] = [];
  readonly #step: StepValue;

  constructor(step: StepValue) {
    this.#step = step;
  }

  /** `paging` is what is known of the one list that is to come. */
  walk(value: JsonValue, place: Place, paging: Paging): void {
    if (Array.isArray(value)) this.#list(value as readonly JsonValue[], place, paging);
    else if (isObject(value)) this.#object(value, place, paging);
    else if (typeof value === 'string' && place.list !== undefined) this.#text(value, place);
  }

  #list(items: readonly JsonValue[], place: Place, paging: Paging): void {
    const noun = (place.isNamed ? undefined : nounByIdentifier(items)) ?? singular(place.noun);
    const list: EntityList = { pointer: place.pointer, noun, length: items.length, paging };
    this.lists.push(list);
    for (const [index, item] of items.entries())
      this.walk(item, { ...place, pointer: `${place.pointer}/${index}`, noun, list, index }, {});
  }

  /** A list of texts: each is a thing that is only its name. */
  #text(value: string, place: Place): void {
    const entity = draftAt(place, pathLike.test(value) ? 'path' : place.noun);
    entity.name = this.#fact(entity, { key: entity.noun, value, pointer: place.pointer });
    entity.facts.push(entity.name);
    this.things.push(entity);
  }

  #fact(entity: Entity, { key, value, pointer }: Scalar): Fact {
    const { from, json } = placeOf(this.#step, pointer);
    return json === undefined
      ? { from, pointer, key, value, entity }
      : { from, json, pointer, key, value, entity };
  }

  #object(object: JsonObject, place: Place, paging: Paging): void {
    const inner = place.list === undefined ? undefined : wrapped(object);
    if (inner !== undefined) {
      const noun = inner.key === 'node' || layoutKeys.has(inner.key) ? place.noun : nounOf(inner.key);
      this.#object(inner.value, { ...place, pointer: place.pointer + toPointer([inner.key]), noun }, paging);
      return;
    }
    const { pagingKeys, own, noun } = membersOf(object);
    for (const key of pagingKeys) this.paging.push(place.pointer + toPointer([key]));
    const entity = draftAt(place, noun ?? ownerNoun(object, place) ?? place.noun);
    // A wrapper says nothing itself: what it wraps has a name, and is no value of it.
    const isWrapper = place.list === undefined && !own.some(({ value }) => isScalar(value));
    for (const member of isWrapper ? [] : own)
      for (const scalar of scalarsOf(member, place.pointer)) entity.facts.push(this.#fact(entity, scalar));
    Object.assign(entity, identify(entity.noun, entity.facts));
    if (entity.id === undefined && place.parent !== undefined && place.list === undefined)
      Object.assign(entity, identifiedByRole(entity));
    if (entity.facts.length > 0) this.things.push(entity);
    this.#references(entity);
    const known = readPaging(object, pagingKeys, paging);
    for (const member of own)
      if (!isScalar(member.value) && !isAmount(member))
        this.#member(member, entity, place, isOnlyList(own, member) ? known : {});
  }

  #member({ key, path, value }: Member, entity: Entity, place: Place, paging: Paging): void {
    if (isPagingObject(key, value) || (columnKeys.has(key) && Array.isArray(value))) return;
    const isThing =
      entity.id !== undefined ||
      entity.name !== undefined ||
      (entity.place !== undefined && entity.facts.length > 0);
    if (!isThing && place.parent === undefined && isAboutRequest(key, value)) return;
    // A wrapper such as { orders: […], total: 3 } is not itself a thing that its items belong to.
    const parent = isThing ? entity : place.parent;
    const wraps = !isThing && (place.parent === undefined ? envelopeKeys : layoutKeys).has(spelled(key));
    const isRow = wraps && key.toLowerCase() === 'rows' && place.noun === 'result';
    const noun = isRow ? 'row' : wraps ? entryOf(key, place.noun) : partOf(nounOf(key), value);
    const isNamed = place.isNamed === true || !(isRow || wraps);
    this.walk(value, { pointer: place.pointer + path, noun, isNamed, ...(parent && { parent }) }, paging);
  }

  /** `customer_id` with `customer_name` on an order is a customer; so is `customer_id` alone. */
  #references(entity: Entity): void {
    for (const fact of entity.facts) {
      if (fact === entity.id || fact.value === null) continue;
      const meaning = meaningOf(fact.key, '');
      const noun = meaning.attribute === 'id' ? meaning.noun : (numberedThing(fact.key) ?? '');
      if (noun === '' || noun === singular(entity.noun.slice(entity.noun.lastIndexOf(' ') + 1))) continue;
      const words = wordsOf(fact.key).slice(0, -1).join(' ');
      const name = entity.facts.find(
        ({ key, value }) => typeof value === 'string' && [`${words} name`, words].includes(spelled(key)),
      );
      const reference: Draft = { pointer: entity.pointer, noun: words, facts: [], parent: entity };
      reference.id = { ...fact, entity: reference };
      reference.facts.push(reference.id);
      if (name !== undefined) {
        reference.name = { ...name, entity: reference };
        reference.facts.push(reference.name);
      }
      this.things.push(reference);
    }
  }
}

/** Whether a member of a wrapper says how it was made: `meta: { version, requestId }` beside the data. */
function isAboutRequest(key: string, value: JsonValue): boolean {
  return (
    /^(?:meta(?: ?data)?|request(?: info)?|response metadata|debug|context)$/.test(spelled(key)) &&
    isObject(value) &&
    Object.values(value).every((member) => isScalar(member ?? null))
  );
}

/** What has a list of what the tool is about is something else, and called by its identifier: the order of order lines. */
function ownerNoun(object: JsonObject, { noun, isNamed, list }: Place): string | undefined {
  if (isNamed === true || list !== undefined) return undefined;
  const hasList = Object.entries(object).some(
    ([key, value]) => Array.isArray(value) && wordsOf(nounOf(key)).at(-1) === noun.split(' ').at(-1),
  );
  const [key] = hasList ? (Object.entries(object).find(([, value]) => isScalar(value ?? null)) ?? []) : [];
  if (key === undefined) return undefined;
  const meaning = meaningOf(key, '');
  return (meaning.attribute === 'id' ? meaning.noun : numberedThing(key)) || undefined;
}

/** `borrower: { memberId, fullName }` is a member, and known by the only identifier that it has. */
function identifiedByRole({ name, facts }: Draft): Pick<Draft, 'id'> {
  const [id, ...others] = facts.filter(
    ({ key, value }) => value !== null && meaningOf(key, '').attribute === 'id',
  );
  return name === undefined || id === undefined || others.length > 0 ? {} : { id };
}

function draftAt({ pointer, parent, list, index = 0 }: Place, noun: string): Draft {
  return {
    pointer,
    noun,
    facts: [],
    ...(parent && { parent }),
    ...(list && { list, place: { index, length: list.length } }),
  };
}

/** The members of a record or an envelope that are neither paging nor status nor lead on to something else. */
function membersOf(object: JsonObject): {
  readonly pagingKeys: ReadonlySet<string>;
  readonly own: readonly Member[];
  readonly noun?: string;
} {
  const { members, noun } = layoutOf(object);
  const { paging: pagingKeys, isEnvelope: isAround } = surroundings(object, leadsOn);
  const wrapsOne = isStatusAround(members);
  const own = members.filter(
    ({ key, path, value }) =>
      !leadsOn(key, value) &&
      !(pagingKeys.has(key) && path === toPointer([key])) &&
      !((isAround || wrapsOne || (value === true && hasParts(members))) && isStatus(key, value)),
  );
  return { pagingKeys, own, ...(noun !== undefined && { noun }) };
}

/** Whether there is one object and, beside it, nothing but how the request went: `{ "status": "OK", "response": {…} }`. */
function isStatusAround(members: readonly Member[]): boolean {
  const [inner, ...others] = members.filter(({ value }) => !isScalar(value));
  return (
    inner !== undefined &&
    others.length === 0 &&
    isObject(inner.value) &&
    members.some(({ key }) => /^(?:ok|success|status|code|status code|response code)$/.test(spelled(key))) &&
    members.every((member) => member === inner || isStatus(member.key, member.value))
  );
}

/** Whether a record wraps something: a flag next to it is the status of the request. */
function hasParts(members: readonly Member[]): boolean {
  return members.some(({ value }) => !isScalar(value));
}

function nounOf(key: string): string {
  const words = wordsOf(key);
  return words.map((word, index) => (index === words.length - 1 ? singular(word) : word)).join(' ');
}

type Scalar = Pick<Fact, 'key' | 'value' | 'pointer'>;

/** The scalars that a member gives to its thing: its own, or what a small object in it is called. */
function scalarsOf({ key, path, value }: Member, pointer: string): readonly Scalar[] {
  if (isScalar(value)) return [{ key, value, pointer: pointer + path }];
  if (!isObject(value) || Object.keys(value).length > mostNested || isPagingObject(key, value)) return [];
  const amount = amountIn(key, value);
  if (amount !== undefined)
    return amount.map((part) => ({ key: part.key, value: part.value, pointer: pointer + path + part.path }));
  const name = nestedNames.find((each) => isTelling(value[each]));
  const told = name === undefined ? undefined : value[name];
  if (name === undefined || !isScalar(told)) return [];
  return [{ key, value: told, pointer: pointer + path + toPointer([name]) }];
}

/** Whether a member is an amount, and no thing of its own. */
function isAmount({ key, value }: Member): boolean {
  return isObject(value) && amountIn(key, value) !== undefined;
}

function isTelling(value: JsonValue | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

/** Whether paging that was met on the way can only mean the list in this member. */
function isOnlyList(members: readonly Member[], member: Member): boolean {
  return members.every((other) => other === member || isScalar(other.value) || isBeside(other.key));
}
