// One object for one tool: samples are read from a file, each with copies of the same tools.
import { isObject } from '../../model/json.ts';
import type { SampleTool } from '../../model/sample.ts';

/**
 * Returns the same object for equal tools, so that facts about a tool are derived once per run. Remembers the last
 * version of each name.
 */
export function createKnownTools(tools: readonly SampleTool[]): (tool: SampleTool) => SampleTool {
  const known = new Map(tools.map((tool) => [tool.name, tool]));
  return (tool) => {
    const before = known.get(tool.name);
    if (before !== undefined && isSame(before, tool)) return before;
    known.set(tool.name, tool);
    return tool;
  };
}

/** Whether two JSON values are equal to the order of their properties, as they would be written to a row. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSame(item, other[index]))
    );
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  const others = Object.keys(other);
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && isSame(one[key], other[key]))
  );
}
