// What sets one run's statistics apart from another's: each figure of the second minus that of the first.
import { isObject } from '../model/json.ts';

/** The numbers of a type, wherever they stand in it; null where either side has none. Lists and texts are left out. */
export type Difference<T> = {
  readonly [K in keyof T as Differing<T[K]> extends never ? never : K]: Differing<T[K]>;
};

type Differing<T> = [Exclude<T, null>] extends [number]
  ? number | null
  : Exclude<T, null> extends readonly unknown[]
    ? never
    : Exclude<T, null> extends object
      ? Difference<Exclude<T, null>> | (null extends T ? null : never)
      : never;

/** The figures of `b` minus those of `a`, in the same shape. */
export function differenceOf<T extends object>(a: T, b: T): Difference<T> {
  const difference: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const one = differing((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]);
    if (one !== undefined) difference[key] = one;
  }
  return difference as Difference<T>;
}

/** Undefined for what has no difference: texts, lists, and what only one side knows of. */
function differing(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  if (isObject(a) && isObject(b)) return differenceOf(a, b);
  const isFigure = (value: unknown) => value === null || typeof value === 'number' || isObject(value);
  return isFigure(a) && isFigure(b) ? null : undefined;
}
