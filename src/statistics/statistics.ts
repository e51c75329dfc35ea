// The figures of a run, draft by draft: nothing of a draft is held but its numbers.

import { addDraft, isAccepted, noFigures } from '../model/figures.ts';
import type { RunFigures } from '../model/run.ts';
import {
  addSpent,
  nothingSpent,
  type RejectedDraft,
  type Sample,
  type Spent,
  type StageSpending,
  type Usage,
} from '../model/sample.ts';
import type { Catalog } from '../model/tool.ts';
import { depthOf, stepsOf } from '../model/workflow.ts';
import { type Rejection, RejectionCounts } from '../runs/rejections.ts';
import type { Balance } from './balance.ts';
import type { BenchmarkFile } from './benchmark-questions.ts';
import { type DialogueFigures, DialoguesOf } from './dialogues.ts';
import { type SampleFigures, SampleFiguresOf } from './sample-figures.ts';
import { Spread, type Summary } from './spread.ts';
import { type LeftAloneTool, type ServerUse, ToolUse } from './tool-use.ts';

export interface RunStatistics extends RunFigures, SampleFigures {
  readonly requested: number;
  /** Accepted among the drafts; null where there is none. */
  readonly passRate: number | null;
  /** What the run has taken in all, unfinished drafts included; `stages` are those of the drafts alone. */
  readonly modelCalls: number;
  readonly usage: Usage;
  /** Null where no price is known. */
  readonly costUsd: number | null;
  /** The same, and the stages of all drafts, over the accepted samples: what a sample costs; null where there is none. */
  readonly spentPerSample: (Spent & { readonly stages: StageSpending }) | null;
  /** Of the accepted samples. Lengths are in words. */
  readonly perSample: {
    readonly tools: Summary;
    readonly calls: Summary;
    readonly chains: Summary;
    readonly depth: Summary;
    readonly queryWords: Summary;
    readonly responseWords: Summary;
  };
  /** Of the calls of each accepted sample, the share that a blind reader planned (check `solve`), 0 to 1. */
  readonly solverRecall: Summary;
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
  readonly balance: Balance;
  readonly dialogues: DialogueFigures;
}

/** Takes a run's drafts in the order of their index and has its statistics. */
export class StatisticsOf {
  #figures: RunFigures;
  readonly #requested: number;
  readonly #spreads = {
    tools: new Spread(),
    calls: new Spread(),
    chains: new Spread(),
    depth: new Spread(),
    queryWords: new Spread(),
    responseWords: new Spread(),
  };
  readonly #solverRecall = new Spread();
  #severalServers = 0;
  #boundToResult = 0;
  readonly #failedCalls: number[] = [];
  readonly #rejections = new RejectionCounts();
  readonly #toolUse: ToolUse;
  readonly #sampleFigures: SampleFiguresOf;
  readonly #dialogues = new DialoguesOf();

  /**
   * `unfinished` is what drafts have cost that were begun and never committed; `benchmark` is what queries are
   * compared with.
   */
  constructor(
    requested: number,
    catalog: Pick<Catalog, 'tools' | 'leftOut' | 'servers'>,
    unfinished: Spent = nothingSpent,
    benchmark?: BenchmarkFile,
  ) {
    this.#figures = { ...noFigures, unfinished };
    this.#requested = requested;
    this.#toolUse = new ToolUse(catalog);
    this.#sampleFigures = new SampleFiguresOf(catalog, benchmark);
  }

  add(entry: Sample | RejectedDraft): void {
    this.#figures = addDraft(this.#figures, entry);
    this.#failedCalls.push(entry.trace.failedToolCalls);
    this.#toolUse.addLessons(entry);
    if (!isAccepted(entry)) {
      this.#rejections.add(entry);
      this.#toolUse.addUnsaid(entry);
      return;
    }
    const steps = stepsOf(entry);
    this.#toolUse.addSample(steps);
    this.#sampleFigures.add(entry, steps);
    this.#dialogues.add(entry);
    this.#spreads.tools.add(new Set(steps.map(({ name }) => name)).size);
    this.#spreads.calls.add(steps.length);
    this.#spreads.chains.add(entry.chains.length);
    this.#spreads.depth.add(depthOf(entry));
    this.#spreads.queryWords.add(wordsIn(entry.query));
    this.#spreads.responseWords.add(wordsIn(entry.response));
    const recall = solverRecallOf(entry);
    if (recall !== undefined) this.#solverRecall.add(recall);
    if (new Set(steps.map(({ server }) => server)).size > 1) this.#severalServers += 1;
    if (steps.some(({ bindings }) => bindings.some(({ source }) => source === 'step'))) {
      this.#boundToResult += 1;
    }
  }

  result(): RunStatistics {
    const { accepted, rejected, stages } = this.#figures;
    const spent = addSpent(this.#figures.spent, this.#figures.unfinished);
    const share = (count: number) => (accepted === 0 ? null : count / accepted);
    const { tools, calls, chains, depth, queryWords, responseWords } = this.#spreads;
    return {
      requested: this.#requested,
      ...this.#figures,
      passRate: accepted + rejected === 0 ? null : accepted / (accepted + rejected),
      modelCalls: spent.calls,
      usage: spent.usage,
      costUsd: spent.costUsd,
      spentPerSample: accepted === 0 ? null : spentOver(accepted, spent, stages),
      perSample: {
        tools: tools.summary(),
        calls: calls.summary(),
        chains: chains.summary(),
        depth: depth.summary(),
        queryWords: queryWords.summary(),
        responseWords: responseWords.summary(),
      },
      solverRecall: this.#solverRecall.summary(),
      severalServersShare: share(this.#severalServers),
      boundToResultShare: share(this.#boundToResult),
      coverage: this.#toolUse.coverage(),
      failedCallsByQuarter: meansByQuarter(this.#failedCalls),
      rejections: this.#rejections.result(),
      leftAlone: this.#toolUse.leftAlone(),
      servers: this.#toolUse.servers(),
      dialogues: this.#dialogues.result(),
      balance: this.#toolUse.balance(),
      ...this.#sampleFigures.result(),
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

function spentOver(samples: number, spent: Spent, stages: StageSpending): RunStatistics['spentPerSample'] {
  const share = ({ calls, usage, costUsd }: Spent): Spent => ({
    calls: calls / samples,
    usage: {
      inputTokens: usage.inputTokens / samples,
      cachedInputTokens: usage.cachedInputTokens / samples,
      outputTokens: usage.outputTokens / samples,
      reasoningTokens: usage.reasoningTokens / samples,
    },
    costUsd: costUsd === null ? null : costUsd / samples,
  });
  const shares = Object.entries(stages).map(([stage, taken]) => [stage, share(taken)]);
  return { ...share(spent), stages: Object.fromEntries(shares) };
}

/** As the verdict of `solve` tells it: `recall 1.00, order 1.00`. */
function solverRecallOf({ verdicts }: Sample): number | undefined {
  const detail = verdicts.find(({ check }) => check === 'solve')?.detail;
  const told = /^recall (\d+\.\d+)/.exec(detail ?? '')?.[1];
  return told === undefined ? undefined : Number(told);
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
