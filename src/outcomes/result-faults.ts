// What a success must be to count as one: no error in disguise, something in it, and its tool's promise kept.

import { stepValue } from '../grounding/reading/step-value.ts';
import type { JsonObject } from '../model/json.ts';
import { failureText, type Tool, type ToolResult } from '../model/tool.ts';
import { validate } from '../schemas/schema-validator.ts';
import { disguisedError } from './disguised-error.ts';
import { isEmptyResult } from './empty-result.ts';
import { failedItem } from './failed-item.ts';
import { garbledText } from './garbled-text.ts';

/**
 * What is wrong with a result, as sentences without a subject ("is empty"); none where it can be kept. With the
 * arguments of its call, what a text says of one of several things asked for is told from the words of a document.
 */
export function resultFaults(
  result: ToolResult,
  tool: Pick<Tool, 'outputSchema' | 'annotations' | 'reads'> | undefined,
  args?: JsonObject,
): string[] {
  const failure = failureText({ result });
  if (failure !== undefined) return [`is an error: ${failure.slice(0, 200)}`];
  const disguised = disguisedError(result);
  if (disguised !== undefined) return [`is ${disguised}, though it is not marked as an error`];
  const half = failedItem(result, args);
  if (half !== undefined) return [`is a failure for ${half.item}: ${half.says}`];
  const garbled = garbledText(result);
  if (garbled !== undefined) return [`contains ${garbled}`];
  if (stepValue(result).rounded)
    return ['contains an integer beyond 2^53, whose last digits are lost when JSON is read as numbers'];
  const faults = isEmptyResult(result, tool) ? ['is empty'] : [];
  return tool?.outputSchema === undefined ? faults : [...faults, ...schemaFaults(result, tool.outputSchema)];
}

function schemaFaults(result: ToolResult, schema: NonNullable<Tool['outputSchema']>): string[] {
  if (result.structuredContent === undefined)
    return ['has no structured content, although the tool has an output schema'];
  try {
    return validate(schema, result.structuredContent).map(
      ({ path, message }) => `does not match the output schema: ${path || 'the whole'} ${message}`,
    );
  } catch {
    return ['cannot be checked, because the output schema does not compile'];
  }
}
