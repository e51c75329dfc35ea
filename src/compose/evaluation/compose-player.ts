// The player of an evaluation and its judge: from their names and from how they are asked.

import { modelProviders } from '../../backends/providers.ts';
import type { Player } from '../../evaluation/player.ts';
import { emptyPlayer } from '../../evaluation/players/empty.ts';
import { perfectPlayer } from '../../evaluation/players/perfect.ts';
import { randomPlayer } from '../../evaluation/players/random.ts';
import type { ResponseJudge } from '../../evaluation/response-judge.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Limits } from '../../model/run.ts';
import { didYouMean, didYouMeanThis } from '../../text/did-you-mean.ts';
import { listed } from '../../text/listed.ts';
import type { AskingOptions } from '../asking-options.ts';
import { endpointOptions, type ModelContext } from '../compose-model.ts';
import {
  type EndpointModel,
  isEndpointModel,
  modelText,
  namedPlainly,
  parseModel,
  patternOf,
} from '../model-name.ts';
import type { NameSetting, SettingName } from '../setting-names.ts';

/** How models are asked here: answers are cached, but not recorded. */
export type PlayerAsking = Omit<AskingOptions, 'record'>;

/** A player by its name. */
export type PlayerName =
  | { readonly kind: 'built-in'; readonly player: Player }
  | { readonly kind: 'model'; readonly model: EndpointModel };

const builtIn = [perfectPlayer, randomPlayer, emptyPlayer];
const askable = modelProviders.filter(({ endpoint }) => endpoint !== undefined);
const models = askable.map(patternOf);
const choices = [...models, ...builtIn.map(({ id }) => id)];

/** The player of that name. Throws `usage`, with the nearest name there is, where it is none. */
export function parsePlayer(text: string | undefined): PlayerName {
  if (text === undefined) throw usage(`Name the model to evaluate: ${listed(choices, 'or')}.`);
  const player = builtIn.find(({ id }) => id === text);
  if (player !== undefined) return { kind: 'built-in', player };
  const model = endpointModel(text);
  if (model !== undefined) return { kind: 'model', model };
  const ids = builtIn.map(({ id }) => id);
  const meant =
    didYouMean(text, ids) || didYouMean(`player:${text}`, ids) || didYouMeanThis(namedPlainly(text));
  throw usage(`Unknown player ${text}.${meant} The players are ${listed(choices, 'or')}.`);
}

/** Whether a text is meant to name a player, and not a folder. */
export function isPlayerName(text: string): boolean {
  return [...askable.map(({ scheme }) => scheme), 'player'].some((scheme) => text.startsWith(`${scheme}:`));
}

/** The model that judges. Throws `usage` where the name is none. */
export function parseJudge(text: string): EndpointModel {
  const model = endpointModel(text);
  if (model !== undefined) return model;
  throw usage(
    `${text} cannot judge: a judge is a language model, ${listed(models, 'or')}.${didYouMeanThis(namedPlainly(text))}`,
  );
}

function endpointModel(text: string): EndpointModel | undefined {
  if (!askable.some(({ scheme }) => text.startsWith(`${scheme}:`))) return undefined;
  const model = parseModel(text);
  return isEndpointModel(model) ? model : undefined;
}

export function playerText(player: PlayerName): string {
  return player.kind === 'model' ? modelText(player.model) : player.player.id;
}

/** Throws `usage` where something was asked for that means nothing without a language model. */
export function assertAsksModel(
  player: PlayerName,
  asking: PlayerAsking,
  limits: Limits,
  nameOf: NameSetting,
): void {
  if (player.kind === 'model') return;
  const [setting] = Object.keys({ ...asking, ...limits }) as SettingName[];
  if (setting === undefined) return;
  throw usage(
    `${nameOf(setting)} only works with a language model, and ${player.player.id} is none: remove it, or use ${nameOf('model')} ${listed(models, 'or')}.`,
  );
}

type Context = Omit<ModelContext, 'drafts' | 'askClient'>;

/** The player, and how many examples it had best be given at a time. Throws `usage` for a price that a limit needs and nobody knows. */
export function composePlayer(
  player: PlayerName,
  asking: PlayerAsking,
  limits: Limits,
  context: Context,
): { readonly player: Player; readonly concurrency: number } {
  if (player.kind === 'built-in') return { player: player.player, concurrency: 4 };
  const options = endpointOptions(player.model, asking, limits, { ...context, drafts: 0 });
  return { player: player.model.provider.endpoint.player(options), concurrency: options.concurrency };
}

/** The judge. Its answers are asked for without a temperature: the model's own serves. */
export function composeJudge(
  model: EndpointModel,
  { temperature: _, ...asking }: PlayerAsking,
  limits: Limits,
  context: Context,
): ResponseJudge {
  return model.provider.endpoint.judge(endpointOptions(model, asking, limits, { ...context, drafts: 0 }));
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', sentence, { choices });
}
