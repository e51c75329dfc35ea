// The calls of one draft that failed for the moment: tried again in a later iteration, but not without end.
import type { Report } from '../model/feedback.ts';
import type { KnownFailure, Learned } from '../model/learned.ts';
import type { Attempt } from '../model/tool.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';
import { callKey } from './learn.ts';

/** How often a draft makes a call that gets no answer: a server that hangs costs its whole time limit each time. */
const mostTries = 2;

export class UnansweredCalls {
  readonly #tries = new Map<string, number>();

  /** Takes in what an iteration tried; answers lessons of the calls that the draft is to make no more. */
  givenUp(reports: readonly Report[]): Learned {
    const failures: KnownFailure[] = [];
    for (const { call } of reports.flatMap(unansweredIn)) {
      const key = callKey(call);
      const tries = (this.#tries.get(key) ?? 0) + 1;
      this.#tries.set(key, tries);
      if (tries < mostTries) continue;
      const message = `A call got no answer ${tries} times and is not repeated for now: use other arguments or another tool.`;
      failures.push({ call: key, critique: { tool: call.tool, path: null, message } });
    }
    return { tools: {}, values: [], edges: [], names: [], failures, calls: [] };
  }
}

/** The attempts of a report that failed for the moment. */
function unansweredIn({ attempts, kept }: Report): readonly Attempt[] {
  return attempts.filter((attempt) => !kept.includes(attempt) && isPassingFailure(attempt.outcome));
}
