// A transport round another one that spoils what comes through it, as production does, but on purpose and by a seed.
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport, TransportSendOptions } from '@modelcontextprotocol/sdk/shared/transport.js';
import type {
  JSONRPCMessage,
  JSONRPCRequest,
  JSONRPCResultResponse,
  RequestId,
} from '@modelcontextprotocol/sdk/types.js';
import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
} from '@modelcontextprotocol/sdk/types.js';
import type { JsonObject } from '../model/json.ts';
import type { AnswerLimit } from '../transports/answer-limit.ts';
import { LineReader } from '../transports/line-reader.ts';
import { RateLimitError, retryAfterText } from '../transports/rate-limit-answer.ts';
import { ChangedTools } from './changed-tools.ts';
import type { FaultInjector, Mishap } from './fault-injector.ts';
import type { FaultName } from './faults.ts';
import { nested, spoilResult } from './spoil-result.ts';

export interface FaultyTransportOptions {
  readonly faults: FaultInjector;
  /** What the session is for that the connection belongs to. */
  readonly label: string;
  readonly limit: AnswerLimit;
}

/** Sent in chunks, as a server would: the whole of a huge result never stands in memory. */
const filler = Buffer.alloc(1 << 16, 'All work and no play makes Jack a dull boy. ');

export class FaultyTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: NonNullable<Transport['onmessage']>;

  readonly #inner: Transport;
  readonly #options: FaultyTransportOptions;
  /** What befalls the answers that are still awaited. */
  readonly #mishaps = new Map<RequestId, Mishap>();
  readonly #listings = new Set<RequestId>();
  readonly #changed = new ChangedTools();
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;

  constructor(inner: Transport, options: FaultyTransportOptions) {
    this.#inner = inner;
    this.#options = options;
  }

  setProtocolVersion(version: string): void {
    this.#inner.setProtocolVersion?.(version);
  }

  async start(): Promise<void> {
    const { faults, label } = this.#options;
    if (faults.startFails(label)) {
      faults.injected('failedStart');
      throw new Error('cannot be reached, on purpose ("failedStart")');
    }
    this.#inner.onmessage = (message) => this.#receive(message);
    this.#inner.onerror = (error) => this.onerror?.(error);
    this.#inner.onclose = () => this.#closed();
    await this.#inner.start();
  }

  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if (isJSONRPCRequest(message)) {
      if (message.method === 'tools/list') this.#listings.add(message.id);
      if (message.method === 'tools/call' && this.#isAnswered(message)) return;
    }
    await this.#inner.send(message, options);
  }

  async close(): Promise<void> {
    this.#forget();
    await this.#inner.close();
    this.#closed();
  }

  #closed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#forget();
    this.onclose?.();
  }

  /** Answers that are being held back reach nobody any more. */
  #forget(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Decides what befalls a call; true where it has been answered in the server's place. Throws what a transport would. */
  #isAnswered(request: JSONRPCRequest): boolean {
    const { faults, label } = this.#options;
    const { name, arguments: args } = request.params as { name: string; arguments?: unknown };
    const mishap = faults.befall(label, name, args);
    const refusal = this.#changed.refusal(name);
    if (refusal !== undefined) {
      this.#answerWith(request.id, mishap, { error: refusal });
      return true;
    }
    const answer = this.#inItsPlace(mishap, name);
    if (answer === undefined) {
      this.#mishaps.set(request.id, mishap);
      return false;
    }
    this.#answerWith(request.id, mishap, answer);
    return true;
  }

  /** What a call gets that never reaches the server. */
  #inItsPlace({ fault, random }: Mishap, tool: string): JsonObject | undefined {
    const { faults } = this.#options;
    switch (fault) {
      case 'errorResult':
        faults.injected(fault);
        return { result: failed('The service is not available at the moment.') };
      case 'protocolError':
        faults.injected(fault);
        return { error: { code: -32603, message: 'Internal error' } };
      case 'sessionLost':
        faults.injected(fault);
        throw new StreamableHTTPError(404, 'Error POSTing to endpoint: Session not found');
      case 'expiredToken':
        faults.injected(fault);
        throw new StreamableHTTPError(401, 'Error POSTing to endpoint: the access token has expired');
      case 'rateLimited': {
        faults.injected(fault);
        const { retryAfterMs } = faults.parameters(fault);
        const form = random.integer(0, 2);
        if (form === 0) throw new RateLimitError(429, 'too many requests', retryAfterMs);
        if (form === 1)
          return { error: { code: -32029, message: 'Rate limit exceeded', data: { retryAfterMs } } };
        return { result: failed(`HTTP 429: too many requests${retryAfterText(retryAfterMs)}`) };
      }
      case 'changedTool': {
        faults.injected(fault);
        this.#changed.change(tool, random);
        if (faults.parameters(fault).announce) {
          this.onmessage?.({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' });
        }
        return { error: this.#changed.refusal(tool) };
      }
      default:
        return undefined;
    }
  }

  #answerWith(id: RequestId, { latencyMs }: Mishap, answer: JsonObject): void {
    // Never at once: whoever sends does not expect to be answered before it has sent.
    this.#later(latencyMs, () => this.onmessage?.({ jsonrpc: '2.0', id, ...answer } as JSONRPCMessage));
    if (latencyMs > 0) this.#options.faults.injected('latency');
  }

  #receive(message: JSONRPCMessage): void {
    const isResult = isJSONRPCResultResponse(message);
    if (!isResult && !isJSONRPCErrorResponse(message)) {
      this.onmessage?.(message);
      return;
    }
    const id = message.id as RequestId;
    if (this.#listings.delete(id) && isResult) {
      this.onmessage?.({ ...message, result: this.#changed.inListing(message.result) });
      return;
    }
    const mishap = this.#mishaps.get(id);
    this.#mishaps.delete(id);
    const deliver = () => {
      if (mishap?.fault === undefined || !isResult) this.onmessage?.(message);
      else this.#spoil(message, mishap.fault, mishap);
    };
    if (mishap === undefined || mishap.latencyMs === 0) deliver();
    else {
      this.#options.faults.injected('latency');
      this.#later(mishap.latencyMs, deliver);
    }
  }

  #spoil(message: JSONRPCResultResponse, fault: FaultName, { random }: Mishap): void {
    const { faults } = this.#options;
    const spoilt = spoilResult(fault, message.result as JsonObject, random);
    if (spoilt !== undefined) {
      faults.injected(fault);
      this.onmessage?.({ ...message, result: spoilt as JSONRPCResultResponse['result'] });
      return;
    }
    if (fault === 'schemaViolation') {
      // Without structured content there is no promise to break.
      this.onmessage?.(message);
      return;
    }
    faults.injected(fault);
    switch (fault) {
      case 'hang':
        return;
      case 'wrongId':
        this.onmessage?.({ ...message, id: `${message.id}-of-another` });
        return;
      case 'malformedJson': {
        const line = JSON.stringify(message);
        this.#receiveBytes([Buffer.from(line.slice(0, Math.ceil(line.length * 0.7))), lineBreak]);
        return;
      }
      case 'hugeResult':
        this.#receiveBytes(hugeAnswer(message.id, faults.parameters(fault).bytes));
        return;
      case 'deepNesting': {
        const structuredContent = nested(faults.parameters(fault).levels);
        this.onmessage?.({ ...message, result: { content: [], structuredContent } });
        return;
      }
      case 'connectionLost':
        this.#closed();
        void this.#inner.close().catch(() => {});
        return;
    }
  }

  /** As if the bytes had come from the wire: what is done about them there is done about them here. */
  #receiveBytes(chunks: Iterable<Buffer>): void {
    const reader = new LineReader({
      limit: this.#options.limit,
      onMessage: (message) => this.onmessage?.(message),
      onError: (error) => this.onerror?.(error),
    });
    for (const chunk of chunks) reader.push(chunk);
  }

  #later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, milliseconds);
    this.#timers.add(timer);
  }
}

const lineBreak = Buffer.from('\n');

const failed = (text: string): JsonObject => ({ content: [{ type: 'text', text }], isError: true });

function* hugeAnswer(id: RequestId, bytes: number): Generator<Buffer> {
  yield Buffer.from(`{"result":{"content":[{"type":"text","text":"`);
  for (let left = bytes; left > 0; left -= filler.length) yield filler.subarray(0, left);
  yield Buffer.from(`"}]},"jsonrpc":"2.0","id":${JSON.stringify(id)}}\n`);
}
