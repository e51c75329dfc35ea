// The `faults` of a server's entry: what is to be spoilt on purpose, read with a sentence for each mistake.

import { type Faults, faultNames, faultSchemas, faultSeedSchema } from '../faults/faults.ts';
import type { JsonObject } from '../model/json.ts';
import { unknownName } from './choices.ts';
import { inOurWords, usageError } from './issue.ts';

const whenKeys = ['share', 'count', 'tools'];

/** The faults as they are written; `where` names the server, `The server "crm" in servers.json`. Throws `usage`. */
export function readFaults(written: JsonObject, where: string): Faults {
  const ofServer = where.replace(/^The /, 'the ');
  const { seed, ...others } = written;
  const parsedSeed = faultSeedSchema.safeParse(seed, { error: inOurWords });
  if (!parsedSeed.success) throw usageError(parsedSeed.error, `The "seed" of the faults of ${ofServer}`);
  const faults = Object.entries(others).map(([name, value]) => {
    const known = faultNames.find((other) => other === name);
    if (known === undefined) {
      throw unknownName(`The faults of ${ofServer} name an unknown fault "${name}".`, name, [
        'seed',
        ...faultNames,
      ]);
    }
    const schema = faultSchemas[known];
    const parsed = schema.safeParse(value, { error: inOurWords });
    if (!parsed.success) {
      const keys = Object.keys(schema.parse({}) as object);
      const fault = `The fault "${name}" of ${ofServer}`;
      throw usageError(parsed.error, fault, [...new Set([...whenKeys, ...keys])]);
    }
    return [name, parsed.data] as const;
  });
  return { seed: parsedSeed.data, ...Object.fromEntries(faults) } as Faults;
}
