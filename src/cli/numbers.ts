// Numbers that come from the command line.
import { ToolGradError } from '../core/errors.ts';

/** The whole number that a flag was given, or undefined where it was not. Throws `usage` where it is none or out of range. */
export function wholeNumber(
  values: Readonly<Record<string, string>>,
  flag: string,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  const text = values[flag];
  if (text === undefined) return undefined;
  const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= range.min && number <= range.max) return number;
  throw new ToolGradError(
    'usage',
    `--${flag} wants a whole number from ${range.min} to ${range.max}, not "${text}".`,
  );
}
