// What a run may spend: nothing is asked beyond the limits, and no draft is begun that they would cut off.
import { ToolGradError } from '../model/errors.ts';
import { noFigures } from '../model/figures.ts';
import type { Limits, RunFigures, SharedBudget } from '../model/run.ts';
import { addSpent, nothingSpent, type Spent } from '../model/sample.ts';

type Amounts = Required<Limits>;

/** Drafts that a limited run starts before the first finished one shows what a draft costs. */
const mostUnpriced = 4;

/** What a run or an evaluation has spent, and its limits. */
export class Budget {
  readonly #limits: Limits;
  readonly #shared: SharedBudget | undefined;
  #spent: Spent;
  /** Requests under way: their price is not known yet, but each is a call. */
  #pending = 0;
  /** The drafts that were worked on to their end, and what they have cost together. */
  #finished: number;
  #finishedSpent: Spent;

  /** `earlier` is what earlier processes have made and spent; `shared` has to allow each request too. */
  constructor(limits: Limits, earlier: RunFigures = noFigures, shared?: SharedBudget) {
    this.#limits = limits;
    this.#shared = shared;
    this.#spent = addSpent(earlier.spent, earlier.unfinished);
    this.#finished = earlier.accepted + earlier.rejected;
    this.#finishedSpent = earlier.spent;
  }

  /** Sends one request and counts what it has cost. Throws `budget`, without sending it, where a limit is reached. */
  async pay<Answer extends { readonly spent: Spent }>(ask: () => Promise<Answer>): Promise<Answer> {
    this.open();
    let spent: Spent | undefined;
    try {
      const answer = await ask();
      spent = answer.spent;
      return answer;
    } finally {
      this.close(spent);
    }
  }

  /** Before a request is sent. Throws `budget` where a limit is reached; otherwise `close` has to follow. */
  open(): void {
    const reached = this.#reached(amounts(this.#spent), this.#pending);
    if (reached !== undefined) throw new ToolGradError('budget', reached);
    this.#shared?.open();
    this.#pending += 1;
  }

  /**
   * After a request, with what its answer has cost; undefined where none came. Whoever answers may have begun all the
   * same: for runs that share a limit such a request is a call, or each of them that ends would make room for others.
   */
  close(spent: Spent | undefined): void {
    this.#shared?.close(spent ?? { ...nothingSpent, calls: 1 });
    this.#pending -= 1;
    this.#spent = addSpent(this.#spent, spent ?? nothingSpent);
  }

  /** Counts what others have spent, who have asked for themselves. */
  count(spent: Spent): void {
    this.#shared?.count(spent);
    this.#spent = addSpent(this.#spent, spent);
  }

  /** After a draft that was worked on to its end. */
  finishDraft(spent: Spent): void {
    this.#finished += 1;
    this.#finishedSpent = addSpent(this.#finishedSpent, spent);
  }

  /** What a draft has cost after its end: the words of its dialogue. */
  addToFinished(spent: Spent): void {
    this.#finishedSpent = addSpent(this.#finishedSpent, spent);
  }

  /**
   * Why no further draft should be begun, or undefined where it may: the drafts under way are expected to cost in all
   * what a draft has cost on average.
   */
  exhausted(underWay: readonly Spent[]): string | undefined {
    const shared = this.#shared?.spentUp();
    if (shared !== undefined) return shared;
    const now = amounts(this.#spent);
    if (this.#finished === 0) {
      const isLimited = Object.keys(this.#limits).length > 0;
      if (isLimited && underWay.length >= mostUnpriced) return 'What a draft costs is not known yet.';
      return this.spentUp();
    }
    const mean = amounts(this.#finishedSpent);
    const expected = (kind: keyof Amounts) => {
      const each = mean[kind] / this.#finished;
      return [...underWay, nothingSpent].reduce(
        (sum, spent) => sum + Math.max(0, each - amounts(spent)[kind]),
        now[kind],
      );
    };
    const [costUsd, tokens, calls] = [expected('costUsd'), expected('tokens'), expected('calls')];
    return this.#reached({ costUsd, tokens, calls }, 0, true);
  }

  /** Why no further request would be sent, or undefined where it would be. */
  spentUp(): string | undefined {
    return this.#reached(amounts(this.#spent), this.#pending);
  }

  #reached(spent: Amounts, pending: number, beyond = false): string | undefined {
    const { costUsd, tokens, calls } = this.#limits;
    const over = (amount: number, limit: number | undefined) =>
      limit !== undefined && (beyond ? amount > limit : amount >= limit);
    if (over(spent.costUsd, costUsd)) return `The limit of ${costUsd} USD (--max-cost) is reached.`;
    if (over(spent.tokens, tokens)) return `The limit of ${tokens} tokens (--max-tokens) is reached.`;
    if (over(spent.calls + pending, calls))
      return `The limit of ${calls} model calls (--max-calls) is reached.`;
    return undefined;
  }
}

/** A model without a known price costs nothing that a limit could count; whoever sets the limit is told beforehand. */
function amounts({ calls, usage, costUsd }: Spent): Amounts {
  return { calls, tokens: usage.inputTokens + usage.outputTokens, costUsd: costUsd ?? 0 };
}
