// What a fake endpoint can be told.
import type { AnswerOptions } from './answer.ts';
import type { FakeDialect } from './dialects.ts';
import type { FakeRequest } from './request.ts';
import type { PrefixCacheOptions } from './tokens.ts';

/** What the endpoint understands; everything by default. What it does not, it refuses with status 400 in its dialect. */
export interface FakeSupport {
  /** `response_format` of type `json_schema`. */
  readonly jsonSchema?: boolean;
  /** `response_format` of type `json_object`. */
  readonly jsonObject?: boolean;
  /** Native tool calling. */
  readonly tools?: boolean;
  readonly seed?: boolean;
  /** Without it, any temperature but 1 is refused. */
  readonly temperature?: boolean;
  /** `max_tokens`, which newer OpenAI models refuse. */
  readonly maxTokens?: boolean;
}

export interface FakeOpenAiOptions extends AnswerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The models that are known; others are refused. By default every model is, and `fake-model` is listed. */
  readonly models?: readonly string[];
  /** Whose words refusals use; OpenAI's by default. */
  readonly dialect?: FakeDialect;
  readonly supports?: FakeSupport;
  /** The bearer key that is demanded. By default none is, and any is taken. */
  readonly apiKey?: string;
  /** Tokens; a longer prompt is refused. Without a limit by default. */
  readonly contextWindow?: number;
  /** How long every answer takes, in milliseconds; 0 by default. */
  readonly latencyMs?: number | ((request: FakeRequest) => number);
  /** Tokens that each completion is said to have thought, on top of those of its content; 0 by default. */
  readonly reasoningTokens?: number;
  /** Which prefixes are reported as cached. */
  readonly promptCache?: PrefixCacheOptions;
  /** How many of the last requests are kept in `requests`; 1,000 by default. */
  readonly keepRequests?: number;
}
