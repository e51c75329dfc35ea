// Setting up a world that starts empty: which calls do, and when enough of it is there.
import type { MemoryView } from '../../model/learned.ts';
import { scalarsIn } from '../../model/pointer.ts';
import type { Random } from '../../model/random.ts';
import type { DraftFrame } from '../../model/seams.ts';
import { mayWrite, type Tool, type ToolCall } from '../../model/tool.ts';
import type { Step } from '../../model/workflow.ts';
import { requiredOf } from '../../schemas/schema-validator.ts';
import { furnish, isMaking } from './world/furnish.ts';
import { isOfWorld } from './world/things.ts';

/** The tools that make something on a sandbox whose lists were found to be empty. */
function makersOf(
  tools: readonly Tool[],
  memory: MemoryView,
  { sandboxes }: Pick<DraftFrame, 'sandboxes'>,
): readonly Tool[] {
  return tools.filter(
    (tool) =>
      mayWrite(tool) &&
      isMaking(tool) &&
      sandboxes.includes(tool.server) &&
      isEmpty(tool.server, tools, memory),
  );
}

/** Whether what can be called without any argument has shown nothing. */
function isEmpty(server: string, tools: readonly Tool[], memory: MemoryView): boolean {
  const openings = tools.filter(
    (tool) => tool.server === server && !mayWrite(tool) && requiredOf(tool.inputSchema).length === 0,
  );
  const found = memory.names().filter(({ tool }) => tool.startsWith(`${server}__`));
  const hasOwn = found.some(({ name }) => !isOfWorld(name));
  return openings.some(
    ({ name }) =>
      nothingThere.test(memory.failure({ tool: name, arguments: {} })?.message ?? '') ||
      (!hasOwn && memory.record(name).calls > 0),
  );
}

const nothingThere = /\b(?:empty|nothing|no (?:\w+ ){0,3}(?:found|yet|exist|available))\b/i;

/** How many calls prepare the world: few where one makes many things, so that there is time to read. */
function setupsWanted(seed: number): number {
  return 1 + (Math.abs(seed) % 3);
}

/** The names that calls have made, as later ones may refer to them. */
function namesMade(steps: readonly Pick<Step, 'arguments'>[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) =>
      [...scalarsIn(step.arguments)].flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    ),
  );
}

/** Calls that put something into a world that starts empty, until there is enough of it; one at a time, since each changes what the next finds. */
export function setupCalls(
  setup: readonly Step[],
  catalog: readonly Tool[],
  memory: MemoryView,
  { seed, today, sandboxes }: DraftFrame,
  random: Random,
): readonly { readonly tool: Tool; readonly call: ToolCall }[] {
  if (setup.length >= setupsWanted(seed)) return [];
  const names = namesMade(setup);
  const calls = makersOf(catalog, memory, { sandboxes }).flatMap((tool) => {
    const args = furnish(tool, names, random, today);
    const call = args === undefined ? undefined : { tool: tool.name, arguments: args };
    if (call === undefined || memory.failure(call) !== undefined) return [];
    const isNew = setup.every(({ name }) => name !== tool.name);
    return [{ tool, call, score: (isNew ? 2 : 0) + random.real() }];
  });
  return calls.sort((a, b) => b.score - a.score).slice(0, 1);
}
