// The things of one session's world, by noun and identifier: once a value has been shown, it stays.
import type { JsonScalar } from '../../../core/json.ts';

/** How many things there are of a kind, before any is created. */
export const worldSize = 40;

export class EntityStore {
  readonly #values = new Map<string, Map<string, JsonScalar>>();
  readonly #deleted = new Set<string>();
  /** Identifiers of things that have been shown, by noun and name. */
  readonly #named = new Map<string, JsonScalar>();

  /** What is known of the attribute of a thing. */
  value(noun: string, id: JsonScalar, attribute: string): JsonScalar | undefined {
    return this.#values.get(keyOf(noun, id))?.get(attribute);
  }

  keep(noun: string, id: JsonScalar, attribute: string, value: JsonScalar): void {
    const key = keyOf(noun, id);
    const values = this.#values.get(key) ?? new Map<string, JsonScalar>();
    this.#values.set(key, values);
    values.set(attribute, value);
    if (/^(name|title)$/.test(attribute)) this.#named.set(keyOf(noun, String(value).toLowerCase()), id);
  }

  /** The identifier of the thing that has been shown under that name. */
  named(noun: string, name: string): JsonScalar | undefined {
    return this.#named.get(keyOf(noun, name.trim().toLowerCase()));
  }

  delete(noun: string, id: JsonScalar): void {
    this.#deleted.add(keyOf(noun, id));
  }

  isDeleted(noun: string, id: JsonScalar): boolean {
    return this.#deleted.has(keyOf(noun, id));
  }
}

/** The same thing whether its identifier came as a number or as a text. */
function keyOf(noun: string, id: JsonScalar): string {
  return `${noun} ${String(id)}`;
}
