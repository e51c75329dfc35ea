// A backend that says what a test has written down for it, one answer a request, and remembers what it was asked.
import { noUsage, type Usage } from '../model/sample.ts';
import type { ModelBackend, ModelRequest, Stage, StageIO } from '../model/seams.ts';

const stages: readonly Stage[] = [
  'propose',
  'act',
  'select',
  'write',
  'query',
  'step',
  'respond',
  'reword',
  'judge',
  'solve',
];

type Output<S extends Stage> = StageIO[S]['out'];

/** An answer, or a function that makes it from what it is asked; what the function throws, the backend throws. */
export type ScriptedAnswer<S extends Stage> =
  | Output<S>
  | ((input: StageIO[S]['in'], seed: number) => Output<S> | Promise<Output<S>>);

/** The answers to a stage's requests, in the order in which they will come. */
export type Script = { readonly [S in Stage]?: readonly ScriptedAnswer<S>[] };

export interface ScriptedBackend extends ModelBackend {
  /** Every request in the order in which it came, those that found no answer included. */
  readonly requests: readonly ModelRequest[];
  /** What one stage was asked, in order. */
  inputsOf<S extends Stage>(stage: S): readonly StageIO[S]['in'][];
  /** Throws where the script has answers that nobody asked for. */
  assertDone(): void;
}

/**
 * A backend for tests: each request takes the next answer that the script has for its stage. A request for which the
 * script has none is an error that says so, and so ends a run.
 *
 * ```ts
 * const backend = createScriptedBackend({
 *   propose: [[{ id: 'p1', instruction: 'Look.', tools: [name], call: { tool: name, arguments: {} } }]],
 *   select: [({ reports }) => ({ kind: 'new', proposalId: reports[0].proposal.id, … })],
 *   write: [{ query: 'What is new?', response: 'Nothing.' }],
 * });
 * await synthesize(…);
 * backend.assertDone();
 * ```
 *
 * `usage` is what each answer is said to have cost.
 */
export function createScriptedBackend(script: Script, usage: Usage = noUsage): ScriptedBackend {
  const requests: ModelRequest[] = [];
  const given = (stage: Stage) => script[stage]?.length ?? 0;
  const asked = (stage: Stage) => requests.filter((request) => request.stage === stage).length;
  const leftOver = () =>
    stages
      .filter((stage) => given(stage) > asked(stage))
      .map((stage) => `${given(stage) - asked(stage)} for ${stage}`)
      .join(', ');
  return {
    id: 'scripted',
    requests,
    inputsOf<S extends Stage>(stage: S) {
      return requests.flatMap((request) =>
        request.stage === stage ? [request.input as StageIO[S]['in']] : [],
      );
    },
    assertDone() {
      if (leftOver() !== '') throw new Error(`The script has answers that nobody asked for: ${leftOver()}.`);
    },
    async complete<S extends Stage>(request: ModelRequest<S>) {
      const { stage, input, seed } = request;
      const at = asked(stage);
      requests.push(request);
      if (at >= given(stage)) {
        const left = leftOver() || 'none';
        throw new Error(
          `The script has no answer for request ${at + 1} of ${stage}: it was given ${given(stage)}. Answers that are left: ${left}.`,
        );
      }
      const answer = script[stage]?.[at] as ScriptedAnswer<S>;
      const output = typeof answer === 'function' ? await answer(input, seed) : answer;
      return { output, spent: { calls: 1, usage, costUsd: 0 } };
    },
  };
}
