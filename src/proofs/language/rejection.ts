// Why a proof is refused: one sentence for whoever wrote it, a person or a model.

/** Ends the reading or the evaluation of a proof; its message is the sentence. */
export class Rejection extends Error {
  constructor(message: string) {
    // Conditions try hundreds of changes, of which many are refused: a stack that is not shown costs more than all else.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
    this.name = 'Rejection';
  }
}

/** A place that takes exactly one value has none or several: what happens where another item is selected. */
export class NotOne extends Rejection {}

/** What the work returns, or the sentence that it was refused with; other errors pass through. */
export function caught<Result>(work: () => Result): Result | Rejection {
  try {
    return work();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}
