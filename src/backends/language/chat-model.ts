// A language model as the rest of this folder sees it: messages in, one text out.
import type { JsonObject } from '../../model/json.ts';
import type { Usage } from '../../model/sample.ts';
import type { Message } from '../../model/seams.ts';

/** The shape an answer must have. One object a stage and run, so that what follows from it can be kept with it. */
export interface AnswerSchema {
  /** `toolgrad_<stage>`. */
  readonly name: string;
  /** JSON Schema with closed objects, as strict structured output wants it. */
  readonly schema: JsonObject;
}

export interface ChatRequest {
  readonly messages: readonly Message[];
  readonly schema: AnswerSchema;
  /** In [0, 2^31). */
  readonly seed: number;
  readonly signal: AbortSignal;
}

export interface ChatAnswer {
  readonly text: string;
  /** `length` where the text was cut off at a limit; `refusal` where the text says why there is no answer. */
  readonly finish: 'stop' | 'length' | 'refusal';
  readonly usage: Usage;
  /** Null where no price is known. */
  readonly costUsd: number | null;
  /** True where nobody was asked: the answer had been kept. */
  readonly cached?: boolean;
}

export interface ChatModel {
  /** As it is written on the command line: `openai:gpt-5-mini`. */
  readonly id: string;
  /** Whether it can answer at all. Throws `usage` or `model` with what to do. */
  ready?(signal: AbortSignal): Promise<void>;
  /**
   * One request, with whatever retries it takes. Throws ChatFault where this request has no answer, `model` or `usage`
   * where none will have one, and `interrupted`.
   */
  chat(request: ChatRequest): Promise<ChatAnswer>;
}
