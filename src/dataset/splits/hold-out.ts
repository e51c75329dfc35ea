// Chooses tools or servers that only the test split calls.
import type { Random } from '../../model/random.ts';

/** What can be held out: its name, and the groups of samples that call it, each once. */
export interface Unit {
  readonly name: string;
  readonly groups: readonly number[];
}

export interface HeldOut {
  readonly units: readonly string[];
  /** Every group that calls one of them. */
  readonly groups: ReadonlySet<number>;
}

/** Orders that are tried; the nearest to the wanted size counts. */
const attempts = 32;

/**
 * Units such that the groups that call any of them come as near to the wanted number of samples as was found, with at
 * least one unit held out and at least one sample left to train on; undefined if no unit allows that.
 */
export function holdOut(
  units: readonly Unit[],
  sizes: readonly number[],
  wanted: number,
  random: Random,
): HeldOut | undefined {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let best: { readonly held: HeldOut; readonly distance: number } | undefined;
  const consider = (names: readonly string[], groups: ReadonlySet<number>, size: number) => {
    const distance = Math.abs(wanted - size);
    if (names.length === 0 || size >= total || (best !== undefined && best.distance <= distance)) return;
    best = { held: { units: [...names].sort(), groups: new Set(groups) }, distance };
  };
  for (let attempt = 0; attempt < attempts && best?.distance !== 0; attempt++) {
    const names: string[] = [];
    const groups = new Set<number>();
    let size = 0;
    for (const unit of random.shuffle(units)) {
      const added = unit.groups.filter((group) => !groups.has(group));
      const more = added.reduce((sum, group) => sum + (sizes[group] as number), 0);
      // One unit too many may still be nearer than none, or than one too few.
      if (size + more > wanted) {
        consider([...names, unit.name], new Set([...groups, ...added]), size + more);
        continue;
      }
      names.push(unit.name);
      for (const group of added) groups.add(group);
      size += more;
    }
    consider(names, groups, size);
  }
  return best?.held;
}
