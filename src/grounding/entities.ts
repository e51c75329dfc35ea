// What a result is about: the things it shows, read once.
import type { ToolResult } from '../model/tool.ts';
import { toolNoun } from '../text/naming.ts';
import type { Entity } from './reading/entity.ts';
import { readThings, type Things } from './reading/read-things.ts';
import { stepValue } from './reading/step-value.ts';

const read = new WeakMap<ToolResult, Things>();

/** The things and lists of a tool's result; `tool` is its own name, which says what things without a name of their kind are. */
export function thingsIn(result: ToolResult, tool: string): Things {
  let things = read.get(result);
  if (things === undefined) {
    things = readThings(stepValue(result), toolNoun(tool));
    read.set(result, things);
  }
  return things;
}

/** The things a tool's result shows, in document order; the first is the result as a whole where it is one object. */
export function entitiesIn(result: ToolResult, tool: string): readonly Entity[] {
  return thingsIn(result, tool).things;
}
