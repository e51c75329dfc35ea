// What `npm run test:faults` injects: each fault by itself, and all of them at once.

import type { FaultName } from '../../src/faults/faults.ts';
import type { JsonObject } from '../../src/model/json.ts';

/** The parameters as a configuration has them, without defaults. */
type WrittenFaults = Readonly<Partial<Record<FaultName, number | JsonObject>>>;

export interface FaultCase {
  readonly name: string;
  readonly faults: WrittenFaults;
}

const quick = { ms: 5, tailMs: 40, tailShare: 0.1 };

/** Shares that leave a draft of some thirty calls a chance, and hit every run of twenty many times over. */
const alone: Readonly<Record<FaultName, number | JsonObject>> = {
  latency: { share: 0.5, ...quick },
  hang: 0.03,
  errorResult: 0.1,
  protocolError: 0.1,
  malformedJson: 0.05,
  wrongId: 0.03,
  schemaViolation: 0.1,
  errorPage: 0.1,
  emptyResult: 0.1,
  nullContent: 0.1,
  hugeResult: 0.05,
  binary: 0.1,
  unicode: 0.1,
  deepNesting: 0.05,
  changedTool: { share: 0.03 },
  connectionLost: 0.03,
  sessionLost: 0.03,
  expiredToken: 0.04,
  rateLimited: { share: 0.1, retryAfterMs: 10 },
  failedStart: { share: 0.05 },
};

const mixed: WrittenFaults = {
  ...Object.fromEntries(
    Object.entries(alone).map(([name, written]) => {
      const { share, ...parameters } =
        typeof written === 'number' ? { share: written } : (written as { share: number });
      return [name, { ...parameters, share: share / 20 }];
    }),
  ),
  // Three starts that fail in a row are the end of a server.
  failedStart: { share: 0.01 },
};

export const faultCases: readonly FaultCase[] = [
  ...Object.entries(alone).map(([name, written]) => ({ name, faults: { [name]: written } })),
  { name: 'all of them', faults: mixed },
];
