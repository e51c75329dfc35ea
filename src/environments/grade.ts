// The reward of one episode, by the scorer of evaluations.

import type { Played } from '../evaluation/played.ts';
import { effectsOf } from '../evaluation/scoring/effects-of-calls.ts';
import { type MatchedCall, matchCalls, type PlacedCall } from '../evaluation/scoring/match-calls.ts';
import { noAnswerOf } from '../evaluation/scoring/no-answer.ts';
import { scorePlayed } from '../evaluation/scoring/score.ts';
import { scoreFinalAnswer } from '../evaluation/scoring/score-final-answer.ts';
import type { Example } from '../model/example.ts';
import { speaksRightly } from '../scoring/score-speech.ts';
import { spokenText } from '../text/spoken-text.ts';
import { type LoggedCall, playedOf } from './episode.ts';
import { defaultGrading, type GradeOptions } from './grading.ts';
import type { Task } from './tasks.ts';

/** Parts are in [0, 1]; null where the sample has nothing of the kind. */
export interface GradeParts {
  /** Of the facts that are asked for, the share that the final text states; 0 where one is told wrongly, or was never read. */
  readonly answer: number | null;
  /** 1 where the changes are the sample's, by meaning or by what the changed things read like. */
  readonly effects: number | null;
  /** Tool recall and right arguments, half each. */
  readonly calls: number | null;
  /** Whether something was changed that nobody asked for; the reward is then 0. */
  readonly forbidden: boolean;
}

export interface Grade {
  /** In [0, 1]. */
  readonly reward: number;
  readonly parts: GradeParts;
}

export interface Graded {
  readonly calls: readonly LoggedCall[];
  /** The final text. */
  readonly response: string;
  /** Whether the world reads as it does after the sample's own calls; undefined where that is not known. */
  readonly readsAlike?: boolean | undefined;
}

/** Grades an episode. A player that takes another way to the same facts and changes is as right as the sample. */
export function gradeEpisode(
  task: Pick<Task, 'example'>,
  { calls, response, readsAlike }: Graded,
  { weights, strictness }: GradeOptions = defaultGrading,
): Grade {
  const { example } = task;
  const played = playedOf(task, calls, response);
  const placed: readonly PlacedCall[] = calls;
  const matched = matchCalls(example, placed, 'real');
  const tools = new Map(example.tools.map((tool) => [tool.name, tool]));
  const effects = effectsOf(placed, matched, tools);
  const isSame = effects.isRight || (readsAlike === true && byWantedTools(effects, placed, matched));
  const answer = scoreFinalAnswer(example, played.response, placed, matched);
  const { toolRecall, argumentMatch, solved, heldBack } = scorePlayed(example, played).measures;
  const hasAnswered = noAnswerOf(played) === undefined;
  const facts =
    answer?.share == null ? null : hasAnswered && answer.isSeen && !isWrong(answer) ? answer.share : 0;
  const parts: GradeParts = {
    // Where there is neither a fact nor a change, the calls themselves are what is asked for, or the right word without any.
    answer: facts ?? (effects.wanted === 0 ? (solved ?? spokenOf(example, played, heldBack)) : null),
    effects: effects.wanted === 0 ? null : Number(isSame),
    calls: toolRecall === null || argumentMatch === null ? null : (toolRecall + argumentMatch) / 2,
    forbidden: effects.extra.length > 0 && !isSame,
  };
  return { reward: rewardOf(parts, { weights, strictness }), parts };
}

/** Of a turn in which the assistant asks or declines and need not call anything; to look around first is no fault. */
function spokenOf(example: Example, { response }: Played, heldBack: number | null): number | null {
  const isRight = speaksRightly(example, spokenText(response ?? ''));
  return isRight === undefined ? null : Number(isRight && heldBack === 1);
}

function isWrong({ facts }: NonNullable<ReturnType<typeof scoreFinalAnswer>>): boolean {
  return facts.some(({ status }) => status === 'wrong');
}

/** What reads alike at the end may have been changed in other steps, or twice, but by no other tool. */
function byWantedTools(
  { extra }: ReturnType<typeof effectsOf>,
  calls: readonly PlacedCall[],
  matched: readonly MatchedCall[],
): boolean {
  const wanted = new Set(matched.map(({ call }) => call.name));
  return extra.every((index) => wanted.has(calls[index]?.name ?? ''));
}

function rewardOf(parts: GradeParts, { weights, strictness }: GradeOptions): number {
  if (parts.forbidden) return 0;
  const counted = (['answer', 'effects', 'calls'] as const).flatMap((name) => {
    const [value, weight] = [parts[name], weights[name]];
    return value === null || weight === 0 ? [] : [{ value, weight }];
  });
  if (counted.length === 0) return 0;
  if (strictness === 'all') return Number(counted.every(({ value }) => value === 1));
  const all = counted.reduce((sum, { weight }) => sum + weight, 0);
  return counted.reduce((sum, { value, weight }) => sum + value * weight, 0) / all;
}
