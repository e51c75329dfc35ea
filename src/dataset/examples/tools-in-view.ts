// The tools that an example shows: the sample's own, and distractors.
import type { Random } from '../../model/random.ts';
import type { SampleTool } from '../../model/sample.ts';
import type { ToolIndex } from './tool-index.ts';

/** The share of distractors that are similar to the sample's own tools; the rest are drawn from the whole catalog. */
const alike = 0.5;

/**
 * Up to `count` additional tools, no two with the same name: half of them similar to the given ones, taken from
 * each in turn, the rest drawn from the catalog. All of them `suit`.
 */
export function drawDistractors(
  index: ToolIndex,
  own: readonly SampleTool[],
  count: number,
  random: Random,
  suits: (tool: SampleTool, chosen: readonly SampleTool[]) => boolean,
): readonly SampleTool[] {
  const chosen: SampleTool[] = [];
  const seen = new Set(own.map(({ name }) => name));
  const take = (tool: SampleTool) => {
    if (seen.has(tool.name)) return;
    seen.add(tool.name);
    if (suits(tool, chosen)) chosen.push(tool);
  };
  const near = Math.ceil(count * alike);
  const lists = random.shuffle(own).map((tool) => index.near(tool));
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let rank = 0; rank < longest && chosen.length < near; rank++) {
    for (const list of lists) {
      const neighbour = list[rank];
      if (neighbour !== undefined && chosen.length < near) take(neighbour.tool);
    }
  }
  for (const tool of inRandomOrder(index.tools, random)) {
    if (chosen.length >= count) break;
    take(tool);
  }
  return chosen;
}

/** The items in random order, drawn one at a time: only a few of a large catalog are needed. */
export function* inRandomOrder<T>(items: readonly T[], random: Random): Generator<T, void> {
  const moved = new Map<number, number>();
  for (let left = items.length; left > 0; left--) {
    const drawn = random.integer(0, left - 1);
    const place = moved.get(drawn) ?? drawn;
    moved.set(drawn, moved.get(left - 1) ?? left - 1);
    yield items[place] as T;
  }
}
