// What every stage is given.

export interface Dated {
  /** The calendar date on which the sample takes place, `YYYY-MM-DD`. */
  readonly today: string;
}
