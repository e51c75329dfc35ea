// A transport wrapper that keeps messages that crash the SDK away from it: the SDK prints unusable messages into its errors.
import type { Transport, TransportSendOptions } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  isJSONRPCErrorResponse,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/sdk/types.js';
import { errorInPlace } from './answer-limit.ts';
import { deepestMessage, isTooDeep } from './nesting.ts';

/** Messages that are nested too deeply are not passed on: answers are replaced by an error, others are dropped. */
export class GuardedTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: NonNullable<Transport['onmessage']>;

  readonly #inner: Transport;

  constructor(inner: Transport) {
    this.#inner = inner;
  }

  setProtocolVersion(version: string): void {
    this.#inner.setProtocolVersion?.(version);
  }

  async start(): Promise<void> {
    this.#inner.onmessage = (message, extra) => this.#receive(message, extra);
    this.#inner.onerror = (error) => this.onerror?.(error);
    this.#inner.onclose = () => this.onclose?.();
    await this.#inner.start();
  }

  send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    return this.#inner.send(message, options);
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  #receive(...[message, extra]: Parameters<NonNullable<Transport['onmessage']>>): void {
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
