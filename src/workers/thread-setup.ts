// What a worker thread is told once, as data, and what the two threads ask of each other.

import type { FaultKind } from '../backends/language/chat-fault.ts';
import type { ChatAnswer, ChatRequest } from '../backends/language/chat-model.ts';
import type { CheckOptions } from '../checks/checks.ts';
import type { MetElsewhere } from '../model/seams.ts';
import type { ToolCall } from '../model/tool.ts';
import type { ServerConfig } from '../tools/server-config.ts';

export interface ThreadSetup {
  /** Servers that the thread opens itself; those of this program by their names. */
  readonly own: readonly OwnServer[];
  readonly secrets: readonly string[];
  readonly version: string;
  readonly checks: { readonly names: readonly string[]; readonly options: CheckOptions };
  /** The scheme of a local model; or the id of one that the main thread is asked for. */
  readonly model: { readonly local: string } | { readonly asked: string };
  /** Whether the spending has limits, which the main thread keeps. */
  readonly limited: boolean;
}

export type OwnServer =
  | { readonly bundled: string; readonly settings: ServerConfig['settings'] }
  | { readonly config: ServerConfig };

/** A call of a server that the main thread has opened. */
export interface RemoteCall {
  readonly session: number;
  readonly label: string;
  readonly call: ToolCall;
}

/** What a thread has met with a server of its own. */
export interface Met {
  readonly server: string;
  readonly met: MetElsewhere;
}

/** A request to the model. */
export type RemoteChat = Omit<ChatRequest, 'signal'>;

/** What the model answered, or why this request has no answer. */
export type ChatReply =
  | { readonly answer: ChatAnswer }
  | {
      readonly fault: {
        readonly kind: FaultKind;
        readonly message: string;
        readonly reason: string;
        readonly said: string;
        readonly retryAfterMs: number | undefined;
      };
    };
