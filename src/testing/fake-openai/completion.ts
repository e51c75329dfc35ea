// A chat completion as OpenAI sends it: in one piece, or as server-sent events.
import type { Reply } from './faults.ts';
import type { FakeRequest } from './request.ts';
import { countTokens } from './tokens.ts';
import { callsText, wireCalls } from './tool-calls.ts';

export interface CompletionTokens {
  readonly input: number;
  readonly cached: number;
  /** With the reasoning tokens. */
  readonly output: number;
  readonly reasoning: number;
}

/** The tokens that a reply costs, and `reasoning` more that nobody sees. */
export function outputTokens({ content, refusal, calls = [] }: Reply, reasoning: number): number {
  return countTokens((content ?? '') + (refusal ?? '') + callsText(calls)) + reasoning;
}

function usageOf({ input, cached, output, reasoning }: CompletionTokens): object {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

function frame(request: FakeRequest, object: string): object {
  return {
    id: `chatcmpl-fake-${request.index}`,
    object,
    created: Math.floor(Date.now() / 1000),
    model: request.model,
  };
}

/** The body of a whole completion. */
export function completionBody(request: FakeRequest, reply: Reply, tokens: CompletionTokens): object {
  const { content, refusal = null, finishReason, noChoices, calls } = reply;
  const message = {
    role: 'assistant',
    content,
    refusal,
    annotations: [],
    ...(calls === undefined ? {} : { tool_calls: wireCalls(request, calls) }),
  };
  return {
    ...frame(request, 'chat.completion'),
    choices: noChoices === true ? [] : [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage: usageOf(tokens),
    service_tier: 'default',
    system_fingerprint: 'fp_fake',
  };
}

/** How much of a content one event carries. */
const charactersPerEvent = 40;

/** The same as events, each a whole `data:` line; the usage comes only where `stream_options.include_usage` asks for it. */
export function completionEvents(request: FakeRequest, reply: Reply, tokens: CompletionTokens): string[] {
  const { content, refusal, finishReason, noChoices, calls = [] } = reply;
  const options = request.body.stream_options as { include_usage?: boolean } | undefined;
  const withUsage = options?.include_usage === true;
  const event = (choices: readonly object[], usage: object | null = null) =>
    `data: ${JSON.stringify({
      ...frame(request, 'chat.completion.chunk'),
      system_fingerprint: 'fp_fake',
      choices,
      ...(withUsage ? { usage } : {}),
    })}\n\n`;
  const delta = (part: object, finish: string | null = null) =>
    event([{ index: 0, delta: part, logprobs: null, finish_reason: finish }]);
  const pieces = (text: string | null | undefined) => [
    ...(text ?? '').matchAll(new RegExp(`[^]{1,${charactersPerEvent}}`, 'gu')),
  ];
  const choice = [
    delta({ role: 'assistant', content: '', refusal: null }),
    ...pieces(content).map(([piece]) => delta({ content: piece })),
    ...pieces(refusal).map(([piece]) => delta({ refusal: piece })),
    ...wireCalls(request, calls).map((call, index) => delta({ tool_calls: [{ index, ...call }] })),
    delta({}, finishReason),
  ];
  return [
    ...(noChoices === true ? [] : choice),
    ...(withUsage ? [event([], usageOf(tokens))] : []),
    'data: [DONE]\n\n',
  ];
}
