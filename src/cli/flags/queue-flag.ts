// The flag that says where a run's drafts are handed to workers.
import type { Flag } from '../command.ts';

export const queueFlag = {
  kind: 'value',
  description: 'Queue on a Redis or Valkey server: redis://HOST:PORT or redis://HOST:PORT/NAME',
} as const satisfies Flag;
