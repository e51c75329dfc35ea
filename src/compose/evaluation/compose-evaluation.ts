// The only place that builds an evaluation from its parts.

import type { EvaluationParts } from '../../evaluation/evaluate.ts';
import {
  createEvaluation,
  type EvaluationFolder,
  resumeEvaluation,
} from '../../evaluation/evaluation-folder.ts';
import type { EvaluationSettings } from '../../evaluation/evaluation-manifest.ts';
import type { OnEvaluationEvent } from '../../evaluation/events.ts';
import { examplesOfRun } from '../../evaluation/examples-of-run.ts';
import { ToolGradError } from '../../model/errors.ts';
import { noFigures } from '../../model/figures.ts';
import type { Limits } from '../../model/run.ts';
import { addSpent } from '../../model/sample.ts';
import type { Catalog } from '../../model/tool.ts';
import { Budget } from '../../spending/budget.ts';
import { steadyNow } from '../../timing/clock.ts';
import { programVersion } from '../../version.ts';
import { secretsOf } from '../compose-model.ts';
import { composeTools, type Tools } from '../compose-tools.ts';
import { NotTrusted } from '../consent.ts';
import { rememberOwn } from '../own-runs.ts';
import { recordOf } from '../plan-run.ts';
import { plainName } from '../setting-names.ts';
import { composeJudge, composePlayer } from './compose-player.ts';
import {
  askedOf,
  type EvaluationRequest,
  type PlannedEvaluation,
  planEvaluation,
} from './plan-evaluation.ts';

/** An evaluation that is ready to go; disposing it ends the servers and gives the folder back. */
export interface ComposedEvaluation extends AsyncDisposable {
  readonly parts: EvaluationParts;
  readonly settings: EvaluationSettings;
  readonly folder: EvaluationFolder;
  readonly concurrency: number;
  readonly limits: Limits;
  /** Whether anything is asked that has tokens and a price. */
  readonly asksModel: boolean;
}

/**
 * Builds an evaluation, sees that its model can be asked, and starts the run's servers. Throws `usage` for what is wrong
 * with the request, where the model cannot be asked, and where the servers are gone.
 */
export async function composeEvaluation(
  request: EvaluationRequest,
  onEvent: OnEvaluationEvent,
  signal: AbortSignal,
): Promise<ComposedEvaluation> {
  const planned = await planEvaluation(request);
  const { run, manifest, catalog, player, settings, begun, reviewsHash, out, judge } = planned;
  const notices: string[] = [];
  let folder: EvaluationFolder | undefined;
  const onNotice = (message: string) => {
    notices.push(message);
    folder?.note(message);
    onEvent({ type: 'notice', message });
  };
  // What the endpoint is like today is no fact about the scores.
  const told = (message: string) => onEvent({ type: 'notice', message });
  const tools = await openTools(planned, request, onNotice);
  try {
    const { limits, asking } = request;
    const { nameOf = plainName } = request;
    const context = { prices: tools?.prices ?? {}, onNotice: told, nameOf };
    const composed = composePlayer(player, planned.asking, limits, context);
    const judgeUrl = request.judgeBaseUrl ?? planned.asking.baseUrl;
    const judgeAsking = { ...planned.asking, ...(judgeUrl === undefined ? {} : { baseUrl: judgeUrl }) };
    const judging = judge === undefined ? undefined : composeJudge(judge, judgeAsking, limits, context);
    await composed.player.ready?.(signal);
    await judging?.ready?.(signal);
    const source = settings.mode === 'single-turn' ? undefined : tools?.source;
    if (source !== undefined) await assertServersAre(run, catalog, source, onNotice, signal);
    const opened =
      begun === undefined
        ? await createEvaluation(
            out,
            {
              toolgrad: programVersion(),
              run,
              catalogHash: manifest.catalogHash,
              ...(reviewsHash !== undefined && { reviewsHash }),
              settings,
              notices: [...new Set(notices)],
            },
            steadyNow,
          )
        : await resumeEvaluation(out, steadyNow);
    // Its endpoint was chosen now, or agreed to.
    await rememberOwn(askedOf(settings));
    folder = opened;
    for (const message of notices) opened.note(message);
    const { counts } = opened;
    const budget = new Budget(limits, {
      ...noFigures,
      accepted: counts.played,
      spent: addSpent(counts.spent, counts.judgeSpent),
      unfinished: counts.unfinished,
    });
    const models = [
      ...(player.kind === 'model' ? [player.model] : []),
      ...(judge === undefined ? [] : [judge]),
    ];
    return {
      parts: {
        player: composed.player,
        judge: judging,
        source,
        folder: opened,
        budget,
        secrets: [
          ...(tools?.secrets ?? []),
          ...models.flatMap((model) => [...secretsOf(model, asking.baseUrl), ...secretsOf(model, judgeUrl)]),
        ],
        examples: () => examplesOfRun(run, settings, ({ message }) => opened.note(message)),
        clock: () => performance.now(),
        onEvent,
      },
      settings,
      folder: opened,
      concurrency: request.concurrency ?? composed.concurrency,
      limits,
      asksModel: models.length > 0,
      async [Symbol.asyncDispose]() {
        await tools?.[Symbol.asyncDispose]();
        await opened[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await folder?.[Symbol.asyncDispose]();
    await tools?.[Symbol.asyncDispose]();
    throw error;
  }
}

/** The tools of the run; undefined where nothing is called and the servers cannot be named any more. */
async function openTools(
  { run, manifest, settings }: PlannedEvaluation,
  { configFile, consent = {} }: Pick<EvaluationRequest, 'configFile' | 'consent'>,
  onNotice: (message: string) => void,
): Promise<Tools | undefined> {
  const recorded = recordOf(manifest, run);
  const request = configFile === undefined ? { recorded, consent } : { recorded, configFile };
  // Nothing is started, and nobody has to be asked.
  if (settings.mode === 'single-turn')
    return await composeTools({ ...request, consent: {} }, () => {}).catch(() => undefined);
  try {
    return await composeTools(request, onNotice);
  } catch (error) {
    throw serversGone(run, configFile, error);
  }
}

/** Throws `usage` where none of the run's tools can be reached any more; says so where only some are. */
async function assertServersAre(
  run: string,
  recorded: Catalog,
  source: Tools['source'],
  onNotice: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let today: Catalog;
  try {
    today = await source.catalog(signal);
  } catch (error) {
    throw signal.aborted ? error : serversGone(run, undefined, error);
  }
  const there = new Set(today.tools.map(({ server, tool }) => JSON.stringify([server, tool])));
  const gone = recorded.tools.filter(({ server, tool }) => !there.has(JSON.stringify([server, tool])));
  if (gone.length === recorded.tools.length) throw serversGone(run, undefined, undefined);
  if (gone.length > 0) {
    const names = gone.slice(0, 5).map(({ name }) => name);
    const more = gone.length > names.length ? ` and ${gone.length - names.length} more` : '';
    onNotice(`Calls to these tools will fail, because they no longer exist: ${names.join(', ')}${more}.`);
  }
}

function serversGone(run: string, configFile: string | undefined, error: unknown): unknown {
  if (error instanceof NotTrusted) return error;
  if (error !== undefined && !(error instanceof ToolGradError)) return error;
  if (configFile !== undefined && error !== undefined) return error;
  const why = error === undefined ? 'they no longer have any of its tools' : error.message.replace(/\.$/, '');
  return new ToolGradError(
    'usage',
    `The servers of ${run} cannot be used (${why}): name them with --config, or use --single-turn to score the proposed calls without executing them.`,
    { cause: error },
  );
}
