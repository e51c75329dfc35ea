// What `tools/call` answered, as an outcome: kept whole, fields and content types that nobody knows yet included.
import { isObject } from '../core/json.ts';
import type { Outcome, ToolResult } from '../core/tool.ts';

/**
 * The result as it came, with an empty `content` where it has none (servers of 2025-06 may send structured content
 * alone). Only what is no result at all becomes an error; what it promised and does not hold is for the checks to say.
 */
export function outcomeOf(server: string, answer: Readonly<Record<string, unknown>>): Outcome {
  const { structuredContent, ...rest } = answer;
  const content = answer.content ?? [];
  const areBlocks =
    Array.isArray(content) && content.every((block) => isObject(block) && typeof block.type === 'string');
  if (!areBlocks) {
    const message = `${server} answered with a result whose content is not a list of content blocks.`;
    return { error: { code: 'invalid_result', message } };
  }
  // Some servers write null for "none".
  const structured = structuredContent == null ? {} : { structuredContent };
  return { result: { ...rest, content, ...structured } as ToolResult };
}
