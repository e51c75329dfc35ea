// A transport wrapper that keeps messages that crash the SDK away from it: the SDK prints unusable messages into its errors.
import {
  isJSONRPCErrorResponse,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/sdk/types.js';
import { deepestMessage, isTooDeep } from '../model/nesting.ts';
import { errorInPlace } from './answer-limit.ts';
import { OuterTransport, type Receive } from './outer-transport.ts';

/** Messages that are nested too deeply are not passed on: answers are replaced by an error, others are dropped. */
export class GuardedTransport extends OuterTransport {
  protected receive(...[message, extra]: Parameters<Receive>): void {
    try {
      const heard = isTooDeep(message, deepestMessage) ? inPlaceOf(message) : message;
      if (heard === undefined) this.onerror?.(new Error('sent a message that is nested too deeply'));
      else this.onmessage?.(heard, extra);
    } catch (error) {
      // The reader is in the middle of the stream: a single message must not end the process.
      this.onerror?.(error as Error);
    }
  }
}

function inPlaceOf(message: JSONRPCMessage): JSONRPCMessage | undefined {
  const isAnswer = isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message);
  return isAnswer && message.id !== undefined ? errorInPlace('tooDeep', message.id) : undefined;
}
