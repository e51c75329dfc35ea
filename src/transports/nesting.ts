// How deep what a server says may be nested: whatever reads it goes down into it by recursion, here and in whatever loads a dataset.

/** Of a result, and of a tool's schemas. */
export const deepest = 100;

/** Of a whole message, whatever is in it. Far below what exhausts the stack, and beyond anything that is meant. */
export const deepestMessage = 500;

/** Whether a value has more than so many levels; goes down no further than that itself. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    if (isTooDeep((value as Readonly<Record<string, unknown>>)[key], levels - 1)) return true;
  }
  return false;
}
