// A call that works something out of values that people would give: what a draft may begin with.
import type { Random } from '../../../model/random.ts';
import type { Tool } from '../../../model/tool.ts';
import { validate } from '../../../schemas/schema-validator.ts';
import type { Filled } from '../fill.ts';
import { operationsOf } from './all-operations.ts';

/** Undefined for tools that do no operation that is known. */
export function workedOut(tool: Tool, random: Random, today: string): Filled | undefined {
  const operations = operationsOf(tool);
  if (operations.length === 0) return undefined;
  const args = random.pick(operations).fill(tool, random, today);
  if (args === undefined || validate(tool.inputSchema, args).length > 0) return undefined;
  const nothing = { bound: 0, shared: 0, edges: [], about: [], examples: 0, waits: false };
  return { call: { tool: tool.name, arguments: args }, ...nothing };
}
