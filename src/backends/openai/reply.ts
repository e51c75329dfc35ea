// A chat completion as endpoints send it, read leniently: they agree on the outline and on little else.
import { z } from 'zod';
import { isObject, type JsonObject } from '../../model/json.ts';
import { noUsage, type Usage } from '../../model/sample.ts';
import { ChatFault } from '../language/chat-fault.ts';
import type { Endpoint } from './endpoint.ts';
import { faultOfBreak, faultOfReply, ObstacleFault } from './http-fault.ts';
import { besideOf, callsIn, type WrittenCall } from './written-calls.ts';

const count = z.number().nonnegative().catch(0);

const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(undefined),
  completion_tokens_details: z.object({ reasoning_tokens: count }).nullish().catch(undefined),
  /** DeepSeek's word for cached tokens. */
  prompt_cache_hit_tokens: z.number().nonnegative().optional().catch(undefined),
  /** USD, where the endpoint keeps the bill itself (OpenRouter). */
  cost: z.number().nonnegative().optional().catch(undefined),
});

const contentSchema = z.union([
  z.string(),
  z.array(z.object({ type: z.string().optional(), text: z.string().optional() })),
]);

const replySchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: contentSchema.nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: usageSchema.nullish().catch(undefined),
});

export interface Reply {
  readonly text: string;
  readonly finish: 'stop' | 'length' | 'refusal';
  /** Set where the endpoint's content filter has taken the answer: its text is ours. */
  readonly isFiltered?: true;
  readonly calls: readonly WrittenCall[];
  /** Fields of the message that have to go back with it. */
  readonly beside: JsonObject | undefined;
  /** Undefined where the endpoint does not tell. */
  readonly usage: Usage | undefined;
  /** What the endpoint says it costs. */
  readonly costUsd: number | undefined;
}

/** The first choice of the completion in a body that came with a 2xx. Throws ChatFault or ObstacleFault where it has none. */
export function readReply(body: unknown, endpoint: Endpoint): Reply {
  const value = typeof body === 'string' ? jsonIn(body, endpoint) : body;
  const parsed = replySchema.safeParse(value);
  const choice = parsed.data?.choices[0];
  if (parsed.data === undefined || choice === undefined) throw faultIn(value, endpoint);
  const { finish_reason: reason, message } = choice;
  const usage = parsed.data.usage ?? undefined;
  const told = {
    usage: usage === undefined ? undefined : usageOf(usage),
    costUsd: usage?.cost,
    calls: callsIn(message as JsonObject),
    beside: besideOf(message as JsonObject),
  };
  if (message.refusal) return { ...told, text: message.refusal, finish: 'refusal' };
  if (reason === 'content_filter') {
    const text = "The endpoint's content filter stopped the answer.";
    return { ...told, text, finish: 'refusal', isFiltered: true };
  }
  return { ...told, text: textOf(message.content), finish: reason === 'length' ? 'length' : 'stop' };
}

/** Not every endpoint says that it sends JSON. */
function jsonIn(text: string, endpoint: Endpoint): unknown {
  if (/^\s*</.test(text)) throw new ObstacleFault('page', 200, '');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw faultOfBreak(error, endpoint);
  }
}

function faultIn(value: unknown, endpoint: Endpoint): Error {
  if (isObject(value) && value.error !== undefined && value.error !== null) {
    // Some endpoints send their errors with status 200.
    const code = isObject(value.error) ? Number(value.error.code) : Number.NaN;
    const status = code >= 400 && code < 600 ? code : 500;
    return faultOfReply({ status, header: () => null, text: JSON.stringify(value) }, endpoint);
  }
  return new ChatFault('failed', `${endpoint.host} sent an answer without a choice`, {
    reason: 'its answers are empty',
  });
}

function usageOf(usage: z.infer<typeof usageSchema>): Usage {
  return {
    inputTokens: usage.prompt_tokens,
    cachedInputTokens:
      usage.prompt_tokens_details?.cached_tokens ??
      usage.prompt_cache_hit_tokens ??
      noUsage.cachedInputTokens,
    outputTokens: usage.completion_tokens,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? noUsage.reasoningTokens,
  };
}

/** Some endpoints send the text in parts, thinking among them, which has no `text`. */
function textOf(content: z.infer<typeof contentSchema> | null | undefined): string {
  if (typeof content === 'string') return content;
  return content?.map(({ text }) => text ?? '').join('') ?? '';
}
