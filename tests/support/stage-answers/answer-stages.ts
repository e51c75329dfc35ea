// A model that follows rules: it reads this program's prompts and answers every stage, so that whole runs can be tried.
import { createRandom, deriveSeed } from '../../../src/model/random.ts';
import type { ModelAnswerer } from '../../../src/testing/fake-openai/answer.ts';
import type { FakeRequest } from '../../../src/testing/fake-openai/request.ts';
import { answerAct } from './act.ts';
import { answerJudge } from './judge.ts';
import { type Sections, sectionsOf } from './prompt.ts';
import { answerPropose } from './propose.ts';
import { answerQuery } from './query.ts';
import { answerRespond } from './respond.ts';
import { answerReword } from './reword.ts';
import { answerSelect } from './select.ts';
import { answerSolve } from './solve.ts';
import { answerStep } from './step.ts';
import type { Style } from './style.ts';
import { answerWrite } from './write.ts';

const stages = {
  propose: answerPropose,
  act: answerAct,
  select: answerSelect,
  write: answerWrite,
  query: answerQuery,
  step: answerStep,
  respond: answerRespond,
  reword: answerReword,
  judge: answerJudge,
  solve: answerSolve,
} as const;
type Stage = keyof typeof stages;

export type AnswerStagesOptions = Partial<Style>;

/**
 * Answers the ten stages of this program from what their prompts show, for any tools: proposals whose arguments come
 * from earlier results or from values in the prompt, repairs, choices, queries and responses that pass the checks, and
 * plans that recover the calls. The same prompt and seed always give the same answer. It knows nothing that the prompt
 * does not tell, so what it achieves tells something about the prompts, and nothing about a language model.
 *
 * `errorRate` (0) is the share of calls with a mistake in one argument, unless a critique in the prompt tells about that
 * tool's argument. `planShare` (0.1) is the share of proposals with a second tool, which cost an `act` request.
 *
 * ```ts
 * await using endpoint = await startFakeOpenAi({ answer: answerStages({ errorRate: 0.3 }), latencyMs: 200 });
 * ```
 *
 * The answering function throws for a request that is none of this program's.
 */
export function answerStages(options: AnswerStagesOptions = {}): ModelAnswerer {
  const style: Style = { errorRate: 0, planShare: 0.1, ...options };
  return (request) => {
    const sections = sectionsOf(request.text);
    const stage = stageOf(request, sections);
    if (stage === undefined) throw new Error('The prompt is none that answerStages knows.');
    const seed = request.seed ?? deriveSeed(0, request.text);
    return JSON.stringify(stages[stage](sections, createRandom(deriveSeed(seed, stage)), style));
  };
}

/** By the schema's name, or, where the endpoint takes none, by the sections that only one stage's prompt has. */
function stageOf({ schemaName }: FakeRequest, sections: Sections): Stage | undefined {
  const named = schemaName?.replace(/^toolgrad_/, '') ?? '';
  if (Object.hasOwn(stages, named)) return named as Stage;
  if (sections.has('Dialogue')) return 'reword';
  if (sections.has('Pool')) return 'propose';
  if (sections.has('Plan')) return 'act';
  if (sections.has('Reports')) return 'select';
  if (sections.has('Query') && sections.has('Steps so far')) return 'step';
  if (sections.has('Query') && sections.has('Steps')) return sections.has('Response') ? 'judge' : 'respond';
  if (sections.has('Query')) return 'solve';
  if (sections.has('Steps')) return 'write';
  return sections.has('Tools') ? 'query' : undefined;
}
