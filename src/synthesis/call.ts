// One call and its outcome: validated before it is sent, timed, counted.

import type { ToolSession } from '../model/seams.ts';
import { type Attempt, failureText, type ToolCall } from '../model/tool.ts';
import { validate } from '../schemas/schema-validator.ts';
import type { CallDeps } from './deps.ts';

/** A call that takes less is a fast one, whatever this thread did meanwhile. */
const longAfterMs = 1_000;

/** Calls a tool; arguments that do not fit its input schema are an outcome too, and nothing is sent. */
export async function callTool(deps: CallDeps, session: ToolSession, call: ToolCall): Promise<Attempt> {
  const tool = deps.catalog.byName.get(call.tool);
  const issues = tool === undefined ? [] : validate(tool.inputSchema, call.arguments);
  let sent = deps.clock();
  let loop = performance.eventLoopUtilization();
  const outcome =
    issues.length === 0
      ? await session.call(call, deps.signal, () => {
          sent = deps.clock();
          loop = performance.eventLoopUtilization();
        })
      : {
          error: {
            code: 'arguments',
            message: issues.map(({ path, message }) => `${path} ${message}`).join('; '),
          },
        };
  const latencyMs = deps.clock() - sent;
  const attempt: Attempt = {
    call,
    outcome,
    latencyMs,
    ...(latencyMs >= longAfterMs && { busyMs: performance.eventLoopUtilization(loop).active }),
  };
  deps.tally.toolCalls += 1;
  const failure = failureText(outcome);
  if (failure !== undefined) deps.tally.failedToolCalls += 1;
  deps.onEvent({
    type: 'call',
    index: deps.index,
    tool: call.tool,
    ...(failure !== undefined && { failure }),
  });
  return attempt;
}
