/** A seeded source of choices: the same seed gives the same worlds. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export class Choices {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number between both bounds, bounds included. */
  between(low: number, high: number): number {
    return uniformInt(this.#generator, low, high);
  }

  chance(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  one<T>(from: readonly T[]): T {
    return from[this.between(0, from.length - 1)] as T;
  }

  /** Different elements, in random order. */
  some<T>(from: readonly T[], count: number): T[] {
    const left = [...from];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0) {
      taken.push(...left.splice(this.between(0, left.length - 1), 1));
    }
    return taken;
  }
}

export function padded(prefix: string, number: number, digits: number): string {
  return `${prefix}_${String(number).padStart(digits, '0')}`;
}

/** A name as it stands in an address: "Delorme Arômes" is "delorme-aromes". */
export function slug(name: string, separator = '-'): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o');
  return plain.replace(/[^a-z0-9]+/g, separator);
}
