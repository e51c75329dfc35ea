// `get_run`: the status of a run, or the list of runs.
import { z } from 'zod';
import type { RunFigures } from '../../model/run.ts';
import { addSpent, type Usage } from '../../model/sample.ts';
import { isGoingOn, type RunInProgress } from '../registry/run-in-progress.ts';
import { nextAfter, runReport, sentenceOf } from '../registry/run-report.ts';
import { runsUri, runUri } from '../resources/uris.ts';
import type { ServerState } from '../server-state.ts';
import { serverTool } from '../server-tool.ts';
import { runName } from './run-fields.ts';

const figures = z.object({
  passRate: z.number().nullable().describe('Accepted among all drafts'),
  toolCalls: z.int(),
  failedToolCalls: z.int(),
  modelCalls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costUsd: z.number().nullable().describe('Null if the price is unknown'),
  coverage: z
    .object({ callable: z.int(), used: z.int(), unusedReadTools: z.array(z.string()) })
    .optional()
    .describe('Callable tools that appear in a sample; not available while the run is in progress'),
  rejections: z.array(z.object({ check: z.string().nullable(), count: z.int(), reason: z.string() })),
});

type Figures = z.output<typeof figures>;

const mostListed = 50;

export const getRun = serverTool({
  name: 'get_run',
  title: 'Get the status of a run',
  description:
    'Returns the status and figures of one run: accepted samples, rejected drafts and why, calls, costs. Without "run", lists the runs, latest first. Use it to follow a run that generate_samples has started.',
  input: z.object({ run: runName.describe('Omit for the list of runs').optional() }),
  output: z.object({
    runs: z.array(runReport),
    total: z.int().describe('Runs in all'),
    figures: figures.optional(),
    folder: z.string().optional().describe("Where the run's files are, on the machine of the client"),
    next: z.string().describe('What to do next'),
  }),
  annotations: { readOnlyHint: true, openWorldHint: false },
  app: 'shown',
  async run({ run }, { state }) {
    const { runs, options } = state;
    if (run === undefined) {
      const all = await runs.list();
      const listed = all.slice(0, mostListed);
      const next = all.length === 0 ? 'generate_samples starts the first run.' : '';
      return {
        structured: { runs: [...listed], total: all.length, next },
        text: all.length === 0 ? `There is no run yet. ${next}` : listed.map(sentenceOf).join('\n'),
        links: [{ uri: runsUri, name: 'runs' }],
      };
    }
    const report = await runs.report(run);
    const found = await figuresOf(state, run);
    const next = nextAfter(report);
    const rejections = (found?.rejections ?? []).map(
      ({ check, count, reason }) => `- ${count} ×${check === null ? '' : ` ${check}:`} ${reason}`,
    );
    return {
      structured: {
        runs: [report],
        total: 1,
        ...(found === undefined ? {} : { figures: found }),
        ...(options.local && found !== undefined ? { folder: await runs.folderOf(run) } : {}),
        next,
      },
      text: [sentenceOf(report), ...rejections, next].filter((line) => line !== '').join('\n'),
      links: [{ uri: runUri(run), name: run }],
    };
  },
});

/** Undefined while the run has no folder. */
async function figuresOf({ runs }: ServerState, run: string): Promise<Figures | undefined> {
  const here = runs.inProgress(run);
  if (here !== undefined && isGoingOn(here)) return soFar(here);
  if (!(await runs.exists(run))) return undefined;
  const { statisticsOfRun } = await import('../../statistics/run-statistics.ts');
  const { coverage, rejections, ...sums } = await statisticsOfRun(await runs.folderOf(run));
  return {
    ...sumsOf(sums, sums.modelCalls, sums.usage, sums.costUsd),
    coverage: {
      callable: coverage.callable,
      used: coverage.used,
      unusedReadTools: coverage.unusedReadTools.slice(0, 50),
    },
    rejections: rejections.slice(0, 20).map(({ check, count, reason }) => ({ check, count, reason })),
  };
}

function soFar({ figures: sums, rejections }: RunInProgress): Figures {
  const { calls, usage, costUsd } = addSpent(sums.spent, sums.unfinished);
  return {
    ...sumsOf(sums, calls, usage, costUsd),
    rejections: rejections.map(({ count, reason }) => ({ check: null, count, reason })),
  };
}

function sumsOf(
  { accepted, rejected, toolCalls, failedToolCalls }: RunFigures,
  modelCalls: number,
  { inputTokens, outputTokens }: Usage,
  costUsd: number | null,
): Omit<Figures, 'rejections'> {
  const drafts = accepted + rejected;
  const passRate = drafts === 0 ? null : accepted / drafts;
  return { passRate, toolCalls, failedToolCalls, modelCalls, inputTokens, outputTokens, costUsd };
}
