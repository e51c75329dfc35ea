// What a result is about: the things it shows, their identifiers, names and attributes, and where each value stands.

import { isObject, isScalar, type JsonScalar, type JsonValue, parseJsonText } from '../model/json.ts';
import type { ToolResult } from '../model/tool.ts';
import type { ResultPlace } from '../model/workflow.ts';
import { meaningOf, singular, toolNoun, wordsOf } from '../text/naming.ts';
import { resultValues } from './bindings.ts';

/** A value of a result, and how a binding points to it. */
export interface Fact extends ResultPlace {
  readonly from: string;
  readonly key: string;
  readonly value: JsonScalar;
  readonly entity: Entity;
}

/** Something a result shows. */
export interface Entity {
  /** Singular, lower case. */
  readonly noun: string;
  readonly id?: Fact;
  readonly name?: Fact;
  /** Every scalar of its own, identifier and name included. */
  readonly facts: readonly Fact[];
  /** What it stands in: an order's line, a customer's owner. */
  readonly parent?: Entity;
  /** Its place in a list, from 0, and the length of that list. */
  readonly place?: { readonly index: number; readonly length: number };
}

interface Mutable {
  noun: string;
  id?: Fact;
  name?: Fact;
  facts: Fact[];
  parent?: Entity;
  place?: { index: number; length: number };
}

const identityKeys = ['id', 'uuid', 'uri', 'key', 'slug', 'code', 'sku'];
const nameKeys = [
  'name',
  'title',
  'subject',
  'full name',
  'display name',
  'label',
  'number',
  'summary',
  'question',
  'path',
];

/** Members that only wrap what was asked for. */
const envelopes = new Set('data items results records rows values hits objects list content'.split(' '));

class Harvester {
  readonly entities: Entity[] = [];
  readonly #from: string;
  readonly #isJson: boolean;

  constructor(from: string, isJson: boolean) {
    this.#from = from;
    this.#isJson = isJson;
  }

  #fact(key: string, pointer: string, value: JsonScalar, entity: Entity): Fact {
    return this.#isJson
      ? { from: this.#from, json: pointer, key, value, entity }
      : { from: this.#from + pointer, key, value, entity };
  }

  walk(value: JsonValue, pointer: string, noun: string, parent?: Entity, place?: Entity['place']): void {
    if (Array.isArray(value)) {
      const items = value as readonly JsonValue[];
      for (const [index, item] of items.entries()) {
        this.walk(item, `${pointer}/${index}`, singular(noun), parent, { index, length: items.length });
      }
    } else if (isObject(value)) {
      this.#object(value as Record<string, JsonValue>, pointer, noun, parent, place);
    } else if (isScalar(value)) {
      // A list of plain values: each is a thing that is only its name.
      const entity: Mutable = { noun, facts: [], ...(parent && { parent }), ...(place && { place }) };
      const fact = this.#fact(noun, pointer, value, entity);
      entity.facts.push(fact);
      entity.name = fact;
      this.entities.push(entity);
    }
  }

  #object(
    object: Record<string, JsonValue>,
    pointer: string,
    noun: string,
    parent?: Entity,
    place?: Entity['place'],
  ) {
    const entity: Mutable = { noun, facts: [], ...(parent && { parent }), ...(place && { place }) };
    this.entities.push(entity);
    const nested: [string, JsonValue][] = [];
    for (const [key, child] of Object.entries(object)) {
      if (child === undefined) continue;
      const here = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (isScalar(child)) entity.facts.push(this.#fact(key, here, child, entity));
      else nested.push([key, child]);
    }
    this.#identify(entity);
    this.#references(entity);
    for (const [key, child] of nested) {
      const here = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const words = wordsOf(key).map((word, index, all) =>
        index === all.length - 1 ? singular(word) : word,
      );
      // A wrapper such as { orders: […], total: 3 } is not itself a thing that its items belong to.
      const isThing = entity.id !== undefined || entity.name !== undefined;
      // One that says no more than that it wraps is about what its tool is about.
      const isEnvelope = !isThing && parent === undefined && envelopes.has(key.toLowerCase());
      this.walk(child, here, isEnvelope ? noun : words.join(' '), isThing ? entity : parent);
    }
  }

  /** Finds an entity's own identifier and name among its facts. */
  #identify(entity: Mutable): void {
    const byWords = new Map(entity.facts.map((fact) => [wordsOf(fact.key).join(' '), fact]));
    const head = entity.noun.split(' ').at(-1) ?? '';
    for (const key of [`${head} id`, ...identityKeys, `${head} number`, 'number']) {
      const fact = byWords.get(key);
      // A number that is a text is what people call the thing.
      if (key === 'number' && typeof fact?.value !== 'number') continue;
      if (
        fact !== undefined &&
        isScalar(fact.value) &&
        fact.value !== null &&
        typeof fact.value !== 'boolean'
      ) {
        entity.id = fact;
        break;
      }
    }
    for (const key of [`${head} name`, ...nameKeys, head]) {
      const fact = byWords.get(key);
      if (typeof fact?.value === 'string' && fact.value !== '' && fact !== entity.id) {
        entity.name = fact;
        break;
      }
    }
  }

