// The formats `nemo-gym` and `nemo-gym-step`: tasks for NeMo Gym, as whole episodes or as first calls.
import type { Example } from '../../../model/example.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Sample } from '../../../model/sample.ts';
import type { Format } from '../../../model/seams.ts';
import { functionOf } from '../function-schema.ts';
import { leadingTurn } from '../leading-turn.ts';
import { daySentence, verifierMetadata } from './verifier-metadata.ts';

/**
 * `responses_create_params` in the form of the Responses API, and `verifier_metadata`, which a resource server gets back
 * with the response. `toolgrad-mcp environment --all --http` is such a server: `/seed_session` begins an episode of the
 * row's sample, and `/verify` grades it.
 * Source: docs.nvidia.com/nemo/gym, "Task datasets"; verifiers 0.4, `verifiers.v1.tasksets.nemo_gym`.
 */
export const nemoGym: Format = {
  name: 'nemo-gym',
  description:
    'NeMo Gym: tasks with tools, and what their verifier needs; also read by NeMo RL and verifiers',
  files: [''],
  columns: [{ responses_create_params: 'json', verifier_metadata: 'json' }],
  encode(example, _, sample) {
    if (example.exchanges !== undefined) return { leftOut: 'a dialogue needs a person who answers' };
    const row = {
      responses_create_params: paramsOf(example, sample),
      verifier_metadata: verifierMetadata(example, sample),
    };
    return { rows: [[row]] };
  },
};

/**
 * The same with `expected_action`: the one call that the question leads to first, or a message where nothing is to be called.
 * Source: NeMo Gym, resource server `single_step_tool_use_with_argument_comparison`.
 */
export const nemoGymStep: Format = {
  name: 'nemo-gym-step',
  description: 'NeMo Gym: single-step tool use with argument comparison',
  files: [''],
  columns: [{ responses_create_params: 'json', expected_action: 'json', verifier_metadata: 'json' }],
  encode(example, _, sample) {
    const leading = leadingTurn(example);
    if ('leftOut' in leading) return leading;
    const { calls, partial } = leading;
    if (calls.length > 1) return { leftOut: 'several calls at once are no single action' };
    const [call] = calls;
    const action: JsonObject =
      call === undefined
        ? { type: 'message', content: example.response }
        : { type: 'function_call', name: call.name, arguments: JSON.stringify(call.arguments) };
    const row = {
      responses_create_params: paramsOf(example, sample),
      expected_action: action,
      verifier_metadata: { sample: sample.id, kind: example.kind },
    };
    return { rows: [[row]], ...(partial === undefined ? {} : { partial }) };
  },
};

function paramsOf(example: Example, sample: Sample): JsonObject {
  return {
    input: [
      { role: 'system', content: daySentence(sample) },
      { role: 'user', content: example.query },
    ],
    tools: example.tools.map((tool) => ({ type: 'function', ...functionOf(tool), strict: false })),
    parallel_tool_calls: true,
  };
}
