// A judge of final answers made of a language model: one question, one score with its reason.
import type { Spent } from '../../model/sample.ts';
import { answerRateResponse, promptRateResponse } from '../../prompts/rate-response.ts';
import { throwIfStopped } from '../../timing/stop.ts';
import { answerSchemaOf } from '../language/answer-schema.ts';
import { askFitting } from '../language/ask-fitting.ts';
import type { ChatModel } from '../language/chat-model.ts';
import { createFailures } from '../language/failures.ts';

/** Says how good a response is, on a scale from 0 to 100. */
export interface ChatJudge {
  readonly id: string;
  ready(signal: AbortSignal): Promise<void>;
  /** Throws `model` where no later question could be answered either, and `interrupted` where the signal aborts. */
  judge(
    question: Parameters<typeof promptRateResponse>[0] & {
      readonly seed: number;
      readonly signal: AbortSignal;
    },
  ): Promise<
    (
      | { readonly judged: { readonly score: number; readonly reason: string } }
      | { readonly judged?: never; readonly failure: string }
    ) & { readonly spent: Spent }
  >;
}

export function createChatJudge(model: ChatModel): ChatJudge {
  const failures = createFailures('evaluate with a lower --turns');
  const schema = answerSchemaOf('rate_response', answerRateResponse);
  return {
    id: model.id,
    ready: async (signal) => await model.ready?.(signal),
    async judge({ seed, signal, ...question }) {
      throwIfStopped(signal);
      const answer = await askFitting(model, failures, {
        name: 'rate_response',
        prompt: promptRateResponse(question),
        type: answerRateResponse,
        schema,
        seed,
        signal,
      });
      const { spent } = answer;
      return answer.output === undefined
        ? { failure: answer.failure, spent }
        : { judged: answer.output, spent };
    },
  };
}
