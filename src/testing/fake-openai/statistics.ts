// What the fake endpoint was asked, in numbers.

/** The requests with one `response_format` name, or, where they had none, with one type of response format. */
export interface FakeNameStatistics {
  /** Requests that were answered with a completion, a flawed one included. */
  readonly calls: number;
  readonly inputTokens: number;
  /** Input tokens that were reported as cached: a prefix that any earlier request had. */
  readonly cachedTokens: number;
  /** Input tokens in the prefix shared with the previous request of this name, to the token. */
  readonly sharedTokens: number;
  readonly outputTokens: number;
}

export interface FakeStatistics {
  /** Requests for chat completions that arrived. */
  readonly requests: number;
  /** Those that were answered in full and as they should be. */
  readonly answered: number;
  /** How often each fault or refusal came, by its name. */
  readonly faults: Readonly<Record<string, number>>;
  /** Requests whose client went away before they were answered. */
  readonly abandoned: number;
  /** The most requests under way at once. */
  readonly mostAtOnce: number;
  readonly byName: Readonly<Record<string, FakeNameStatistics>>;
}

/** Tokens of one completion. */
export interface Counted {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly sharedTokens: number;
  readonly outputTokens: number;
}

export interface Tally {
  /** A request begins; the function is called when it is over. */
  arrived(): () => void;
  completed(name: string, counted: Counted): void;
  answered(): void;
  abandoned(): void;
  faulted(fault: string): void;
  read(): FakeStatistics;
}

/** Counts; what it holds does not grow with the requests. */
export function createTally(): Tally {
  let [requests, answered, abandoned, underWay, mostAtOnce] = [0, 0, 0, 0, 0];
  const faults = new Map<string, number>();
  const byName = new Map<string, FakeNameStatistics>();
  return {
    arrived() {
      requests++;
      underWay++;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      return () => {
        underWay--;
      };
    },
    completed(name, counted) {
      byName.set(name, added(byName.get(name), counted));
    },
    answered() {
      answered++;
    },
    abandoned() {
      abandoned++;
    },
    faulted(fault) {
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
    },
    read: () => ({
      requests,
      answered,
      faults: Object.fromEntries(faults),
      abandoned,
      mostAtOnce,
      byName: Object.fromEntries(byName),
    }),
  };
}

function added(sum: FakeNameStatistics | undefined, one: Counted): FakeNameStatistics {
  return {
    calls: (sum?.calls ?? 0) + 1,
    inputTokens: (sum?.inputTokens ?? 0) + one.inputTokens,
    cachedTokens: (sum?.cachedTokens ?? 0) + one.cachedTokens,
    sharedTokens: (sum?.sharedTokens ?? 0) + one.sharedTokens,
    outputTokens: (sum?.outputTokens ?? 0) + one.outputTokens,
  };
}
