// What a draft is after, decided by its seed alone, so that all of its stages want the same.
import { createRandom, deriveSeed } from '../../model/random.ts';
import type { DraftFrame } from '../../model/seams.ts';

export type Aim = 'read' | 'change' | 'parallel' | 'recovery';

/** Shares of drafts that aim at a change, at two calls for one purpose, and at a refusal that is repaired; the others read. */
const shares: readonly (readonly [Aim, number])[] = [
  ['change', 0.28],
  ['parallel', 0.15],
  ['recovery', 0.1],
];

export function aimOf({ seed }: Pick<DraftFrame, 'seed'>): Aim {
  let drawn = createRandom(deriveSeed(seed, 'aim')).real();
  for (const [aim, share] of shares) {
    if (drawn < share) return aim;
    drawn -= share;
  }
  return 'read';
}

/** Whether a draft ends with a change, if it can. */
export function wantsChange(aim: Aim): boolean {
  return aim === 'change' || aim === 'recovery';
}
