// The seam of an evaluation: what plays an example, one answer at a time.
import type { ChatReply, ChatTurn } from '../model/chat.ts';
import type { Example } from '../model/example.ts';

export interface PlayerTurn extends ChatTurn {
  /** What is played. A model must not look at it; the built-in players may. */
  readonly example: Example;
  /** The number of answers it has already given to this example. */
  readonly round: number;
}

export interface Player {
  /** As written on the command line: `openai:gpt-5-mini`, `player:perfect`. */
  readonly id: string;
  /** Whether it can answer at all, found out before any example. Throws `usage` or `model` with what to do. */
  ready?(signal: AbortSignal): Promise<void>;
  /**
   * One answer to the conversation so far; having none is a value. Throws `model` if no later question could
   * be answered either, and `interrupted` if the signal aborts.
   */
  reply(turn: PlayerTurn): Promise<ChatReply>;
}
