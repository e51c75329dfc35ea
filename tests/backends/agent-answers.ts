// What a language model would answer if it were the symbolic backend: good answers, as they go over the wire.
import { createSymbolicBackend } from '../../src/backends/symbolic/backend.ts';
import type { Gradient, Proposal } from '../../src/model/feedback.ts';
import type { ModelRequest, Stage, StageIO } from '../../src/model/seams.ts';
import type { ToolCall } from '../../src/model/tool.ts';

const symbolic = createSymbolicBackend();

/** The wire shape of the symbolic backend's answer to a request. */
export async function symbolicAnswer<S extends Stage>(request: ModelRequest<S>): Promise<object> {
  const { output } = await symbolic.complete(request as ModelRequest);
  switch (request.stage as Stage) {
    case 'propose':
      return { reason: 'By rule.', proposals: output as readonly Proposal[] };
    case 'act': {
      const next = output as ToolCall | { readonly stop: string };
      return 'stop' in next ? { call: null, stop: next.stop } : { call: next, stop: null };
    }
    case 'select':
      return output as Gradient;
    case 'write': {
      // Where nothing can be worded it says nothing, which no language model may.
      const { query, response } = (output ?? {}) as Partial<StageIO['write']['out']>;
      return { query: query || 'What is there?', response: response || 'Nothing.' };
    }
    default:
      return output as object;
  }
}
