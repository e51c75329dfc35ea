// The things of one session: those that every session of the mock has, and what this one has created, changed and deleted.
import type { JsonScalar, JsonValue } from '../../model/json.ts';
import type { Draw } from './draw.ts';
import { type Identifiers, worldSize } from './identifiers.ts';
import type { Nouns } from './nouns.ts';

/** What all sessions have in common. Nothing of it changes: a thing follows from the seed, its noun and its identifier. */
export interface Base {
  readonly draw: Draw;
  readonly nouns: Nouns;
  readonly identifiers: Identifiers;
}

export class World {
  readonly base: Base;
  readonly #changes = new Map<string, Map<string, JsonValue>>();
  readonly #created = new Map<string, JsonScalar[]>();
  readonly #deleted = new Set<string>();

  constructor(base: Base) {
    this.base = base;
  }

  /** Whether there is such a thing. What no result shows with an identifier is taken as it comes. */
  has(noun: string, id: JsonScalar): boolean {
    if (this.#deleted.has(thingKey(noun, id))) return false;
    const { identifiers, nouns } = this.base;
    return (
      nouns.of(noun) === undefined ||
      this.isCreated(noun, id) ||
      identifiers.indexOf(noun, id) !== undefined ||
      identifiers.wordsIn(noun, id) !== undefined
    );
  }

  /** The identifiers of all there are, the newest of this session first. */
  all(noun: string): readonly JsonScalar[] {
    const { identifiers } = this.base;
    const ids = [...(this.#created.get(noun) ?? [])].reverse();
    for (let index = 0; index < worldSize; index++) ids.push(identifiers.at(noun, index));
    return this.#deleted.size === 0 ? ids : ids.filter((id) => !this.#deleted.has(thingKey(noun, id)));
  }

  isCreated(noun: string, id: JsonScalar): boolean {
    return this.#created.get(noun)?.some((other) => String(other) === String(id)) === true;
  }

  /** A new thing, under the next identifier unless it has one. */
  create(noun: string, given?: JsonScalar): JsonScalar {
    const before = this.#created.get(noun) ?? [];
    const id = given ?? this.base.identifiers.at(noun, worldSize + before.length);
    this.#created.set(noun, [...before, id]);
    this.#deleted.delete(thingKey(noun, id));
    return id;
  }

  delete(noun: string, id: JsonScalar): void {
    this.#deleted.add(thingKey(noun, id));
  }

  change(noun: string, id: JsonScalar, key: string, value: JsonValue): void {
    const thing = thingKey(noun, id);
    const changes = this.#changes.get(thing) ?? new Map<string, JsonValue>();
    this.#changes.set(thing, changes);
    changes.set(key, value);
  }

  /** What this session has made of the attribute of a thing; undefined if it has not touched it. */
  changed(noun: string, id: JsonScalar, key: string): JsonValue | undefined {
    return this.#changes.get(thingKey(noun, id))?.get(key);
  }
}

/** Tells a thing from every other, whether its identifier came as a number or as a text. */
export function thingKey(noun: string, id: JsonScalar): string {
  return `${noun}/${String(id)}`;
}
