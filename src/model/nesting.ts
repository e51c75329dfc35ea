// How deeply server output may be nested: code that reads it recurses into it, here and in whatever loads a dataset.

/** For a result, and for a tool's schemas. */
export const deepest = 100;

/** For a whole message. Far below what exhausts the stack, and beyond anything sensible. */
export const deepestMessage = 500;

/** Whether a value has more than this many levels; does not descend further than that. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    if (isTooDeep((value as Readonly<Record<string, unknown>>)[key], levels - 1)) return true;
  }
  return false;
}
