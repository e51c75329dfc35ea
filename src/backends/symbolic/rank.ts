// Ranking: what a proposed call would add, as a number.
import type { MemoryView, ToolRecord } from '../../model/learned.ts';
import type { Random } from '../../model/random.ts';
import type { DraftFrame } from '../../model/seams.ts';
import { mayWrite, type Tool } from '../../model/tool.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { readToolName, toolNoun } from '../../text/naming.ts';
import type { Filled } from './fill.ts';
import { isLittle } from './intent.ts';
import type { Known } from './known.ts';
import { isPrinted } from './words/name-shape.ts';

/** The worth of a call: new tools, dependencies and other servers count for it; failures, repetition and changes against it. */
export function worthOf(
  tool: Tool,
  filled: Filled,
  known: Known,
  memory: MemoryView,
  random: Random,
): number {
  const record = memory.record(tool.name);
  const kept = memory.timesKept(filled.call);
  const success = posterior(record.calls - record.failures, record.failures);
  const edges = filled.edges.map(({ from, path }) => {
    const edge = memory.edgesTo(tool.name).find((one) => one.from === from && one.path === path);
    return posterior(edge?.succeeded ?? 0, edge?.failed ?? 0) - 0.5;
  });
  return (
    newness(tool, known, memory) +
    1.5 * Math.min(filled.bound, 2) +
    2 * success +
    2 * edges.reduce((sum, edge) => sum + edge, 0) -
    repetition(tool, filled, kept, known) -
    3.5 * filled.examples -
    (mayWrite(tool) ? 2 : 0) -
    (isCalculation(tool) ? 2 : 0) +
    (known.done.length === 0 ? opening(tool, filled) : 0) +
    2.5 * random.real()
  );
}

/** What it costs that samples have this very call: much at the beginning, where it makes the next sample like the last. */
function repetition(tool: Tool, filled: Filled, kept: number, known: Known): number {
  const { kind } = readToolName(tool.tool);
  const isProbe = Object.keys(filled.call.arguments).length === 0 && (kind === 'list' || kind === 'search');
  // It cannot be made in another way, and what it leads to differs; on some servers everything begins with it.
  if (isProbe) return Math.log2(1 + kept);
  return 1.5 * Math.min(kept, 3) + (known.done.length === 0 ? 3 * kept : 0);
}

/** The mean of the posterior of a success rate under a uniform prior: Laplace's rule of succession. */
function posterior(succeeded: number, failed: number): number {
  return (succeeded + 1) / (succeeded + failed + 2);
}

/** What a tool adds by being another one: rarer ones more, slow and deprecated ones less. */
export function newness(tool: Tool, known: Known, memory: MemoryView): number {
  const isElsewhere = known.done.length > 0 && known.done.every(({ server }) => server !== tool.server);
  const record = memory.record(tool.name);
  const idle = idleCalls(record);
  return (
    3 +
    (isElsewhere ? 1.5 : 0) +
    3 / (1 + record.kept + idle / 6) -
    Math.min(3, idle / 8) -
    (record.latency === 'fast' ? 0 : 2) -
    (/\bdeprecated\b/i.test(tool.description) ? 4 : 0)
  );
}

/** Calls that worked and led to nothing: more than the usual four tries for each that a sample kept, after a dozen to begin with. */
function idleCalls({ calls, failures, kept }: ToolRecord): number {
  return Math.max(0, calls - failures - 12 - 4 * kept);
}

/** Sums and rates: useful now and then, dull as a habit. */
function isCalculation(tool: Tool): boolean {
  return readToolName(tool.tool).kind === 'compute' || toolNoun(tool.tool) === 'rate';
}

/** How good a call is to begin with: one that finds things to go on with. */
function opening(tool: Tool, filled: Filled): number {
  const { kind } = readToolName(tool.tool);
  if (kind === 'search' || kind === 'list') return 3;
  if (isCalculation(tool) || filled.waits) return -3;
  // What somebody has the number of in hand.
  const [only, ...others] = Object.values(filled.call.arguments);
  const isReading = kind === 'read' || kind === undefined;
  if (isReading && others.length === 0 && isPrinted(only)) return 2;
  // What can be asked in many ways is asked anew each time; a choice of three is soon used up.
  const ways = Object.keys(filled.call.arguments).reduce((product, name) => product * waysOf(tool, name), 1);
  return ways >= 1_000 ? 1 : ways >= 50 ? -2 : -4;
}

/** In how many ways, about, an argument can be given. */
function waysOf(tool: Tool, name: string): number {
  const schema = propertiesOf(tool.inputSchema).get(name) ?? {};
  if (Array.isArray(schema.enum)) return schema.enum.length;
  if (schema.type === 'boolean') return 2;
  if (typeof schema.maximum === 'number' && typeof schema.minimum === 'number')
    return schema.maximum - schema.minimum + 1;
  return 100;
}

/**
 * The tool that a draft of a little world tries because nobody has: drafts side by side do not know of each other, and
 * would all try the same one, so that each has its turn, and some drafts none.
 */
export function untriedBy(
  draft: Pick<DraftFrame, 'callable' | 'index'>,
  { catalog, memory }: { readonly catalog: readonly Tool[]; readonly memory: MemoryView },
): Tool | undefined {
  if (!isLittle(draft)) return undefined;
  const untried = catalog.filter(({ name }) => memory.record(name).calls === 0);
  return untried[draft.index % (untried.length + 2)];
}
