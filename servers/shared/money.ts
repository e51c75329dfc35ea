/** Amounts of money, to the cent. */

/** Rounds to two decimals, half away from zero. */
export function toCents(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100;
}
