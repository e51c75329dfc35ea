// Every operation that the rule-based author knows, and the one that a tool does.
import { createRandom } from '../../../model/random.ts';
import type { Tool } from '../../../model/tool.ts';
import { readToolName } from '../../../text/naming.ts';
import { arithmetic } from './arithmetic.ts';
import type { Operation } from './operation.ts';
import { textWork } from './text-work.ts';
import { times } from './times.ts';

const allOperations: readonly Operation[] = [...arithmetic, ...textWork, ...times];

const known = new WeakMap<Tool, readonly Operation[]>();

/** The operations that a tool may be called for. */
export function operationsOf(tool: Tool): readonly Operation[] {
  const before = known.get(tool);
  if (before !== undefined) return before;
  // What lists or searches has words of its own for what it is given, and works nothing out.
  const isLookup = /^(?:list|search)$/.test(readToolName(tool.tool).kind ?? '');
  const found = isLookup
    ? []
    : allOperations.filter((operation) => operation.fill(tool, createRandom(0), '2026-01-01') !== undefined);
  known.set(tool, found);
  return found;
}
