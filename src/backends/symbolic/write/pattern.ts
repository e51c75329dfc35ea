// Patterns made of words at hand, each compiled once.

const patterns = new Map<string, RegExp>();

/** A case-insensitive pattern, compiled once: the same few hundred come again with every sentence. */
export function pattern(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source);
  if (patterns.size < 5_000) patterns.set(source, known);
  return known;
}
