// Tools of the same API, in libraries of thousands: only they know each other's things.
import type { Tool } from '../model/tool.ts';

/** Where the tools stand that are of the same API as those that were used. */
export function relatives(tools: readonly Tool[], used: ReadonlySet<string>): readonly number[] {
  const families = familiesOf(tools);
  const near = new Set([...used].flatMap((name) => families.get(familyOf(name)) ?? []));
  return [...near].filter((at) => !used.has((tools[at] as Tool).name));
}

/** In libraries of thousands of tools, names end with that of the API: `get_song_for_amber_music` in ToolBench's. */
function familyOf(name: string): string {
  return /_for_(.+)/s.exec(name)?.[1] ?? '';
}

const familiesIn = new WeakMap<readonly Tool[], ReadonlyMap<string, readonly number[]>>();

function familiesOf(tools: readonly Tool[]): ReadonlyMap<string, readonly number[]> {
  const known = familiesIn.get(tools);
  if (known !== undefined) return known;
  const families = new Map<string, number[]>();
  for (const [at, { name }] of tools.entries()) {
    const family = familyOf(name);
    const members = families.get(family);
    if (members !== undefined) members.push(at);
    else if (family !== '') families.set(family, [at]);
  }
  familiesIn.set(tools, families);
  return families;
}
