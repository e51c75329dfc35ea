// What a reward is made of: the parts of a grade, their weights, and how strictly they count.

export interface GradeWeights {
  readonly answer: number;
  readonly effects: number;
  readonly calls: number;
}

export interface GradeOptions {
  readonly weights: GradeWeights;
  /** `all`: 1 where every part that counts is whole, else 0. `partial`: the weighted mean of the parts. */
  readonly strictness: 'all' | 'partial';
}

export const defaultGrading: GradeOptions = {
  weights: { answer: 1, effects: 1, calls: 0 },
  strictness: 'all',
};
