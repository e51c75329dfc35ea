// Two calls of one tool for one purpose: the last call again, with another name in place of one that the query gives.

import type { MemoryView } from '../../model/learned.ts';
import type { Random } from '../../model/random.ts';
import { mayWrite, type Tool, type ToolCall } from '../../model/tool.ts';
import { readToolName } from '../../text/naming.ts';
import { parametersOf } from './fill.ts';
import type { Known } from './known.ts';

/** Whether another name makes another call of a tool, so that a draft that aims at two calls begins well with it. */
export function hasTwins(tool: Tool, memory: MemoryView): boolean {
  // Of two lists, nobody asks for both in one breath.
  if (/^(?:search|list)$/.test(readToolName(tool.tool).kind ?? '')) return false;
  const needed = parametersOf(tool, memory).filter(({ required }) => required);
  return needed.length > 0 && needed.every(({ kind }) => kind === 'name' || kind === 'date');
}

/** Calls of the last tool again, one for each name that can be exchanged; none where it was called twice. */
export function twinCalls(
  { done }: Known,
  pool: readonly Tool[],
  memory: MemoryView,
  random: Random,
): readonly { readonly tool: Tool; readonly call: ToolCall }[] {
  const last = done.at(-1);
  const tool = pool.find(({ name }) => name === last?.name);
  if (last === undefined || tool === undefined || mayWrite(tool)) return [];
  if (done.filter(({ name }) => name === last.name).length > 1) return [];
  return parametersOf(tool, memory).flatMap((parameter) => {
    const now = last.arguments[parameter.name];
    if (parameter.kind !== 'name' || typeof now !== 'string') return [];
    const names = [
      ...memory.names(parameter.words.at(-1) ?? '').map(({ name }) => name),
      ...parameter.examples,
      ...parameter.accepted,
    ];
    const others = names.filter((name) => name !== now);
    if (others.length === 0) return [];
    const args = { ...last.arguments, [parameter.name]: random.pick(others) };
    return [{ tool, call: { tool: tool.name, arguments: args } }];
  });
}
