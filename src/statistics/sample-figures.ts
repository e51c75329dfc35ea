// The figures of the accepted samples that say what they are worth to train on, one group beside the other.
import type { Sample } from '../model/sample.ts';
import type { Catalog } from '../model/tool.ts';
import { openVouchers, type Step } from '../model/workflow.ts';
import { skippedChecks } from '../text/say-skipped.ts';
import type { BenchmarkFile } from './benchmark-questions.ts';
import { type Complexity, ComplexityOf } from './complexity.ts';
import { type Contamination, ContaminationOf } from './contamination.ts';
import { type Difficulty, DifficultyOf } from './difficulty.ts';
import { type Diversity, DiversityOf } from './diversity.ts';
import { type Tokens, TokensOf } from './tokens.ts';

export interface SampleFigures {
  readonly diversity: Diversity;
  readonly complexity: Complexity;
  readonly difficulty: Difficulty;
  readonly tokens: Tokens;
  /** Samples that tell the model what to do, kept because the check `injection` was not chosen. */
  readonly flagged: number;
  /** Samples that a check skipped, by check. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Samples with a value that code cannot trace and that no reader has vouched for yet. */
  readonly notVouched: number;
  /** Null where there was no benchmark to compare with. */
  readonly contamination: Contamination | null;
}

/** Takes accepted samples one by one; holds sketches of them, some hundred bytes a sample at most. */
export class SampleFiguresOf {
  readonly #diversity: DiversityOf;
  readonly #complexity = new ComplexityOf();
  readonly #difficulty = new DifficultyOf();
  readonly #tokens = new TokensOf();
  #flagged = 0;
  readonly #skipped: Record<string, number> = {};
  #notVouched = 0;
  readonly #contamination: ContaminationOf | undefined;

  constructor(catalog: Pick<Catalog, 'tools'>, benchmark?: BenchmarkFile) {
    this.#diversity = new DiversityOf(catalog);
    this.#contamination = benchmark && new ContaminationOf(benchmark);
  }

  /** `steps` are those of the sample, in the order of their execution. */
  add(sample: Sample, steps: readonly Step[]): void {
    this.#diversity.add(sample, steps);
    this.#complexity.add(sample, steps);
    this.#difficulty.add(steps);
    this.#tokens.add(sample, steps);
    if (sample.verdicts.some(({ check, status }) => check === 'injection' && status === 'skipped'))
      this.#flagged += 1;
    for (const check of skippedChecks(sample.verdicts))
      this.#skipped[check] = (this.#skipped[check] ?? 0) + 1;
    if (openVouchers(sample).length > 0) this.#notVouched += 1;
    this.#contamination?.add(sample.id, sample.query);
  }

  result(): SampleFigures {
    return {
      diversity: this.#diversity.result(),
      complexity: this.#complexity.result(),
      difficulty: this.#difficulty.result(),
      tokens: this.#tokens.result(),
      flagged: this.#flagged,
      skipped: { ...this.#skipped },
      notVouched: this.#notVouched,
      contamination: this.#contamination?.result() ?? null,
    };
  }
}
