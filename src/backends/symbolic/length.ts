// How long a workflow becomes: samples are of different lengths, and none is endless.
import type { Random } from '../../model/random.ts';

/** Steps after which a workflow is long enough. */
const longEnough = 7;

/** Whether nothing is to be added: past the fourth step it may end at any iteration. */
export function isComplete(steps: number, random: Random): boolean {
  return steps >= longEnough || (steps >= 5 && random.real() < 0.35);
}
