// Real calls of the bundled servers, and what a form makes of them.
import { expect, onTestFinished } from 'vitest';
import { bundledServers } from '../../../../servers/bundled.ts';
import type { FormAuthor, Question } from '../../../../src/backends/symbolic/forms/question.ts';
import { Referrer } from '../../../../src/backends/symbolic/refer/referrer.ts';
import { type Scene, sceneOf } from '../../../../src/backends/symbolic/scene/scene.ts';
import { extendWorkflow } from '../../../../src/grounding/extend-workflow.ts';
import { stepValue } from '../../../../src/grounding/reading/step-value.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { createRandom } from '../../../../src/model/random.ts';
import { type Attempt, failureText } from '../../../../src/model/tool.ts';
import { emptyWorkflow } from '../../../../src/model/workflow.ts';
import { checkProof } from '../../../../src/proofs/check-proof.ts';
import { inProcessServer } from '../../../../src/tools/server-config.ts';
import { openToolSource } from '../../../../src/tools/source.ts';

const today = '2026-03-02';

type Call = readonly [tool: string, args: JsonObject];

/** The scene after these calls, one after another, on servers of the demo. */
export async function played(...calls: readonly Call[]): Promise<Scene> {
  const { signal } = new AbortController();
  const source = await openToolSource(
    bundledServers.map(({ name, create }) =>
      inProcessServer(name, create, { sandbox: true, isolation: 'sample' }),
    ),
  );
  onTestFinished(() => source[Symbol.asyncDispose]());
  const catalog = await source.catalog(signal);
  const tools = new Map(catalog.tools.map((tool) => [tool.name, tool]));
  await using session = await source.openSession(signal);
  let workflow = emptyWorkflow;
  let refused: readonly Attempt[] = [];
  for (const [index, [tool, args]] of calls.entries()) {
    const call = { tool, arguments: args };
    const outcome = await session.call(call, signal);
    const attempts = [...refused, { call, outcome, latencyMs: 0 }];
    // A call that is made again at once, with another argument, is one that a recovery repairs.
    refused = failureText(outcome) !== undefined && calls[index + 1]?.[0] === tool ? attempts : [];
    if (refused.length > 0) continue;
    expect(failureText(outcome)).toBeUndefined();
    workflow = extendWorkflow(workflow, attempts, null, tools) ?? workflow;
  }
  return sceneOf(workflow, catalog.tools, today);
}

/** Everything that a form asks of a scene, each question written with a seed. */
export function asked(form: FormAuthor, scene: Scene, seed = 1): readonly Question[] {
  return form
    .candidates(scene)
    .flatMap((candidate) => candidate.write(new Referrer(scene, createRandom(seed))) ?? []);
}

/** What is asked and answered, as texts. */
export function texts(questions: readonly Question[]): readonly string[] {
  return questions.map(({ asked: { direct }, answer }) => `${direct.text}? ${answer.text}.`);
}

/** Expects every proof of the questions to hold on the scene's results, by the checker that samples are checked with. */
export function expectProofs(scene: Scene, questions: readonly Question[]): void {
  const steps = [...scene.failed, ...scene.views.map(({ step }) => step)];
  const values = Object.fromEntries(steps.map((step) => [step.id, stepValue(step.result).value]));
  const args = Object.fromEntries(steps.map((step) => [step.id, step.arguments]));
  const schemas = Object.fromEntries(
    scene.views.map(({ step, tool }) => [
      step.id,
      { input: tool.inputSchema, ...(tool.outputSchema && { output: tool.outputSchema }) },
    ]),
  );
  const problems: string[] = [];
  for (const {
    asked: { direct },
    answer,
  } of questions) {
    const query = `${direct.text}?`;
    for (const claim of answer.claims) {
      if (!('proof' in claim) || claim.echo) continue;
      const { proof, text } = claim;
      const sentence = `${answer.text}.`;
      const verdict = checkProof({ proof, text, sentence, query, values, args, schemas, today });
      if (!verdict.holds) problems.push(`${text}: ${proof}: ${verdict.problem?.message}`);
    }
    for (const { choice } of direct.choices) {
      if (choice.proof === undefined) continue;
      const verdict = checkProof({ proof: choice.proof, query, values, args, schemas, today });
      if (!verdict.holds) problems.push(`${choice.text}: ${choice.proof}: ${verdict.problem?.message}`);
    }
  }
  expect(questions).not.toHaveLength(0);
  expect(problems).toEqual([]);
}
