// What each kind of negative is made from.
import type { Random } from '../../../model/random.ts';
import type { Sample, SampleTool } from '../../../model/sample.ts';
import type { Step } from '../../../model/workflow.ts';
import type { Says } from '../says.ts';
import type { ToolIndex } from '../tool-index.ts';

export interface NegativeContext {
  readonly sample: Sample;
  /** In the order of execution. */
  readonly steps: readonly Step[];
  /** The tools of the steps, by name. */
  readonly own: ReadonlyMap<string, SampleTool>;
  /** What the sample's response says. */
  readonly says: Says;
  /** What its query says. */
  readonly inQuery: Says;
  readonly index: ToolIndex;
  readonly toolsPerSample: number;
  readonly random: Random;
}

/** What differs from the positive example: the answer is the response alone. */
export interface Negative {
  readonly query: string;
  /** In any order. */
  readonly tools: readonly SampleTool[];
  readonly response: string;
}

/** A negative made from the sample, or undefined if it cannot honestly be turned into this kind. */
export type MakeNegative = (context: NegativeContext) => Negative | undefined;

/** With fewer tools in view, a question that none of them answers teaches little. */
export const fewestInView = 3;
