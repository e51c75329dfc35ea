// Which tools are used with which: pairs of a tool and one that follows it or takes a value from it.
import type { Catalog, Tool } from '../model/tool.ts';
import { type Chain, dependencies, type Step } from '../model/workflow.ts';

export interface PairCount {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Of ordered pairs, a tool with itself included. */
export interface PairCoverage {
  /** Pairs of what may be called: their number, squared. Not each of them makes sense. */
  readonly possible: number;
  /** Of those, in a sample: as a dependency, as a succession, or as both. */
  readonly seen: number;
  /** Null where nothing is possible. */
  readonly share: number | null;
  /** The second takes a value from a result of the first. */
  readonly dependencies: number;
  /** The second comes right after the first in a chain. */
  readonly successions: number;
  /** By the calls that a pair joins, each counted once. */
  readonly mostFrequent: readonly PairCount[];
}

const mostListed = 5;

export class ToolPairs {
  readonly #tools: Pairs;
  readonly #servers: Pairs;

  constructor({ tools }: Pick<Catalog, 'tools'>) {
    const callable = tools.filter(({ permission }) => permission.callable);
    this.#tools = new Pairs(callable.map(({ name }: Tool) => name));
    this.#servers = new Pairs(callable.map(({ server }: Tool) => server));
  }

  add(chains: readonly Chain[], steps: readonly Step[]): void {
    const byId = new Map(steps.map((step) => [step.id, step]));
    const before = new Map<string, Step>();
    for (const chain of chains) {
      for (const [place, step] of chain.steps.entries()) {
        if (place > 0) before.set(step.id, chain.steps[place - 1] as Step);
      }
    }
    for (const step of steps) {
      const feeding = [...dependencies(step)].flatMap((id) => byId.get(id) ?? []);
      const previous = before.get(step.id);
      for (const from of feeding) this.#count(from, step, 'dependency', true);
      if (previous !== undefined) this.#count(previous, step, 'succession', !feeding.includes(previous));
    }
  }

  ofTools(): PairCoverage {
    return this.#tools.coverage();
  }

  /** Every pair of tools that was seen, the most frequent first, at most so many. */
  mostFrequent(most: number): readonly PairCount[] {
    return this.#tools.mostFrequent(most);
  }

  ofServers(): PairCoverage {
    return this.#servers.coverage();
  }

  #count(from: Step, to: Step, kind: Kind, isFirst: boolean): void {
    this.#tools.add(from.name, to.name, kind, isFirst);
    this.#servers.add(from.server, to.server, kind, isFirst);
  }
}

type Kind = 'dependency' | 'succession';

interface Seen {
  count: number;
  dependency: boolean;
  succession: boolean;
}

/** No more entries than pairs are possible, however long the run. */
class Pairs {
  readonly #names: ReadonlySet<string>;
  readonly #seen = new Map<string, Map<string, Seen>>();

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
  }

  /** What the catalog no longer knows is no pair of it. */
  add(from: string, to: string, kind: Kind, isFirst: boolean): void {
    if (!this.#names.has(from) || !this.#names.has(to)) return;
    const row = this.#seen.get(from) ?? new Map<string, Seen>();
    this.#seen.set(from, row);
    const seen = row.get(to) ?? { count: 0, dependency: false, succession: false };
    row.set(to, seen);
    seen[kind] = true;
    if (isFirst) seen.count += 1;
  }

  coverage(): PairCoverage {
    const pairs = [...this.#seen].flatMap(([from, row]) =>
      [...row].map(([to, seen]) => ({ from, to, ...seen })),
    );
    const possible = this.#names.size ** 2;
    return {
      possible,
      seen: pairs.length,
      share: possible === 0 ? null : pairs.length / possible,
      dependencies: pairs.filter(({ dependency }) => dependency).length,
      successions: pairs.filter(({ succession }) => succession).length,
      mostFrequent: this.mostFrequent(mostListed),
    };
  }

  mostFrequent(most: number): readonly PairCount[] {
    return [...this.#seen]
      .flatMap(([from, row]) => [...row].map(([to, { count }]) => ({ from, to, count })))
      .sort((a, b) => b.count - a.count || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
      .slice(0, most);
  }
}
