// The calls of a sample as an episode has them, made as they should be.
import type { LoggedCall } from '../../src/environments/episode.ts';
import type { Task } from '../../src/environments/tasks.ts';
import { callsOf } from '../../src/model/example.ts';

export function madeCalls({ example }: Task): LoggedCall[] {
  return callsOf(example).map(({ name, arguments: args, result }, round) => ({
    round,
    name,
    arguments: args,
    outcome: { result },
  }));
}
