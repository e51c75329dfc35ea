// What can be spoilt on purpose between a server and us, as a configuration writes it.
import { z } from 'zod';

export const faultsSchema = z.strictObject({
  /** The same seed spoils the same messages. */
  seed: z.int().default(0),
});

export type Faults = z.output<typeof faultsSchema>;
