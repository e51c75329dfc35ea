// A blind reader for an agent's chain: the client's own model, asked anew by sampling, which has not seen the chain.
import { createSamplingBackend } from '../../backends/sampling/sampling.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Verdict } from '../../model/sample.ts';
import type { Check, CheckContext, ModelBackend } from '../../model/seams.ts';
import type { ClientFace } from '../client-face.ts';

/** Why no model is asked about a chain that an agent has made, where its client offers none. */
const noFreshReader =
  'The agent that made the chain knows it, and its client offers no model that does not (sampling).';

/** The client's model; undefined where the client does not offer it. */
export function freshReader({ sample }: ClientFace): ModelBackend | undefined {
  return sample === undefined ? undefined : createSamplingBackend(sample);
}

/** The checks with those that ask a model skipped, with the reason, where it cannot be asked. */
export function readBy(reader: ModelBackend | undefined, checks: readonly Check[]): readonly Check[] {
  return checks.map((check) => {
    if (!check.needs.includes('model')) return check;
    const skipped = (detail: string): Verdict => ({ check: check.name, status: 'skipped', detail });
    if (reader === undefined) return { ...check, needs: [], run: async () => skipped(noFreshReader) };
    return { ...check, run: (draft, context) => asFarAsAsked(check, draft, context, skipped) };
  });
}

/** A user who refuses, or a client that is gone, says nothing of the sample. */
async function asFarAsAsked(
  check: Check,
  draft: Parameters<Check['run']>[0],
  context: CheckContext,
  skipped: (detail: string) => Verdict,
): Promise<Verdict> {
  let unanswered: string | undefined;
  const ask: CheckContext['ask'] = async (stage, input) => {
    const answered = await context.ask?.(stage, input);
    if (answered === undefined) throw new ToolGradError('model', noFreshReader);
    if ('failure' in answered) unanswered = answered.failure;
    return answered;
  };
  try {
    const verdict = await check.run(draft, { ...context, ask });
    return unanswered === undefined ? verdict : skipped(unanswered);
  } catch (error) {
    if (error instanceof ToolGradError && error.code === 'model') return skipped(error.message);
    throw error;
  }
}
