// How a model that only follows rules behaves.

export interface Style {
  /** The share of argument sets with a mistake in one argument, in [0, 1]. */
  readonly errorRate: number;
  /** The share of proposals that plan a second tool, in [0, 1]. */
  readonly planShare: number;
}
