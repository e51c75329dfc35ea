// A model with native tool calling as the rest of this folder sees it: messages and tools in, text and calls out.
import type { AnswerCut, ChatCall, ChatTurn } from '../../model/chat.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Usage } from '../../model/sample.ts';

export interface ToolChatAnswer {
  readonly text: string | null;
  readonly calls: readonly ChatCall[];
  readonly beside?: JsonObject;
  readonly cut?: AnswerCut;
  readonly usage: Usage;
  /** Null where no price is known. */
  readonly costUsd: number | null;
  /** True where nobody was asked: the answer had been kept. */
  readonly cached?: boolean;
}

export interface ToolChatModel {
  /** As it is written on the command line: `openai:gpt-5-mini`. */
  readonly id: string;
  /** Whether it can answer at all. Throws `usage` or `model` with what to do. */
  ready?(signal: AbortSignal): Promise<void>;
  /**
   * One request, with whatever retries it takes. Throws ChatFault where this request has no answer, `model` or `usage`
   * where none will have one, and `interrupted`.
   */
  chat(turn: ChatTurn): Promise<ToolChatAnswer>;
}
