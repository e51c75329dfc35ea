// Whole runs of this program on the bundled servers, answered by a fake endpoint.
import { createOpenAiBackend } from '../../../../src/backends/openai/create-openai.ts';
import { selectCheckNames, selectChecks } from '../../../../src/checks/checks.ts';
import { createAcceptedSamples } from '../../../../src/checks/novel.ts';
import { composeTools } from '../../../../src/compose/compose-tools.ts';
import { addDraft, noFigures } from '../../../../src/model/figures.ts';
import type { RunSpec, RunStore } from '../../../../src/model/run.ts';
import type { RejectedDraft, Sample } from '../../../../src/model/sample.ts';
import { generate } from '../../../../src/synthesis/generate.ts';
import {
  type FakeOpenAiOptions,
  type FakeStatistics,
  startFakeOpenAi,
} from '../../../../src/testing/index.ts';
import { type AnswerStagesOptions, answerStages } from '../../../support/stage-answers/answer-stages.ts';

export interface Run {
  readonly accepted: readonly Sample[];
  readonly rejected: readonly RejectedDraft[];
  readonly stats: FakeStatistics;
}

const shape: RunSpec = {
  seed: 3,
  samples: 6,
  iterations: 4,
  proposals: 3,
  pool: 20,
  window: 4,
  concurrency: 4,
  feedback: true,
  today: '2026-03-02',
  timeZone: 'Europe/Berlin',
};

/** Runs every check that asks a model, `judge` too. */
export async function runAgainst(
  style: AnswerStagesOptions = {},
  spec: Partial<RunSpec> = {},
  endpointOptions: FakeOpenAiOptions = {},
): Promise<Run> {
  await using endpoint = await startFakeOpenAi({ answer: answerStages(style), ...endpointOptions });
  await using tools = await composeTools({ demo: true }, () => {});
  const lines: (Sample | RejectedDraft)[] = [];
  let figures = noFigures;
  const store: RunStore = {
    async *committed() {},
    async commit(line) {
      lines.push(line);
      figures = addDraft(figures, line);
    },
    get figures() {
      return figures;
    },
    addUnfinished() {},
    async saveMemory() {},
  };
  const languageModel = { languageModel: true };
  const parts = {
    source: tools.source,
    backend: createOpenAiBackend({
      model: 'fake-model',
      baseUrl: endpoint.baseUrl,
      env: {},
      onNotice: () => {},
      retryDelayMs: 1,
    }),
    checks: selectChecks(selectCheckNames('+judge', languageModel), languageModel),
    accepted: createAcceptedSamples(),
    store,
    secrets: [],
    limits: {},
    version: '0.0.0',
    clock: () => 0,
    onEvent: () => {},
  };
  await generate(parts, { ...shape, ...spec }, new AbortController().signal);
  return {
    accepted: lines.filter((line): line is Sample => line.schema === 'toolgrad.sample/2'),
    rejected: lines.filter((line): line is RejectedDraft => line.schema === 'toolgrad.rejected/2'),
    stats: endpoint.stats(),
  };
}
