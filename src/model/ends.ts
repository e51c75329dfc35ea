// The greatest and the least of any number of values: a call takes some hundred thousand arguments at most.

/** At least `from`. */
export function greatest(values: Iterable<number>, from = Number.NEGATIVE_INFINITY): number {
  let most = from;
  for (const value of values) if (value > most) most = value;
  return most;
}

/** At most `from`. */
export function least(values: Iterable<number>, from = Number.POSITIVE_INFINITY): number {
  let smallest = from;
  for (const value of values) if (value < smallest) smallest = value;
  return smallest;
}
