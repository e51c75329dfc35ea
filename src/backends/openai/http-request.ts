// A request over HTTP, as far as a client of JSON needs it.

/** What of `RequestInit` a client of JSON sends. */
export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: string;
  readonly signal?: AbortSignal;
}