  /** `customer_id` beside `customer_name` on an order is a customer; so is `customer_id` alone. */
  #references(entity: Mutable): void {
    for (const fact of entity.facts) {
      if (fact === entity.id || fact.value === null) continue;
      const meaning = meaningOf(fact.key, '');
      if (meaning.attribute !== 'id' || meaning.noun === '' || meaning.noun === entity.noun) continue;
      const words = wordsOf(fact.key).slice(0, -1).join(' ');
      const name = entity.facts.find((other) =>
        [`${words} name`, words].includes(wordsOf(other.key).join(' ')),
      );
      const reference: Mutable = { noun: words, facts: [], parent: entity };
      reference.id = { ...fact, entity: reference };
      reference.facts.push(reference.id);
      if (name !== undefined && typeof name.value === 'string') {
        reference.name = { ...name, entity: reference };
        reference.facts.push(reference.name);
      }
      this.entities.push(reference);
    }
  }
}

const labelled = /^([A-Za-z][A-Za-z ]{0,30}):\s+(.+)$/;
const tagged = /^\[([A-Za-z]+)\]\s+(.+?)(?:\s{2,}.*)?$/;
const pathLike = /^(\/|\.{1,2}\/)\S*[^\s:]$/;

/** What the lines of a plain text show: `[FILE] a.txt`, `size: 12`, and paths. Other prose is left alone. */
function fromLines(text: string, from: string, json: string | undefined, noun: string): Entity[] {
  const entities: Mutable[] = [];
  const record: Mutable = { noun, facts: [] };
  let offset = 0;
  const lines = text.split('\n');
  const listed = lines.filter((line) => tagged.test(line) || pathLike.test(line)).length;
  if (text.length > 20_000) return [];
  for (const line of lines) {
    const fact = (value: string, start: number, key: string, entity: Entity): Fact => ({
      from,
      ...(json !== undefined && { json }),
      span: [offset + start, offset + start + value.length],
      key,
      value,
      entity,
    });
    const tag = tagged.exec(line);
    const label = labelled.exec(line);
    if (tag !== null) {
      const [, kind = '', name = ''] = tag;
      const entity: Mutable = { noun: kindWords[kind.toLowerCase()] ?? kind.toLowerCase(), facts: [] };
      entity.name = fact(name, line.indexOf(name, kind.length + 2), 'name', entity);
      entity.facts.push(entity.name);
      entity.place = { index: entities.length, length: listed };
      entities.push(entity);
    } else if (pathLike.test(line)) {
      const entity: Mutable = { noun: 'path', facts: [] };
      entity.name = fact(line.trimEnd(), 0, 'path', entity);
      entity.facts.push(entity.name);
      entity.place = { index: entities.length, length: listed };
      entities.push(entity);
    } else if (label !== null) {
      const [, key = '', value = ''] = label;
      record.facts.push(fact(value.trim(), line.indexOf(value, key.length + 1), key, record));
    }
    offset += line.length + 1;
  }
  return record.facts.length > 0 ? [record, ...entities] : entities;
}

const kindWords: Readonly<Record<string, string>> = { dir: 'directory', file: 'file' };

const harvested = new WeakMap<ToolResult, readonly Entity[]>();

/** The things a tool's result shows, in document order; the first is the result as a whole where it is one object. */
export function entitiesIn(result: ToolResult, tool: string): readonly Entity[] {
  const known = harvested.get(result);
  if (known !== undefined) return known;
  const entities: Entity[] = [];
  const noun = toolNoun(tool);
  if (result.structuredContent !== undefined) {
    const harvester = new Harvester('/structuredContent', false);
    harvester.walk(result.structuredContent, '', noun);
    entities.push(...harvester.entities);
  } else {
    for (const [index, block] of result.content.entries()) {
      const json =
        block.type === 'text' && typeof block.text === 'string' ? parseJsonText(block.text) : undefined;
      if (json === undefined) continue;
      const harvester = new Harvester(`/content/${index}/text`, true);
      harvester.walk(json, '', noun);
      entities.push(...harvester.entities);
    }
  }
  for (const { from, json, value } of resultValues(result)) {
    if (typeof value === 'string' && (value.includes('\n') || tagged.test(value) || pathLike.test(value))) {
      entities.push(...fromLines(value, from, json, noun));
    }
  }
  harvested.set(result, entities);
  return entities;
}
