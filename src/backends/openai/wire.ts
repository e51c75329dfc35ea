// An endpoint over HTTP, as the rest of this folder sees it.

/** The body of a request, as `chat/completions` takes it; more fields by what is asked for. */
export interface RequestBody {
  readonly model: string;
  readonly messages: readonly object[];
  readonly seed?: number;
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
}

/** One attempt a request, bodies as they come. Rejects with ChatFault or ObstacleFault. */
export interface Wire {
  /** `POST chat/completions`. */
  complete(body: RequestBody, signal: AbortSignal): Promise<unknown>;
  /** `GET models`, or one of them by its name. */
  models(signal: AbortSignal, name?: string): Promise<unknown>;
}
