// The tokens that a completion says it took, in the spellings of endpoints; unknown where it says nothing of use.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { Usage } from '../../model/sample.ts';

/** A count, also as text; undefined for anything else. */
function count(value: JsonValue | undefined): number | undefined {
  const number = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function first(object: JsonObject, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const found = count(object[name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inside(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : {};
}

/**
 * What a body tells of its tokens. Undefined where it tells nothing, or that a prompt took none: that is no count.
 * Thoughts that are not among the tokens of the answer are found by the total.
 */
export function usageIn(body: JsonObject): Usage | undefined {
  const [usage] = [body.usage, inside(body, 'x_groq').usage, body.usageMetadata, body].filter(isObject);
  if (usage === undefined) return undefined;
  const input = first(
    usage,
    'prompt_tokens',
    'input_tokens',
    'promptTokens',
    'inputTokens',
    'promptTokenCount',
    'prompt_eval_count',
  );
  const answer = first(
    usage,
    'completion_tokens',
    'output_tokens',
    'completionTokens',
    'outputTokens',
    'candidatesTokenCount',
    'eval_count',
  );
  const total = first(usage, 'total_tokens', 'totalTokens', 'totalTokenCount');
  // Anthropic counts what is read from a cache, or written into one, beside the input.
  const asideInput =
    count(usage.cache_creation_input_tokens) === undefined || usage.prompt_tokens !== undefined
      ? 0
      : (count(usage.cache_creation_input_tokens) ?? 0) + (count(usage.cache_read_input_tokens) ?? 0);
  const prompt =
    input !== undefined
      ? input + asideInput
      : total !== undefined && answer !== undefined
        ? total - answer
        : undefined;
  if (prompt === undefined || prompt <= 0) return undefined;
  const told = inside(usage, 'completion_tokens_details');
  const thought =
    first(told, 'reasoning_tokens') ?? first(usage, 'reasoning_tokens', 'thoughtsTokenCount') ?? 0;
  // Google counts thoughts beside the candidates.
  const aside = total === undefined ? (count(usage.thoughtsTokenCount) ?? 0) : 0;
  const beyond = Math.max(aside, (total ?? 0) - prompt - (answer ?? 0));
  const cached =
    first(inside(usage, 'prompt_tokens_details'), 'cached_tokens') ??
    first(inside(usage, 'input_tokens_details'), 'cached_tokens') ??
    // DeepSeek's word for cached tokens, and Anthropic's.
    first(usage, 'prompt_cache_hit_tokens', 'cache_read_input_tokens', 'cached_tokens') ??
    0;
  return {
    inputTokens: prompt,
    cachedInputTokens: Math.min(cached, prompt),
    outputTokens: (answer ?? 0) + beyond,
    reasoningTokens: Math.max(thought, beyond),
  };
}

/** USD, where the endpoint keeps the bill itself. */
export function costIn(body: JsonObject): number | undefined {
  const cost = inside(body, 'usage').cost;
  return typeof cost === 'number' && cost >= 0 ? cost : undefined;
}
