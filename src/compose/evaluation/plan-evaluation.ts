// What an evaluation is to be: what was asked for, completed by defaults, or by what the resumed one was begun with.

import { join, resolve } from 'node:path';
import { defaultExampleOptions } from '../../dataset/examples/make-examples.ts';
import { assertFreeForEvaluation } from '../../evaluation/evaluation-folder.ts';
import {
  type EvaluationManifest,
  type EvaluationSettings,
  readEvaluation,
} from '../../evaluation/evaluation-manifest.ts';
import { assertSameSettings } from '../../evaluation/same-settings.ts';
import { defined } from '../../model/defined.ts';
import { isUsage, ToolGradError } from '../../model/errors.ts';
import type { Limits } from '../../model/run.ts';
import type { Catalog } from '../../model/tool.ts';
import { readReviews } from '../../reviews/review-file.ts';
import { hashOfReviewed } from '../../reviews/reviewed-samples.ts';
import { type RunManifest, readManifest } from '../../runs/manifest.ts';
import { readCatalog } from '../../runs/read-run.ts';
import { resumedBaseUrl, shownBaseUrl } from '../compose-model.ts';
import { assertEndpointConsent, type Consent } from '../consent.ts';
import { type EndpointModel, modelText } from '../model-name.ts';
import { type NameSetting, plainName } from '../setting-names.ts';
import {
  assertAsksModel,
  type PlayerAsking,
  type PlayerName,
  parseJudge,
  parsePlayer,
  playerText,
} from './compose-player.ts';

/** What decides an evaluation beside its model and its judge, as far as it was said. */
export type SaidSettings = Partial<Omit<EvaluationSettings, 'model' | 'baseUrl' | 'judge' | 'temperature'>>;

export interface EvaluationRequest {
  readonly run: string;
  /** `RUN/evaluations/<model>` where it is not given. */
  readonly out?: string;
  /** `continue` goes on with an evaluation that is there, and begins one that is not. */
  readonly mode: 'new' | 'resume' | 'continue';
  readonly model?: string;
  readonly judge?: string;
  /** Where the judge is asked; where the model is, if it is not given. */
  readonly judgeBaseUrl?: string;
  readonly asking: PlayerAsking;
  readonly limits: Limits;
  readonly settings: SaidSettings;
  readonly concurrency?: number;
  /** What messages call a setting; its name in this interface where it is left out. */
  readonly nameOf?: NameSetting;
  /** In place of the configuration that the run remembers. */
  readonly configFile?: string;
  /** Whether servers that only the run names may be started. */
  readonly consent?: Consent;
}

/** What an evaluation asks, and where: whoever has chosen it goes on without a question. */
export function askedOf({ model, baseUrl, judge }: EvaluationSettings): object {
  return { evaluation: defined({ model, baseUrl, judge }) };
}

const defaultSettings = {
  mode: 'real',
  turns: 10,
  // Longer than an endpoint may be away: its failures are not the examples'.
  timeoutMs: 1_800_000,
  seed: defaultExampleOptions.seed,
  negatives: 0.2,
  toolsPerSample: defaultExampleOptions.toolsPerSample,
  maskNames: defaultExampleOptions.maskNames,
} as const satisfies SaidSettings;

export interface PlannedEvaluation {
  /** Absolute. */
  readonly run: string;
  readonly manifest: RunManifest;
  readonly catalog: Catalog;
  readonly player: PlayerName;
  readonly judge: EndpointModel | undefined;
  readonly asking: PlayerAsking;
  readonly settings: EvaluationSettings;
  readonly begun: EvaluationManifest | undefined;
  readonly reviewsHash: string | undefined;
  readonly out: string;
}

/** What was asked for, completed by what the evaluation was begun with. Throws `usage` where they contradict each other. */
export async function planEvaluation(request: EvaluationRequest): Promise<PlannedEvaluation> {
  const manifest = await readManifest(request.run);
  const run = resolve(request.run);
  if (manifest.counts.accepted === 0) {
    throw usage(`${request.run} has no samples: there is nothing to evaluate on.`);
  }
  const { mode, asking, nameOf = plainName } = request;
  const saidModel =
    request.model ??
    (mode === 'resume' && request.out !== undefined
      ? (await readEvaluation(request.out)).settings.model
      : undefined);
  const player = parsePlayer(saidModel);
  const out = request.out ?? join(request.run, 'evaluations', folderName(playerText(player)));
  const begun = await begunIn(out, mode);
  const judgeText = request.judge ?? begun?.settings.judge;
  const judge = judgeText === undefined ? undefined : parseJudge(judgeText);
  if (judge === undefined) assertAsksModel(player, asking, request.limits, nameOf);
  const kept = begun?.settings;
  const asked = player.kind === 'model' ? player.model : judge;
  const baseUrl = asking.baseUrl ?? (asked && resumedBaseUrl(asked, kept?.baseUrl, nameOf));
  if (kept !== undefined && asked !== undefined && asking.baseUrl === undefined && baseUrl !== undefined) {
    const model = modelText(asked);
    const named = { folder: out, configuration: askedOf(kept), model, baseUrl, setting: nameOf('baseUrl') };
    await assertEndpointConsent(named, request.consent);
  }
  const temperature = asking.temperature ?? kept?.temperature;
  const shown = player.kind === 'model' ? shownBaseUrl(player.model, baseUrl) : undefined;
  const said = defined({
    ...request.settings,
    model: playerText(player),
    judge: request.judge,
    baseUrl: asking.baseUrl === undefined ? undefined : shown,
    temperature: asking.temperature,
  });
  const reviewsHash = await hashOfReviewed(request.run, await readReviews(request.run));
  if (begun !== undefined) {
    assertSameSettings(out, begun, { ...said, run, catalogHash: manifest.catalogHash, reviewsHash });
  }
  const settings: EvaluationSettings = {
    ...defaultSettings,
    ...kept,
    ...said,
    model: playerText(player),
    ...defined({ baseUrl: shown, temperature, judge: judgeText }),
  };
  if (settings.mode === 'single-turn' && judge !== undefined) {
    throw usage(
      `${nameOf('judge')} needs a final answer, and ${nameOf('singleTurn')} produces none: remove one of them.`,
    );
  }
  return {
    run,
    manifest,
    catalog: await readCatalog(request.run),
    player,
    judge,
    asking: { ...asking, ...defined({ baseUrl, temperature }) },
    settings,
    begun,
    reviewsHash,
    out,
  };
}

async function begunIn(
  out: string,
  mode: EvaluationRequest['mode'],
): Promise<EvaluationManifest | undefined> {
  if (mode === 'resume') return await readEvaluation(out);
  if (mode === 'continue') {
    return await readEvaluation(out).catch((error: unknown) => {
      if (isUsage(error)) return undefined;
      throw error;
    });
  }
  await assertFreeForEvaluation(out);
  return undefined;
}

/** A model's name with only what every file system takes: `openai-gpt-5-mini`. */
function folderName(model: string): string {
  return model.replace(/[^\w.-]+/g, '-').slice(0, 80);
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', sentence);
}
