// A player made of a model with native tool calling: its faults become failures, and its answers are counted.
import type { ChatReply, ChatTurn } from '../../model/chat.ts';
import { nothingSpent } from '../../model/sample.ts';
import { throwIfStopped } from '../../timing/stop.ts';
import { spentOn } from '../language/ask-fitting.ts';
import { ChatFault } from '../language/chat-fault.ts';
import { createFailures } from '../language/failures.ts';
import type { ToolChatModel } from './tool-chat.ts';

/** What plays an example by what it is told in messages, and knows nothing else of it. */
export interface ChatPlayer {
  readonly id: string;
  ready(signal: AbortSignal): Promise<void>;
  /** Throws `model` where no later question could be answered either, and `interrupted` where the signal aborts. */
  reply(turn: ChatTurn): Promise<ChatReply>;
}

/** How calls look that a server did not take out of the text of a model. */
const callInText = /<tool_call>|<\|tool_call|\[TOOL_CALLS\]|<function=\w/;

/** `onNotice` is told once where the model seems to write its calls as text. */
export function createChatPlayer(model: ToolChatModel, onNotice: (message: string) => void): ChatPlayer {
  const failures = createFailures('lower --tools-per-sample');
  let hasCalled = false;
  let isTold = false;

  return {
    id: model.id,
    ready: async (signal) => await model.ready?.(signal),
    async reply(turn) {
      throwIfStopped(turn.signal);
      // The endpoints' own limit: a signed 32-bit number.
      const seed = turn.seed & 0x7fffffff;
      try {
        const answer = await model.chat({ ...turn, seed });
        failures.answered('an example');
        const { text, calls, beside, cut } = answer;
        hasCalled ||= calls.length > 0;
        if (!hasCalled && !isTold && callInText.test(text ?? '')) {
          isTold = true;
          onNotice(
            `${model.id} writes its calls as text, which does not count: start its server with a tool-call parser for this model (vLLM: --enable-auto-tool-choice and --tool-call-parser).`,
          );
        }
        const more = { ...(beside === undefined ? {} : { beside }), ...(cut === undefined ? {} : { cut }) };
        return { text, calls, ...more, spent: spentOn(answer) };
      } catch (error) {
        if (!(error instanceof ChatFault)) throw error;
        return { failure: failures.failureOf('an example', error), spent: nothingSpent };
      }
    },
  };
}
