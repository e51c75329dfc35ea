// Why one request to a language model was not answered, and what can be done about it.

export type FaultKind =
  /** The request is refused for what it is. Another one may be answered. */
  | 'rejected'
  /** The request is longer than the model can read. */
  | 'context'
  /** Something went wrong with this request: an error inside, no answer in time, an answer that cannot be read. */
  | 'failed'
  /** Too many requests or tokens at a time. */
  | 'limited'
  /** Nobody is there: the connection failed, or a gateway says so. */
  | 'absent';

/** A request that was not answered. */
export class ChatFault extends Error {
  readonly kind: FaultKind;
  /** The reason in a few words: `HTTP 500`, `connection refused`. */
  readonly reason: string;
  /** How long the endpoint asks to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Whether the endpoint works, and only what the model wrote was of no use. */
  readonly isAnswer: boolean;
  /** What the endpoint said, as far as it may be shown. */
  readonly said: string;

  /** `message` is a sentence without its full stop, about the endpoint: "localhost:8000 answered with HTTP 500 (…)". */
  constructor(
    kind: FaultKind,
    message: string,
    about: {
      readonly reason: string;
      readonly said?: string;
      readonly retryAfterMs?: number | undefined;
      readonly isAnswer?: true;
    },
  ) {
    super(message);
    this.name = 'ChatFault';
    this.kind = kind;
    this.reason = about.reason;
    this.said = about.said ?? '';
    this.retryAfterMs = about.retryAfterMs;
    this.isAnswer = about.isAnswer === true;
  }

  /** Whether the very same request may be answered later. */
  get passing(): boolean {
    return this.kind === 'failed' || this.kind === 'limited' || this.kind === 'absent';
  }
}
