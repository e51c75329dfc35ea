// Numbers that come from the command line.
import { ToolGradError } from '../model/errors.ts';

type Values = Readonly<Record<string, string>>;

/** The whole number that a flag was given, or undefined if it was not. Throws `usage` if it is none or out of range. */
export function wholeNumber(
  values: Values,
  flag: string,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  const text = values[flag];
  if (text === undefined) return undefined;
  const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= range.min && number <= range.max) return number;
  throw new ToolGradError(
    'usage',
    `--${flag} must be a whole number from ${range.min} to ${range.max}, not "${text}".`,
  );
}

/** As wholeNumber, of a number that may have decimals; it has to be above `above`, where that is given. */
export function decimalNumber(
  values: Values,
  flag: string,
  range: { readonly min: number; readonly max: number } | { readonly above: number },
): number | undefined {
  const text = values[flag];
  if (text === undefined) return undefined;
  const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  const [fits, wanted] =
    'above' in range
      ? [number > range.above, `above ${range.above}`]
      : [number >= range.min && number <= range.max, `from ${range.min} to ${range.max}`];
  if (fits) return number;
  throw new ToolGradError('usage', `--${flag} must be a number ${wanted}, not "${text}".`);
}
