// How a language model is asked.
/** How a language model is asked. Times are in milliseconds. */
export interface AskingOptions {
  /** OpenAI's, or that of `OPENAI_BASE_URL`, where it is not given. */
  readonly baseUrl?: string;
  /** The model's own where it is not given; some models take no other. */
  readonly temperature?: number;
  /** A folder: what was answered once is not asked again. */
  readonly cacheDir?: string;
  /** A file that every answer is recorded in, for `replay:FILE`. */
  readonly record?: string;
  /** Requests side by side. */
  readonly concurrency?: number;
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  /** Tokens that an answer may take, where the endpoint is to be told: some cut answers short unless they are. */
  readonly maxAnswerTokens?: number;
  /** How long one answer may take. */
  readonly timeoutMs?: number;
  /** How long nothing may be answered before the run ends. */
  readonly patienceMs?: number;
}
