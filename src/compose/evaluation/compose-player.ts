// The player of an evaluation and its judge: from their names and from how they are asked.
import { distance } from 'fastest-levenshtein';
import { createOpenAiJudge, createOpenAiPlayer } from '../../backends/openai.ts';
import type { Player } from '../../evaluation/player.ts';
import { emptyPlayer } from '../../evaluation/players/empty.ts';
import { perfectPlayer } from '../../evaluation/players/perfect.ts';
import { randomPlayer } from '../../evaluation/players/random.ts';
import type { ResponseJudge } from '../../evaluation/response-judge.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Limits } from '../../model/run.ts';
import { type AskingOptions, askingFlags, limitFlags, openAiOptions, parseModel } from '../compose-model.ts';
import type { Tools } from '../compose-tools.ts';

/** How models are asked here: answers are cached, but not recorded. */
export type PlayerAsking = Omit<AskingOptions, 'record'>;

/** A player by its name on the command line. */
export type PlayerName =
  | { readonly kind: 'built-in'; readonly player: Player }
  /** As its endpoint calls it: `gpt-5-mini`, `qwen3:8b`. */
  | { readonly kind: 'openai'; readonly name: string };

const builtIn = [perfectPlayer, randomPlayer, emptyPlayer];
const choices = ['openai:NAME', ...builtIn.map(({ id }) => id)];
const choiceText = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;

/** The player of that name. Throws `usage`, with the nearest name there is, where it is none. */
export function parsePlayer(text: string | undefined): PlayerName {
  if (text === undefined) throw usage(`Say what is evaluated with --model: ${choiceText}.`);
  const player = builtIn.find(({ id }) => id === text);
  if (player !== undefined) return { kind: 'built-in', player };
  const name = openAiName(text);
  if (name !== undefined) return { kind: 'openai', name };
  const near = (id: string) => Math.min(distance(text, id), distance(`player:${text}`, id));
  const nearest = [...builtIn].sort((a, b) => near(a.id) - near(b.id))[0];
  const meant = nearest !== undefined && near(nearest.id) <= 3 ? nearest.id : guess(text);
  throw usage(
    `There is no player ${text}.${meant === undefined ? '' : ` Did you mean ${meant}?`} --model takes ${choiceText}.`,
  );
}

/** Whether a text is meant to name a player, and not a folder. */
export function isPlayerName(text: string): boolean {
  return /^(?:openai|player):/.test(text);
}

/** The model that judges. Throws `usage` where the name is none. */
export function parseJudge(text: string): string {
  const name = openAiName(text);
  if (name !== undefined) return name;
  const meant = guess(text);
  throw usage(
    `${text} cannot judge: --judge takes a language model, openai:NAME.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  );
}

/** The endpoint's name in `openai:NAME`; undefined where the text is another one. */
function openAiName(text: string): string | undefined {
  if (!text.startsWith('openai:')) return undefined;
  const model = parseModel(text);
  return model.kind === 'openai' ? model.name : undefined;
}

/** A model's own name, with a tag or an owner perhaps, lacks its prefix. */
function guess(text: string): string | undefined {
  return /^[a-z][\w.-]*\d[\w.:/-]*$/i.test(text) ? `openai:${text}` : undefined;
}

export function playerText(player: PlayerName): string {
  return player.kind === 'openai' ? `openai:${player.name}` : player.player.id;
}

/** Throws `usage` where something is said that means nothing without a language model. */
export function assertAsksModel(player: PlayerName, asking: PlayerAsking, limits: Limits): void {
  if (player.kind === 'openai') return;
  const flags: readonly string[] = [
    ...Object.keys(asking).map((name) => askingFlags[name as keyof AskingOptions]),
    ...Object.keys(limits).map((name) => limitFlags[name as keyof Limits]),
  ];
  const [flag] = flags;
  if (flag === undefined) return;
  throw usage(
    `--${flag} is about a language model, and ${player.player.id} is none: leave it out, or name a model with --model openai:NAME.`,
  );
}

interface Context {
  readonly prices: Tools['prices'];
  readonly onNotice: (message: string) => void;
}

/** The player, and how many examples it had best be given at a time. Throws `usage` for a price that a limit needs and nobody knows. */
export function composePlayer(
  player: PlayerName,
  asking: PlayerAsking,
  limits: Limits,
  context: Context,
): { readonly player: Player; readonly concurrency: number } {
  if (player.kind === 'built-in') return { player: player.player, concurrency: 4 };
  const options = openAiOptions(player.name, asking, limits, { ...context, drafts: 0 });
  return { player: createOpenAiPlayer(options), concurrency: options.concurrency };
}

/** The judge. Its answers are asked for without a temperature: the model's own serves. */
export function composeJudge(
  name: string,
  { temperature: _, ...asking }: PlayerAsking,
  limits: Limits,
  context: Context,
): ResponseJudge {
  return createOpenAiJudge(openAiOptions(name, asking, limits, { ...context, drafts: 0 }));
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', sentence, { choices });
}
