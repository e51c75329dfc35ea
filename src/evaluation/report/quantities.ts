// Quantities of an evaluation as its reports write them.
import type { Measure } from '../summary/measures.ts';

// Made once: a formatter takes longer to make than hundreds of numbers to format.
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Shares are shown times 100 with one decimal, as benchmarks do. */
export function quantity(amount: number, unit: Measure['unit']): string {
  switch (unit) {
    case 'share':
      // Without the sign that a rounded −0.01 would keep.
      return (Math.round(amount * 1000) / 10 || 0).toFixed(1);
    case 'usd':
      return `$${amount.toFixed(amount !== 0 && Math.abs(amount) < 0.1 ? 4 : 2)}`;
    case 'seconds':
      return `${amount.toFixed(1)} s`;
    default:
      return (Math.abs(amount) >= 100 ? whole : decimal).format(amount);
  }
}

/** `91.2–97.8`. */
export function range(
  { low, high }: { readonly low: number; readonly high: number },
  unit: Measure['unit'],
): string {
  return `${quantity(low, unit)}–${quantity(high, unit)}`;
}

/** `+3.1`, `−0.4`, `0.0`. */
export function signed(amount: number, unit: Measure['unit']): string {
  const written = quantity(Math.abs(amount), unit);
  const isNothing = !/[1-9]/.test(written);
  return isNothing ? written : `${amount < 0 ? '−' : '+'}${written}`;
}

/** `= 0.032`, `< 0.001`: what stands behind a p. */
export function chance(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`;
}
