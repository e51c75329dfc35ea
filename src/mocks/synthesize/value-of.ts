// What a scalar is made for: an attribute of a thing.

/** What a value is of: the attribute of a thing. */
export interface ValueOf {
  /** Singular, lower case: `customer`. */
  readonly noun: string;
  /** Its words in lower case: `due date`; what a thing is called is its `name`, by whatever word. */
  readonly attribute: string;
  /** Tells the thing from every other: facts of one thing that hang together (its city and its country) are drawn by it. */
  readonly thing: string;
  /** Tells the value from every other. */
  readonly label: string;
}
