// How much there is to do in a sample: tools, servers, calls, chains, depth, width.
import type { Sample } from '../model/sample.ts';
import { dependencies, type Step } from '../model/workflow.ts';
import { Distribution, type DistributionSummary } from './distribution.ts';

export interface Complexity {
  readonly tools: DistributionSummary;
  readonly servers: DistributionSummary;
  readonly calls: DistributionSummary;
  readonly chains: DistributionSummary;
  /** Calls on the longest path of calls that need each other: the least number of turns. */
  readonly depth: DistributionSummary;
  /** The most calls in one turn, where each call is made as soon as all it needs is there. */
  readonly width: DistributionSummary;
}

export class ComplexityOf {
  readonly #tools = new Distribution();
  readonly #servers = new Distribution();
  readonly #calls = new Distribution();
  readonly #chains = new Distribution();
  readonly #depth = new Distribution();
  readonly #width = new Distribution();

  add({ chains }: Pick<Sample, 'chains'>, steps: readonly Step[]): void {
    const turns = callsByTurn(steps);
    this.#tools.add(new Set(steps.map(({ name }) => name)).size);
    this.#servers.add(new Set(steps.map(({ server }) => server)).size);
    this.#calls.add(steps.length);
    this.#chains.add(chains.length);
    this.#depth.add(turns.length);
    this.#width.add(Math.max(0, ...turns));
  }

  result(): Complexity {
    return {
      tools: this.#tools.summary(),
      servers: this.#servers.summary(),
      calls: this.#calls.summary(),
      chains: this.#chains.summary(),
      depth: this.#depth.summary(),
      width: this.#width.summary(),
    };
  }
}

/** How many calls each turn has, where each call is made as soon as the results that it takes values from are there. */
export function callsByTurn(steps: readonly Step[]): number[] {
  const turnOf = new Map<string, number>();
  const calls: number[] = [];
  for (const step of steps) {
    const needed = [...dependencies(step)].map((id) => turnOf.get(id) ?? -1);
    const turn = 1 + Math.max(-1, ...needed);
    turnOf.set(step.id, turn);
    calls[turn] = (calls[turn] ?? 0) + 1;
  }
  return calls;
}
