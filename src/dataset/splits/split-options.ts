// How a dataset is divided into a part to train on and a part to test with.
import { ToolGradError } from '../../model/errors.ts';

/**
 * What the test split holds apart beside chains and near-duplicate queries: nothing (`sample`), tools that no sample of
 * the train split calls (`tools`), or whole servers (`server`).
 */
export const splitUnits = ['sample', 'tools', 'server'] as const;
export type SplitUnit = (typeof splitUnits)[number];

export interface SplitOptions {
  /** The share of the samples that is for testing, 0 to 1. */
  readonly testRatio: number;
  readonly splitBy: SplitUnit;
  readonly seed: number;
}

export type SplitName = 'train' | 'test';

/** Throws `usage` for a ratio that is none, or a unit that does not exist. */
export function assertSplitOptions({ testRatio, splitBy }: SplitOptions): void {
  if (!(testRatio >= 0 && testRatio <= 1)) {
    throw new ToolGradError('usage', `The test ratio must be between 0 and 1, not ${testRatio}.`);
  }
  if (!splitUnits.includes(splitBy)) {
    throw new ToolGradError(
      'usage',
      `A dataset is split by ${splitUnits.slice(0, -1).join(', ')} or ${splitUnits.at(-1)}, not by "${splitBy}".`,
      { choices: splitUnits },
    );
  }
}
