// The format `toolgrad`: SFT rows and raw workflow files as the published ToolGrad implementation writes them.
import type { Example, ExampleCall } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Sample } from '../../model/sample.ts';
import type { Format } from '../../model/seams.ts';
import { type PythonFunctions, pythonFunctions } from './python-functions.ts';
import { pythonCall, pythonLiteral } from './python-literal.ts';
import { toolResponse } from './tool-response.ts';

/**
 * Two files: SFT rows, and workflows.
 *
 * An SFT row is `messages` of system, user and assistant; the system prompt holds the tools in view as JSON, the assistant
 * says a list of Python calls. The published code puts all chains' calls into one such list. So do we where no call needs
 * another's result. Where one does, that list would hold values that nobody can know from the query, and hide the order: here
 * each turn's calls are a list of their own, which follows the results of the turn before as a user's message. A negative of
 * the kind that is published (`irrelevant`) is the empty list; the others say what is missing. The words of the system prompt
 * are ours.
 *
 * A workflow is the published `ApiUseWorkflow`: `query`, `api_use_chains` of steps `[action, observation]`, `response`. That
 * project keeps one in a file; here one is a line.
 * Source: github.com/zhongyi-zhou/toolgrad, src/data/data_format_lib.py and toolgrad/states.py.
 */
export const toolgrad: Format = {
  name: 'toolgrad',
  description: "the published ToolGrad implementation's SFT rows and workflow files",
  files: ['', '-workflows'],
  columns: [
    { messages: { list: { struct: { role: 'string', content: 'string' } } } },
    { query: 'string', api_use_chains: 'json', response: 'string' },
  ],
  encode(example, _, sample) {
    if (example.exchanges !== undefined) return { leftOut: 'a dialogue is no single turn' };
    return { rows: [[sftRow(example)], [workflowOf(example, sample)]] };
  },
};

function sftRow(example: Example): JsonObject {
  const python = pythonFunctions(example);
  const turns = example.turns.flatMap((calls, turn) => [
    ...(turn === 0 ? [] : [{ role: 'user', content: resultsOf(example.turns[turn - 1] ?? [], python) }]),
    { role: 'assistant', content: callList(calls, python) },
  ]);
  const refusal = example.kind === 'irrelevant' ? '[]' : example.response;
  return {
    messages: [
      { role: 'system', content: systemPrompt(python) },
      { role: 'user', content: example.query },
      ...(turns.length === 0 ? [{ role: 'assistant', content: refusal }] : turns),
    ],
  };
}

function callList(calls: readonly ExampleCall[], python: PythonFunctions): string {
  const said = calls.map(python.call).map(({ name, parameters }) => pythonCall(name, parameters));
  return `[${said.join(', ')}]`;
}

function resultsOf(calls: readonly ExampleCall[], python: PythonFunctions): string {
  const responses = calls.map((call) => toolResponse({ ...call, name: python.call(call).name }));
  return `[${responses.join(',')}]`;
}

function systemPrompt({ functions }: PythonFunctions): string {
  return [
    'Work out which function calls meet the request, and say these calls only, as one Python list with every argument by its name: [function(parameter=value), other_function(parameter=value)]',
    'A call that needs the result of another one comes after it, once you have been given that result.',
    'Where none of the functions serves, say []. Where a value or a function is missing that the request needs, say in a sentence what it is.',
    'The functions, each with its name, description and parameters:',
    `\`\`\`json\n${JSON.stringify(functions)}\n\`\`\``,
  ].join('\n');
}

function workflowOf(example: Example, sample: Pick<Sample, 'chains'>): JsonObject {
  const calls = new Map(example.turns.flat().map((call) => [call.step, call]));
  const chains = sample.chains.flatMap((chain) => {
    const steps = chain.steps.flatMap((step) => calls.get(step.id) ?? []).map(stepOf);
    const id = `api_use_${chain.id}`;
    return steps.length === 0 ? [] : [[id, { chain_id: id, intermediate_steps: steps }] as const];
  });
  return { query: example.query, api_use_chains: Object.fromEntries(chains), response: example.response };
}

/** A step as LangChain serialises it: the action with its log line, and what came back. */
function stepOf(call: ExampleCall): readonly (JsonObject | string)[] {
  const action = {
    tool: call.name,
    tool_input: call.arguments,
    log: `\nInvoking: \`${call.name}\` with \`${pythonLiteral(call.arguments)}\`\n\n\n`,
    type: 'AgentActionMessageLog',
    message_log: [],
    tool_call_id: call.id,
  };
  return [action, call.shown];
}
