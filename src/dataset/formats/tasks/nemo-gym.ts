// The formats `nemo-gym` and `nemo-gym-step`: tasks for NeMo Gym, as whole episodes or as first calls.
import type { Example, ExampleExchange } from '../../../model/example.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Sample } from '../../../model/sample.ts';
import type { Format } from '../../../model/seams.ts';
import { functionOf } from '../function-schema.ts';
import { leadingTurn } from '../leading-turn.ts';
import { tasksIn } from './exchange-rows.ts';
import { daySentence, taskId, verifierMetadata } from './verifier-metadata.ts';

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
    const all = tasksIn(example, sample);
    if ('leftOut' in all) return all;
    const rows = all.tasks.map((task) => ({
      responses_create_params: paramsOf(task, sample),
      verifier_metadata: verifierMetadata(task, sample),
    }));
    return { rows: [rows] };
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
    const all = tasksIn(example, sample);
    if ('leftOut' in all) return all;
    const steps = all.tasks.map((task) => stepOf(task, sample));
    const rows = steps.flatMap((step) => ('row' in step ? [step.row] : []));
    const [first] = steps;
    if (rows.length === 0 && first !== undefined && 'leftOut' in first) return first;
    const partial = steps.length > rows.length ? someExchanges : steps.find(isPartial)?.partial;
    return { rows: [rows], ...(partial === undefined ? {} : { partial }) };
  },
};

const someExchanges = 'without the exchanges of a dialogue that begin with no single call';

type SingleStep = { readonly row: JsonObject; readonly partial?: string } | { readonly leftOut: string };

function isPartial(step: SingleStep): step is { readonly row: JsonObject; readonly partial: string } {
  return 'row' in step && step.partial !== undefined;
}

/** The first call of a task, or why it has none that is the only right one. */
function stepOf(example: Example, sample: Sample): SingleStep {
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
    verifier_metadata: { sample: taskId(example), kind: example.kind },
  };
  return { row, ...(partial === undefined ? {} : { partial }) };
}

function paramsOf(example: Example, sample: Sample): JsonObject {
  return {
    input: [
      { role: 'system', content: daySentence(sample) },
      ...(example.history ?? []).flatMap(historyItems),
      { role: 'user', content: example.query },
    ],
    tools: example.tools.map((tool) => ({ type: 'function', ...functionOf(tool), strict: false })),
    parallel_tool_calls: true,
  };
}

/** An exchange that came before, as items of the Responses API. */
function historyItems({ query, turns, response }: ExampleExchange): readonly JsonObject[] {
  return [
    { role: 'user', content: query },
    ...turns.flatMap((calls): readonly JsonObject[] => [
      ...calls.map(({ id, name, arguments: given }) => ({
        type: 'function_call',
        call_id: id,
        name,
        arguments: JSON.stringify(given),
      })),
      ...calls.map(({ id, shown }) => ({ type: 'function_call_output', call_id: id, output: shown })),
    ]),
    { role: 'assistant', content: response },
  ];
}
