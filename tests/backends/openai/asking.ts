// Requests for tests of backends that ask a language model: small answers of their own, and no prompt but a line.
import { z } from 'zod';
import { createOpenAiBackend, type OpenAiOptions } from '../../../src/backends/openai/create-openai.ts';
import type { Message, ModelRequest } from '../../../src/model/seams.ts';
import { emptyWorkflow } from '../../../src/model/workflow.ts';

const answer = z.object({ query: z.string(), response: z.string() });

export const good = { query: 'What is new?', response: 'Nothing.' };

/** A request of the stage `write`; the text makes it different from others. */
export function writeRequest(
  text = 'Write.',
  more: Partial<ModelRequest<'write'>> = {},
): ModelRequest<'write'> {
  const messages: readonly Message[] = [
    { role: 'system', content: 'You write.' },
    { role: 'user', content: text },
  ];
  return {
    stage: 'write',
    input: { workflow: emptyWorkflow, tools: [], critiques: [], today: '2026-03-02' },
    prompt: () => messages,
    answer: () => answer,
    seed: 7,
    signal: new AbortController().signal,
    ...more,
  };
}

/** What is asked at that address, with its notices, and quick to try again. */
export function asking(baseUrl: string, options: Partial<OpenAiOptions> = {}) {
  const notices: string[] = [];
  const all: OpenAiOptions = {
    model: 'gpt-5-mini',
    baseUrl,
    env: {},
    retryDelayMs: 5,
    probeEveryMs: 20,
    onNotice: (message) => notices.push(message),
    ...options,
  };
  return { options: all, notices };
}

/** A backend with its notices. */
export function openBackend(baseUrl: string, more: Partial<OpenAiOptions> = {}) {
  const { options, notices } = asking(baseUrl, more);
  return { backend: createOpenAiBackend(options), notices };
}
