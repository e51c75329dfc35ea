// A fresh world of a sample: a session in which the steps that furnish an empty world have been made.
import { rebindArguments } from '../grounding/bindings.ts';
import { ToolGradError } from '../model/errors.ts';
import { draftIndex, type Sample } from '../model/sample.ts';
import type { ToolSession, ToolSource } from '../model/seams.ts';
import { failureText, type ToolResult } from '../model/tool.ts';
import { stepsOf } from '../model/workflow.ts';

/** Opens it; a recording plays what it recorded for the sample. Throws `server` where the world cannot be furnished. */
export async function openWorld(
  source: ToolSource,
  sample: Sample,
  signal: AbortSignal,
): Promise<ToolSession> {
  const session = await source.openSession(signal, `draft ${draftIndex(sample.id)}/settling`);
  try {
    await furnish(session, sample, signal);
    return session;
  } catch (error) {
    await session[Symbol.asyncDispose]();
    throw error;
  }
}

async function furnish(session: ToolSession, sample: Sample, signal: AbortSignal): Promise<void> {
  if (sample.setup.length === 0) return;
  const results = new Map<string, ToolResult>();
  for (const step of stepsOf(sample).filter(({ id }) => sample.setup.includes(id))) {
    const { arguments: given } = rebindArguments(step, (id) => results.get(id));
    const outcome = await session.call({ tool: step.name, arguments: given }, signal);
    const failure = failureText(outcome);
    if (outcome.result === undefined || failure !== undefined) {
      throw new ToolGradError(
        'server',
        `The world of ${sample.id} cannot be furnished: ${step.name} says ${failure}.`,
      );
    }
    results.set(step.id, outcome.result);
  }
}
