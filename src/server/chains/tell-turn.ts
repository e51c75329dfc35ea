// The status of a driven draft, in words and fields for an agent.
import type { AgentRequest } from '../../backends/agent.ts';
import type { Verdict } from '../../model/sample.ts';
import { stepsOf, type Workflow } from '../../model/workflow.ts';
import { sayPassed } from '../../text/say-skipped.ts';
import { runUri, sampleUri } from '../resources/uris.ts';
import type { ToolAnswer } from '../server-tool.ts';
import type { Finished, Turn } from './driven-draft.ts';
import type { TurnOutput } from './turn-output.ts';

export interface TurnContext {
  readonly handle: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Why the last answer was not accepted. */
  readonly objections?: readonly string[];
}

type TurnAnswer = ToolAnswer<TurnOutput>;

/** The answer of start_chain and continue_chain. A client may show the text, the fields, or both: each is complete. */
export function tellTurn(turn: Turn, context: TurnContext): TurnAnswer {
  const { handle } = context;
  if (turn.kind === 'finished') return tellFinished(turn.finished, handle);
  const expiresAt = new Date(context.expiresAt).toISOString();
  if (turn.kind === 'request') return tellRequest(turn.request, { ...context, expires: expiresAt });
  const next = 'The calls are still in progress. Call continue_chain with only the handle to keep waiting.';
  return { structured: { handle, status: 'working', next, expiresAt }, text: `${next}\nhandle: ${handle}` };
}

function tellRequest(
  request: AgentRequest,
  { handle, expires, objections = [] }: TurnContext & { readonly expires: string },
): TurnAnswer {
  const { number, stage, prompt, schema, remaining } = request;
  const again = objections.length > 0;
  const call = `continue_chain with this handle, "request": ${number}, and as "answer" one JSON object that matches the schema`;
  const next = again
    ? `Answer request ${number} again: call ${call}. Called without an answer, it repeats the whole prompt.`
    : `Follow the prompt and call ${call}.`;
  const lines = [
    `Request ${number} (${stage}); at most ${remaining} can follow.`,
    `handle: ${handle}`,
    ...(again ? ['The answer does not match:', ...objections.map((objection) => `- ${objection}`)] : []),
    next,
    `schema: ${JSON.stringify(schema)}`,
    // Last, so that none of our text looks like a part of it.
    ...(again ? [] : ['', prompt]),
  ];
  return {
    structured: {
      handle,
      status: 'request',
      next,
      request: { number, stage, ...(again ? {} : { prompt }), schema, remaining },
      ...(again ? { objections: [...objections] } : {}),
      expiresAt: expires,
    },
    text: lines.join('\n'),
  };
}

function tellFinished({ run, entry, critiques }: Finished, handle: string): TurnAnswer {
  const { id, query, response, verdicts } = entry;
  const accepted = entry.schema === 'toolgrad.sample/2';
  const reason = entry.schema === 'toolgrad.sample/2' ? undefined : entry.reason;
  const next = accepted
    ? `The sample ${sayPassed(verdicts)}. It is ${id} of the run ${run}. Start another one with start_chain, or write a dataset with export_run.`
    : `The draft was rejected and is kept as such in the run ${run}. Start again with start_chain and take the reason and the critiques into account.`;
  const structured: TurnOutput = {
    handle,
    status: accepted ? 'accepted' : 'rejected',
    next,
    result: {
      run,
      id,
      query,
      response,
      steps: tellSteps({ chains: entry.chains }),
      ...(reason === undefined ? {} : { reason }),
      verdicts: tellVerdicts(verdicts),
      critiques: [...critiques],
    },
  };
  const lines = [
    accepted ? 'Accepted.' : `Rejected: ${reason}`,
    next,
    ...(query === '' ? [] : [`query: ${query}`, `response: ${response}`]),
    ...verdictLines(verdicts),
    ...critiques.map(({ tool, path, message }) => `- ${tool ?? 'the whole'} ${path ?? ''}: ${message}`),
  ];
  const link = accepted
    ? { uri: sampleUri(run, id), name: id, description: 'The sample, with the results of its calls' }
    : { uri: runUri(run), name: run, description: 'The run' };
  return { structured, text: lines.join('\n'), links: [link] };
}

/** The steps without their results, which may be long. */
export function tellSteps(workflow: Workflow) {
  const chainOf = new Map(
    workflow.chains.flatMap((chain) => chain.steps.map((step) => [step.id, chain.id] as const)),
  );
  return stepsOf(workflow).map(({ id, name, arguments: args, bindings }) => ({
    id,
    chain: chainOf.get(id) ?? '',
    tool: name,
    arguments: { ...args },
    bindings: bindings.map((binding) => ({ ...binding })),
  }));
}

export function tellVerdicts(verdicts: readonly Omit<Verdict, 'critiques'>[]) {
  return verdicts.map(({ check, status, detail }) => ({
    check,
    status,
    ...(detail === undefined ? {} : { detail }),
  }));
}

export function verdictLines(verdicts: readonly Omit<Verdict, 'critiques'>[]): readonly string[] {
  return verdicts.map(
    ({ check, status, detail }) => `${check}: ${status}${detail === undefined ? '' : ` (${detail})`}`,
  );
}
