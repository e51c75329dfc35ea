// One run of one method, measured by its own statistics: what an accepted sample took, and what it is like.
import type { RunStatistics } from '../../src/statistics/statistics.ts';
import { startFakeOpenAi } from '../../src/testing/fake-openai/server.ts';
import { answerStages } from '../../tests/support/stage-answers/answer-stages.ts';
import { measure } from './measure.ts';

/** A model that follows rules, as competent as that. */
export interface FakeCompetence {
  readonly latencyMs: number;
  /** The share of calls with a mistake in one argument. */
  readonly errorRate: number;
  /** The share of plans with a call more. */
  readonly planShare: number;
}

/** A model of the user's. */
export interface RealModel {
  readonly model: string;
  readonly baseUrl: string | undefined;
}

export interface MethodRunOptions {
  /** Flags of `generate` that name the servers, the method, and the size. */
  readonly flags: readonly string[];
  readonly model: FakeCompetence | RealModel;
}

/** Amounts are for an accepted sample; null where there is none. */
export interface MethodFigures {
  readonly accepted: number;
  readonly drafts: number;
  readonly passRate: number | null;
  readonly modelCalls: number | null;
  /** Model calls for each call that a sample holds: samples of one call are cheap. */
  readonly modelCallsACall: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
  readonly toolCalls: number | null;
  readonly failedCalls: number | null;
  readonly tools: number | null;
  readonly calls: number | null;
  readonly depth: number | null;
  /** Different tools in all samples. */
  readonly distinctTools: number;
  readonly seconds: number;
  readonly rejections: RunStatistics['rejections'];
}

const fewerThanAsked = 3;
const limitReached = 4;

/** Runs `generate` into the folder, with the fake endpoint or the user's. */
export async function runMethod(folder: string, { flags, model }: MethodRunOptions): Promise<MethodFigures> {
  if ('model' in model) return await figuresOf(folder, [...flags, ...realFlags(model)]);
  const { latencyMs, errorRate, planShare } = model;
  await using endpoint = await startFakeOpenAi({
    answer: answerStages({ errorRate, planShare }),
    keepRequests: 0,
    latencyMs,
  });
  return await figuresOf(folder, [
    ...flags,
    ...realFlags({ model: 'openai:fake-model', baseUrl: endpoint.baseUrl }),
  ]);
}

function realFlags({ model, baseUrl }: RealModel): string[] {
  return ['--model', model, ...(baseUrl === undefined ? [] : ['--base-url', baseUrl])];
}

async function figuresOf(folder: string, flags: readonly string[]): Promise<MethodFigures> {
  const { seconds } = await measure(
    ['generate', ...flags, '--json', '--out', folder],
    [0, fewerThanAsked, limitReached],
  );
  const { stdout } = await measure(['stats', folder, '--json']);
  const { accepted, rejected, perSample, ...all } = JSON.parse(stdout) as RunStatistics;
  const aSample = (amount: number | null) => (accepted === 0 || amount === null ? null : amount / accepted);
  const modelCalls = aSample(all.modelCalls);
  const calls = perSample.calls.mean;
  return {
    accepted,
    drafts: accepted + rejected,
    passRate: all.passRate,
    modelCalls,
    modelCallsACall: modelCalls === null || !calls ? null : modelCalls / calls,
    inputTokens: aSample(all.usage.inputTokens),
    outputTokens: aSample(all.usage.outputTokens),
    costUsd: aSample(all.costUsd),
    toolCalls: aSample(all.toolCalls),
    failedCalls: aSample(all.failedToolCalls),
    tools: perSample.tools.mean,
    calls,
    depth: perSample.depth.mean,
    distinctTools: all.coverage.used,
    seconds,
    rejections: all.rejections,
  };
}
