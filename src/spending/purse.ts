// What an evaluation may spend, as it is seen from here: the limits of a run serve it as well.
import { nothingSpent, type Spent } from '../model/sample.ts';

/** The bill, and its limits. */
export interface Bill {
  /** Before a request. Throws `budget` where a limit is reached; otherwise `settle` has to follow. */
  reserve(): void;
  /** After a request, answered or not. */
  settle(spent: Spent): void;
  /** After one piece of the work is done. */
  finishDraft(spent: Spent): void;
  /** Why no further piece should be begun, or undefined where it may. */
  exhausted(underWay: readonly Spent[]): string | undefined;
}

export interface Purse {
  /** Asks, within the limits. Throws `budget` where one is reached. */
  pay<T extends { readonly spent: Spent }>(ask: () => Promise<T>): Promise<T>;
}

export function purseOf(bill: Bill): Purse {
  return {
    async pay(ask) {
      bill.reserve();
      let spent = nothingSpent;
      try {
        const answer = await ask();
        spent = answer.spent;
        return answer;
      } finally {
        bill.settle(spent);
      }
    },
  };
}
