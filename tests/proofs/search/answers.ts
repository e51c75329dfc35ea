// Answers over a few results of one server, examined without a chain around them.
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { Tool } from '../../../src/model/tool.ts';
import type { Step } from '../../../src/model/workflow.ts';
import { type Examination, examineAnswer } from '../../../src/proofs/search/examine-answer.ts';

export interface Call {
  readonly tool: string;
  readonly arguments?: JsonObject;
  readonly value: JsonValue;
  readonly writes?: true;
  /** What was refused, and what repairs it. */
  readonly failed?: true;
  readonly repairs?: string;
}

const today = '2026-05-12';

/** What the search makes of an answer to a query, by tools with that schema of arguments. */
export function examine(
  calls: readonly Call[],
  query: string,
  response: string,
  inputSchema: JsonObject = { type: 'object' },
): Examination {
  const steps = calls.map(
    ({ tool, arguments: given = {}, value, failed, repairs }, index): Step => ({
      id: `step_${index + 1}`,
      server: 'desk',
      tool,
      name: `desk__${tool}`,
      arguments: given,
      result: { content: [{ type: 'text', text: JSON.stringify(value) }] },
      bindings: [],
      ...(failed && { failed }),
      ...(repairs !== undefined && { repairs }),
    }),
  );
  const tools = calls.map(
    ({ tool, writes }): Tool => ({
      name: `desk__${tool}`,
      server: 'desk',
      tool,
      description: '',
      inputSchema,
      annotations: { readOnlyHint: writes !== true },
      permission: { callable: true, rule: 'annotated', why: 'annotated read-only' },
    }),
  );
  return examineAnswer({ query, response, claims: [], today, timeZone: 'UTC', steps, tools });
}
