// What the paper has published of both methods, for a run's own figures to stand beside.

/** The figures of one method; null where the paper's figure is not known here. */
export interface PublishedFigures {
  readonly name: string;
  /** A share, 0 to 1. */
  readonly passRate: number | null;
  /** Means of a sample. */
  readonly tools: number | null;
  readonly modelCalls: number | null;
  readonly toolCalls: number | null;
}

export const publishedSource = 'arXiv 2508.04086, other tools and model';

/** Answer first, and the search that it is compared with. */
export const published: readonly PublishedFigures[] = [
  { name: 'ToolGrad-500', passRate: 0.998, tools: 3.4, modelCalls: 63.9, toolCalls: 20 },
  { name: 'its DFS baseline', passRate: 0.638, tools: 2.1, modelCalls: 64.5, toolCalls: 34.3 },
];
