// How evenly a run uses its tools and servers.

export interface UseCount {
  readonly name: string;
  readonly calls: number;
  /** Of all calls. */
  readonly share: number;
}

export interface Evenness {
  /** What could be used. */
  readonly available: number;
  /** What never was. */
  readonly unused: number;
  /**
   * Entropy of the calls over what could be used, divided by the most it could be (Pielou 1966): 1 where all are
   * called equally often, 0 where one has all calls. Null without calls, or without a choice.
   */
  readonly evenness: number | null;
  /** The exponential of that entropy (Hill 1973): so many, used equally, would be as diverse. Null without calls. */
  readonly effective: number | null;
  readonly mostUsed: readonly UseCount[];
  /** Of what was used at all, the least first. */
  readonly leastUsed: readonly UseCount[];
}

export interface Balance {
  readonly tools: Evenness;
  readonly servers: Evenness;
}

const mostListed = 5;

/** How evenly calls are spread, from the calls of each that could be used, 0 included. */
export function evennessOf(callsByName: ReadonlyMap<string, number>): Evenness {
  const all = [...callsByName.values()].reduce((sum, calls) => sum + calls, 0);
  const used = [...callsByName]
    .filter(([, calls]) => calls > 0)
    .map(([name, calls]) => ({ name, calls, share: calls / all }))
    .sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1));
  const entropy = used.reduce((sum, { share }) => sum - share * Math.log(share), 0);
  return {
    available: callsByName.size,
    unused: callsByName.size - used.length,
    evenness: all === 0 || callsByName.size < 2 ? null : entropy / Math.log(callsByName.size),
    effective: all === 0 ? null : Math.exp(entropy),
    mostUsed: used.slice(0, mostListed),
    leastUsed: used.slice(-mostListed).reverse(),
  };
}
