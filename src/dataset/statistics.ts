// The figures of a run, draft by draft: nothing of a draft is held but its numbers.
import type { RunFigures } from '../core/run.ts';
import type { RejectedDraft, Sample } from '../core/sample.ts';
import type { Catalog } from '../core/tool.ts';
import { depthOf, stepsOf } from '../core/workflow.ts';
import { addDraft, isAccepted, noFigures } from './figures.ts';
import { type Rejection, RejectionCounts } from './rejections.ts';
import { Spread, type Summary } from './spread.ts';
import { type LeftAloneTool, type ServerUse, ToolUse } from './tool-use.ts';

export interface RunStatistics extends RunFigures {
  readonly requested: number;
  /** Accepted among the drafts; null where there is none. */
  readonly passRate: number | null;
  /** Of the accepted samples. Lengths are in words. */
  readonly perSample: {
    readonly tools: Summary;
    readonly calls: Summary;
    readonly chains: Summary;
    readonly depth: Summary;
    readonly queryWords: Summary;
    readonly responseWords: Summary;
  };
  /** Shares of the accepted samples, 0 to 1; null where there is none. */
  readonly severalServersShare: number | null;
  readonly boundToResultShare: number | null;
  /** Of the tools that may be called: how many appear in a sample, and the read tools that appear in none. */
  readonly coverage: {
    readonly callable: number;
    readonly used: number;
    readonly unusedReadTools: readonly string[];
  };
  /** Failed calls a draft, in each quarter of the drafts; null where the quarter is empty. */
  readonly failedCallsByQuarter: readonly (number | null)[];
  readonly rejections: readonly Rejection[];
  readonly leftAlone: readonly LeftAloneTool[];
  readonly servers: readonly ServerUse[];
}

/** Takes a run's drafts in the order of their index and has its statistics. */
export class StatisticsOf {
  #figures = noFigures;
  readonly #requested: number;
  readonly #spreads = {
    tools: new Spread(),
    calls: new Spread(),
    chains: new Spread(),
    depth: new Spread(),
    queryWords: new Spread(),
    responseWords: new Spread(),
  };
  #severalServers = 0;
  #boundToResult = 0;
  readonly #failedCalls: number[] = [];
  readonly #rejections = new RejectionCounts();
  readonly #toolUse: ToolUse;

  constructor(requested: number, catalog: Pick<Catalog, 'tools' | 'leftOut'>) {
    this.#requested = requested;
    this.#toolUse = new ToolUse(catalog);
  }

  add(entry: Sample | RejectedDraft): void {
    this.#figures = addDraft(this.#figures, entry);
    this.#failedCalls.push(entry.trace.failedToolCalls);
    this.#toolUse.addLessons(entry);
    if (!isAccepted(entry)) {
      this.#rejections.add(entry);
      return;
    }
    const steps = stepsOf(entry);
    this.#toolUse.addSample(steps);
    this.#spreads.tools.add(new Set(steps.map(({ name }) => name)).size);
    this.#spreads.calls.add(steps.length);
    this.#spreads.chains.add(entry.chains.length);
    this.#spreads.depth.add(depthOf(entry));
    this.#spreads.queryWords.add(wordsIn(entry.query));
    this.#spreads.responseWords.add(wordsIn(entry.response));
    if (new Set(steps.map(({ server }) => server)).size > 1) this.#severalServers += 1;
    if (steps.some(({ bindings }) => bindings.some(({ source }) => source === 'step'))) {
      this.#boundToResult += 1;
    }
  }

  result(): RunStatistics {
    const { accepted, rejected } = this.#figures;
    const share = (count: number) => (accepted === 0 ? null : count / accepted);
    const { tools, calls, chains, depth, queryWords, responseWords } = this.#spreads;
    return {
      requested: this.#requested,
      ...this.#figures,
      passRate: accepted + rejected === 0 ? null : accepted / (accepted + rejected),
      perSample: {
        tools: tools.summary(),
        calls: calls.summary(),
        chains: chains.summary(),
        depth: depth.summary(),
        queryWords: queryWords.summary(),
        responseWords: responseWords.summary(),
      },
      severalServersShare: share(this.#severalServers),
      boundToResultShare: share(this.#boundToResult),
      coverage: this.#toolUse.coverage(),
      failedCallsByQuarter: meansByQuarter(this.#failedCalls),
      rejections: this.#rejections.result(),
      leftAlone: this.#toolUse.leftAlone(),
      servers: this.#toolUse.servers(),
    };
  }
}

/** The mean of each quarter of the numbers, in their order; null where a quarter is empty. */
export function meansByQuarter(numbers: readonly number[]): (number | null)[] {
  return [0, 1, 2, 3].map((quarter) => {
    const bound = (index: number) => Math.floor((index * numbers.length) / 4);
    const part = numbers.slice(bound(quarter), bound(quarter + 1));
    return part.length === 0 ? null : part.reduce((sum, number) => sum + number, 0) / part.length;
  });
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
