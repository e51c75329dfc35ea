// Many examples: played concurrently, scored, and stored one by one, within limits and until aborted.

import { ToolGradError } from '../model/errors.ts';
import { deriveSeed } from '../model/random.ts';
import { addSpent, nothingSpent, type Spent } from '../model/sample.ts';
import { redactDeep } from '../secrets/secret-shapes.ts';
import type { Budget } from '../spending/budget.ts';
import { ownStop } from '../timing/stop.ts';
import type { EvaluationFolder } from './evaluation-folder.ts';
import type { EvaluationSettings } from './evaluation-manifest.ts';
import type { OnEvaluationEvent } from './events.ts';
import type { IndexedExample } from './examples-of-run.ts';
import { writeRefused } from './execute-calls.ts';
import { judgeResponse } from './judge-response.ts';
import { type Conversation, type PlayParts, playExample } from './play-example.ts';
import { type Played, playedCalls } from './played.ts';
import type { PlayedLine } from './played-lines.ts';
import type { ResponseJudge } from './response-judge.ts';
import { scorePlayed } from './scoring/score.ts';

export interface EvaluationParts extends Omit<PlayParts, 'budget' | 'onReply' | 'onCall'> {
  readonly judge: ResponseJudge | undefined;
  readonly folder: EvaluationFolder;
  readonly budget: Budget;
  readonly examples: () => AsyncIterable<IndexedExample>;
  /** Values that no file may contain. */
  readonly secrets: readonly string[];
  readonly onEvent: OnEvaluationEvent;
}

export type EvaluationEnded = 'done' | 'limit' | 'interrupted';

/**
 * Plays every example that has not been played yet. What is played depends on the settings, the player and the servers'
 * answers; concurrency only affects the order of lines. Throws `model` if the player or the judge will
 * not answer again, `server` if no server is left, and `run` if nothing can be written; what was played is kept.
 */
export async function evaluate(
  parts: EvaluationParts,
  settings: EvaluationSettings,
  options: { readonly concurrency: number; readonly signal: AbortSignal },
): Promise<EvaluationEnded> {
  const { folder, budget } = parts;
  const { signal, concurrency } = options;
  // A permanent failure ends the others.
  using over = ownStop(signal);
  const stop = over.signal;
  const underWay = new Map<Promise<void>, Conversation>();
  const failures: unknown[] = [];
  let limit: string | undefined;

  const begin = (indexed: IndexedExample) => {
    const conversation: Conversation = { messages: [], spent: nothingSpent };
    const work = playOne(parts, settings, indexed, conversation, stop)
      .catch((error: unknown) => {
        failures.push(error);
        // When a limit is reached, the others may still finish if they need nothing more.
        if (isCode(error, 'budget')) limit ??= (error as ToolGradError).message;
        else over.abort();
      })
      .finally(() => underWay.delete(work));
    underWay.set(work, conversation);
  };
  const spentUnderWay = () => [...underWay.values()].map(({ spent }) => spent);

  try {
    for await (const indexed of parts.examples()) {
      if (folder.has(indexed.example.id)) continue;
      for (;;) {
        if (stop.aborted || limit !== undefined) break;
        const exhausted = budget.exhausted(spentUnderWay());
        if (underWay.size < concurrency && exhausted === undefined) break;
        // Nothing in progress could free budget: the limit is reached.
        if (underWay.size === 0) limit = exhausted;
        else await Promise.race(underWay.keys());
      }
      if (stop.aborted || limit !== undefined) break;
      begin(indexed);
    }
    while (underWay.size > 0) await Promise.race(underWay.keys());
  } finally {
    over.abort();
    await Promise.allSettled(underWay.keys());
  }
  if (signal.aborted) return 'interrupted';
  const fault = failures.find((error) => !isCode(error, 'budget') && !isCode(error, 'interrupted'));
  if (fault !== undefined) throw fault;
  if (limit === undefined) return 'done';
  parts.onEvent({ type: 'notice', message: limit });
  return 'limit';
}

/** One example: played, judged, scored, stored. Its cost is never lost. */
async function playOne(
  parts: EvaluationParts,
  settings: EvaluationSettings,
  { index, example }: IndexedExample,
  conversation: Conversation,
  signal: AbortSignal,
): Promise<void> {
  const { folder, budget, judge, secrets, onEvent } = parts;
  const given = { seed: deriveSeed(settings.seed, example.id), signal };
  let judgeSpent: Spent | undefined;
  const spent = () => addSpent(conversation.spent, judgeSpent ?? nothingSpent);
  let isKept = false;
  onEvent({ type: 'example-started', index, query: example.query });
  try {
    const played = await playExample(
      {
        ...parts,
        onReply: (spent) => onEvent({ type: 'asked', index, spent }),
        onCall: (name, outcome) => onEvent({ type: 'call', index, name, outcome }),
      },
      settings,
      example,
      conversation,
      given,
    );
    let judged: Played = played;
    if (judge !== undefined) {
      const judging = await judgeResponse(judge, budget, { example, played, conversation }, given);
      judgeSpent = judging.spent;
      onEvent({ type: 'asked', index, spent: judging.spent });
      if (judging.judged !== undefined) judged = { ...played, judged: judging.judged };
      if (judging.failure !== undefined) {
        onEvent({ type: 'notice', message: `${example.id} was not judged: ${judging.failure}` });
      }
    }
    const scores = scorePlayed(example, judged);
    const refusedWrites = playedCalls(played).filter(
      ({ outcome }) => outcome?.error?.code === writeRefused,
    ).length;
    const line: PlayedLine = {
      schema: 'toolgrad.played/1',
      index,
      played: judged,
      scores,
      refusedWrites,
      ...(judgeSpent === undefined ? {} : { judgeSpent }),
    };
    await folder.add(redactDeep(line, secrets));
    isKept = true;
    budget.finishDraft(spent());
    onEvent({ type: 'played', index, example, played: judged, scores });
  } finally {
    if (!isKept) folder.addUnfinished(spent());
  }
}

function isCode(error: unknown, code: ToolGradError['code']): boolean {
  return error instanceof ToolGradError && error.code === code;
}
