// What was changed against what should have been: the successful writes as a set, nothing missing and nothing beside it.

export interface EffectsScore<Wanted, Made> {
  /** Changes that were not made. */
  readonly missing: readonly Wanted[];
  /** Changes that nobody asked for, or that were made once too often. */
  readonly extra: readonly Made[];
  readonly isRight: boolean;
}

/** Meets each wanted change by at most one that was made, in any order; `isSame` compares the two. */
export function scoreEffects<Wanted, Made>(
  wanted: readonly Wanted[],
  made: readonly Made[],
  isSame: (wanted: Wanted, made: Made) => boolean,
): EffectsScore<Wanted, Made> {
  const extra = [...made];
  const missing = wanted.filter((each) => {
    const place = extra.findIndex((other) => isSame(each, other));
    if (place !== -1) extra.splice(place, 1);
    return place === -1;
  });
  return { missing, extra, isRight: missing.length === 0 && extra.length === 0 };
}
