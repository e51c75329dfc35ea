// What an endpoint can object to, before anybody has put it into words.

/** Why a request is refused. */
export type Problem =
  | 'no key'
  | 'wrong key'
  | 'forbidden'
  | 'unknown model'
  | 'no credit'
  | 'rate limited'
  | 'context length'
  | 'json_schema unsupported'
  | 'json_object unsupported'
  | 'tools unsupported'
  | 'unsupported parameter'
  | 'server error'
  | 'overloaded';

/** What the wordings of a refusal mention. */
export interface ProblemFacts {
  readonly model: string;
  readonly promptTokens: number;
  /** Tokens. */
  readonly contextWindow: number;
  /** The parameter that is not supported, and its value. */
  readonly parameter: string;
  readonly value: string;
  /** The beginning of the key that was sent. */
  readonly key: string;
}

/** A refusal in words. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
  /** More fields beside the message. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Wordings = Readonly<Record<Problem, (facts: ProblemFacts) => Refusal>>;
