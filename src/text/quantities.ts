// Quantities as people read them.

// Made once: a formatter takes longer to make than hundreds of numbers to format.
const grouped = new Intl.NumberFormat('en-US');

/** `1,250`. */
export function count(number: number): string {
  return grouped.format(number);
}

/** `1 sample`, `2 samples`. */
export function counted(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** `4 of 10`; `60` where there are more than asked for. */
export function outOf(accepted: number, requested: number): string {
  return accepted > requested ? count(accepted) : `${count(accepted)} of ${count(requested)}`;
}

/** `97 %`, with one decimal where it is not whole; `–` for null. */
export function percent(share: number | null): string {
  if (share === null) return '–';
  const rounded = Math.round(share * 1000) / 10;
  return `${rounded} %`;
}

/** `2.35` with at most two decimals; `–` for null. */
export function decimal(number: number | null): string {
  return number === null ? '–' : String(Math.round(number * 100) / 100);
}

/** `$12.30`, `$0.0123`; `–` for null. */
export function money(usd: number | null): string {
  if (usd === null) return '–';
  if (usd >= 1)
    return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  // Four decimals tell apart what single requests cost; zeros at the end tell nothing.
  return `$${usd.toFixed(4).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}

/** `0.8 s`, `12 s`, `3 min 05 s`, `2 h 10 min`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${(Math.round(seconds * 10) / 10).toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
