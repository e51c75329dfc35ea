// Filling a call in anew where the first way to do it is of no use.
import type { MemoryView } from '../../model/learned.ts';
import type { Random } from '../../model/random.ts';
import type { Tool, ToolCall } from '../../model/tool.ts';
import { isDealtWith } from './change.ts';
import { fill } from './fill.ts';
import { chooseAnew, type Known } from './known.ts';

/** How often a call is filled in anew. */
const mostRefills = 4;

/** As `fill`, of other things where a sample has the very same call already, or a change would be of what is dealt with. */
export function refill(
  tool: Tool,
  known: Known,
  memory: MemoryView,
  random: Random,
  isUsed: (call: ToolCall) => boolean = () => false,
): ReturnType<typeof fill> {
  let filled = fill(tool, known, memory, random);
  for (let times = 0; times < mostRefills; times++) {
    if ('missing' in filled || !(isUsed(filled.call) || isDealtWith(tool, filled.about))) break;
    chooseAnew(known);
    filled = fill(tool, known, memory, random);
  }
  return filled;
}
