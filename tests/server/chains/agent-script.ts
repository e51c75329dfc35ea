// An agent by rule: it knows what the prompts of this program look like, and nothing of what goes on behind them.

import type { FakeRequest } from '../../../src/testing/fake-openai/request.ts';
import { answerStages } from '../../support/stage-answers/answer-stages.ts';

/** What a request gives an agent to go by. */
export interface Asked {
  readonly number: number;
  readonly stage: string;
  readonly prompt?: string | undefined;
  readonly schema: object;
  readonly remaining: number;
}

/** Answers a request's prompt with the text of a JSON object; the same prompt always alike. */
export async function answerPrompt({ stage, prompt = '' }: Asked, errorRate = 0): Promise<string> {
  const request = {
    index: 0,
    headers: {},
    model: 'agent',
    messages: [],
    text: prompt,
    format: 'json_schema',
  };
  const answer = answerStages({ errorRate, planShare: 0.3 });
  const named = { ...request, schemaName: `toolgrad_${stage}`, stream: false, body: {} };
  return (await answer(named as unknown as FakeRequest)) as string;
}
