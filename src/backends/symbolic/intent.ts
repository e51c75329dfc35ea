// What a draft is after, decided by its number alone, so that all of its stages want the same and drafts side by side differ.
import type { Form } from '../../model/claim.ts';
import type { DraftFrame } from '../../model/seams.ts';

export type Aim = 'read' | 'change' | 'parallel' | 'recovery';
export type Numbered = Pick<DraftFrame, 'index'>;

/** Shares of drafts that aim at a change, at two calls for one purpose, and at a refusal that is repaired; the others read. */
const aims: readonly (readonly [Aim, number])[] = [
  ['change', 0.27],
  ['parallel', 0.07],
  ['recovery', 0.11],
];

/** Forms that need a list of the right kind and are asked of one wherever there is one, in so many of the drafts that read. */
const wishes: readonly (readonly [Form, number])[] = [
  ['none', 0.28],
  ['comparison', 0.13],
  ['total', 0.12],
  ['filter', 0.11],
  ['yes-no', 0.04],
  ['count', 0.05],
  ['list', 0.03],
  ['date-distance', 0.06],
];

export function aimOf({ index }: Numbered): Aim {
  return drawn(aims, evenly(index, 0.7548776662466927)) ?? 'read';
}

/** Tools up to which a world is little: everything that can be asked there is soon asked, and is taken in turn. */
const littleWorld = 12;

export function isLittle({ callable }: Pick<DraftFrame, 'callable'>): boolean {
  return callable > 0 && callable <= littleWorld;
}

/** The forms that a draft which reads would like, none where it likes none in particular. */
export function wishesOf(draft: Numbered & Pick<DraftFrame, 'callable'>): readonly Form[] {
  const best = drawn(wishes, evenly(draft.index, 0.5698402909980532));
  // In a little world the forms take turns.
  return best === undefined || isLittle(draft) ? [] : [best];
}

/**
 * In a little world, how many steps that depend on each other a question is to need: each depth in its turn, the deepest
 * twice. By pairs of drafts, since every other draft begins with what its turn is.
 */
export function depthInTurn({ index }: Numbered, deepest: number): number {
  return Math.max(1, Math.min(deepest, 1 + ((index >> 1) % (deepest + 1))));
}

/** In a little world, so many drafts to one that looks for what there is not. */
const perNone = 8;

/** Whether a draft would like to find that there is none. */
export function wantsNone(draft: Numbered & Pick<DraftFrame, 'callable'>): boolean {
  if (aimOf(draft) !== 'read') return false;
  return isLittle(draft) ? draft.index % perNone === 5 : wishesOf(draft).includes('none');
}

/** Whether a draft ends with a change, if it can. */
export function wantsChange(aim: Aim): boolean {
  return aim === 'change' || aim === 'recovery';
}

/** In [0, 1): the multiples of such a number fall evenly, of both numbers together even in pairs (Roberts' R2 sequence). */
function evenly(index: number, step: number): number {
  return (0.5 + (index + 1) * step) % 1;
}

function drawn<T>(shares: readonly (readonly [T, number])[], at: number): T | undefined {
  let rest = at;
  for (const [one, share] of shares) {
    if (rest < share) return one;
    rest -= share;
  }
  return undefined;
}
