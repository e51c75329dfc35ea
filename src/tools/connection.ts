// One live connection to a server: connect, list, call, close. Sessions and policy are handled elsewhere.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SseError } from '@modelcontextprotocol/sdk/client/sse.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { FaultInjector } from '../faults/fault-injector.ts';
import { FaultyTransport } from '../faults/faulty-transport.ts';
import type { JsonObject } from '../model/json.ts';
import type { Outcome } from '../model/tool.ts';
import { AnswerLimit } from '../transports/answer-limit.ts';
import { GuardedTransport } from '../transports/guarded-transport.ts';
import { EndlessLineError } from '../transports/line-reader.ts';
import { StdioTransport } from '../transports/stdio-transport.ts';
import {
  isAnswer,
  isBroken,
  isPipeError,
  isUnanswered,
  outcomeOfError,
  predicateOf,
  withHint,
} from './connection-errors.ts';
import { listPages } from './list-pages.ts';
import type { ServerConfig } from './server-config.ts';
import { TimeLimitError, within } from './time-limit.ts';
import { outcomeOf } from './tool-result.ts';
import { type TransportOptions, transportTo } from './transports.ts';

/** Time limits are enforced by `within`; the SDK's own is set to the longest possible timer. */
const noLimit = 2 ** 31 - 1;
const pingLimitMs = 5_000;

const anyObject = z.looseObject({});

/** The SDK would compile a validator for elicitation answers for every client; these clients never get any. */
const noElicitation = {
  getValidator(): never {
    throw new Error('This client does not support elicitation.');
  },
};

/** A server could not be connected to or listed: the message is a predicate, "exited with code 1". */
export class ConnectionError extends Error {
  /** The last lines the server wrote to stderr. */
  readonly stderr: readonly string[];

  constructor(predicate: string, stderr: readonly string[], cause: unknown) {
    super(predicate, { cause });
    this.stderr = stderr;
  }
}

export interface ConnectOptions extends TransportOptions {
  /** This program's version, for the handshake. */
  readonly version: string;
  /** Injects faults into the traffic, if configured. */
  readonly faults?: FaultInjector | undefined;
}

/** An open connection. Throws ConnectionError, or `interrupted`. */
export async function connect(
  config: ServerConfig,
  { version, label = '', faults, onNotice }: ConnectOptions,
  signal: AbortSignal,
): Promise<Connection> {
  let connection: Connection | undefined;
  try {
    const limit = new AnswerLimit(config.settings.maxResultBytes);
    const inner = await transportTo(config.transport, limit, { label, onNotice });
    const guarded = new GuardedTransport(inner);
    const transport =
      faults === undefined
        ? guarded
        : new GuardedTransport(new FaultyTransport(guarded, { faults, label, limit }));
    connection = new Connection(config, transport, { inner, limit, version, onNotice });
    await connection.open(signal);
    return connection;
  } catch (error) {
    const failure = await failureOf(connection, withHint(error), signal);
    await connection?.close();
    throw failure;
  }
}

const withoutEndpoint =
  '; it opened a stream and did not say in an event "endpoint" where requests are sent: for a newer server, leave out "type": "sse"';
const prettyPrinted = '; it prints JSON over several lines, where the protocol wants each message on one';

async function failureOf(connection: Connection | undefined, error: unknown, signal: AbortSignal) {
  if (signal.aborted) return error;
  // What the server answered tells more than its end, which may be our doing: a handshake that fails closes the connection.
  const isOwnEnd = error instanceof TimeLimitError || isAnswer(error);
  const ending = isOwnEnd ? undefined : await connection?.settledEnding();
  const pretty = connection?.printsPretty === true ? prettyPrinted : '';
  const isLost = error instanceof TimeLimitError && connection?.hasNoEndpoint === true;
  const more = isLost ? withoutEndpoint : pretty;
  return new ConnectionError(`${ending ?? predicateOf(error)}${more}`, connection?.stderr ?? [], error);
}

export class Connection {
  readonly config: ServerConfig;
  /** The server says that its tools have changed. */
  onToolsChanged: () => void = () => {};
  protocolVersion = '';

  readonly #client: Client;
  readonly #transport: Transport;
  /** The server's process, if we started it. */
  readonly #process: StdioTransport | undefined;
  readonly #limit: AnswerLimit;
  readonly #onNotice: (message: string) => void;
  #state: 'opening' | 'open' | 'lost' | 'closed' = 'opening';
  #lost: string | undefined;
  #onLost: (predicate: string) => void = () => {};
  #isStarted = false;
  #calls = 0;
  #pinging: Promise<void> | undefined;

  /** `inner` is what reaches the server, if `transport` wraps it. */
  constructor(
    config: ServerConfig,
    transport: Transport,
    {
      inner,
      limit,
      version,
      onNotice = () => {},
    }: Pick<ConnectOptions, 'version' | 'onNotice'> & {
      readonly inner: Transport;
      readonly limit: AnswerLimit;
    },
  ) {
    this.config = config;
    this.#transport = transport;
    this.#process = inner instanceof StdioTransport ? inner : undefined;
    this.#limit = limit;
    this.#onNotice = onNotice;
    this.#client = new Client({ name: 'toolgrad-mcp', version }, { jsonSchemaValidator: noElicitation });
    this.#client.onclose = () => this.#lose();
    this.#client.onerror = (error) => this.#suspect(error);
    this.#client.setNotificationHandler(ToolListChangedNotificationSchema, () => this.onToolsChanged());
    const start = transport.start.bind(transport);
    transport.start = async () => {
      await start();
      this.#isStarted = true;
    };
    // The SDK does not expose the negotiated version, but passes it to the transport.
    const setProtocolVersion = transport.setProtocolVersion?.bind(transport);
    transport.setProtocolVersion = (agreed) => {
      this.protocolVersion = agreed;
      setProtocolVersion?.(agreed);
    };
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  get serverVersion(): string {
    return this.#client.getServerVersion()?.version ?? '';
  }

  /** The process id, if the server is a child process. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Whether a server of the older transport has not said where requests are sent. */
  get hasNoEndpoint(): boolean {
    return this.config.transport.kind === 'sse' && !this.#isStarted;
  }

  get printsPretty(): boolean {
    return this.#process?.printsPretty ?? false;
  }

  get stderr(): readonly string[] {
    return this.#process?.stderr.lines() ?? [];
  }

  /** The listener is called once if the connection ends, or has ended, without `close`. It is told how: "exited with code 1". */
  whenLost(listener: (predicate: string) => void): void {
    this.#onLost = listener;
    if (this.#lost !== undefined) listener(this.#lost);
  }

  /** How the server's process ended, after waiting a moment for it; undefined if it keeps running or is not ours. */
  async settledEnding(): Promise<string | undefined> {
    await this.#process?.settle();
    return this.#process?.ending;
  }

  /** Starts the transport and performs the handshake. */
  async open(signal: AbortSignal): Promise<void> {
    await within(this.config.settings.connectTimeoutMs, signal, (limited) =>
      this.#limit.liftedFor(() =>
        this.#client.connect(this.#transport, { signal: limited, timeout: noLimit }),
      ),
    );
    this.#state = 'open';
  }

  /** The entries of `tools/list` as received, from all pages. Throws ConnectionError, or `interrupted`. */
  async listTools(signal: AbortSignal): Promise<readonly unknown[]> {
    const capabilities = this.#client.getServerCapabilities() ?? {};
    const hasSaid = capabilities.tools !== undefined;
    // One that says nothing at all of what it can do may have tools; it refuses to list them where it has none.
    if (!hasSaid && Object.keys(capabilities).length > 0) return [];
    try {
      const { entries, cutShort } = await within(this.config.settings.connectTimeoutMs, signal, (limited) =>
        this.#limit.liftedFor(() => listPages((params) => this.#request('tools/list', params, limited))),
      );
      if (cutShort !== undefined)
        this.#onNotice(`${this.config.name} ${cutShort}; what came until then is used.`);
      return entries;
    } catch (error) {
      if (!hasSaid && !signal.aborted && this.isOpen) return [];
      throw await failureOf(this, error, signal);
    }
  }

  /** Calls a tool by the server's own name for it. Rejects only with `interrupted`. */
  async call(tool: string, args: JsonObject, signal: AbortSignal): Promise<Outcome> {
    const { name, settings } = this.config;
    this.#calls++;
    try {
      const answer = await within(settings.timeoutMs, signal, (limited) =>
        this.#request('tools/call', { name: tool, arguments: args }, limited),
      );
      return outcomeOf(name, answer);
    } catch (error) {
      if (signal.aborted) throw error;
      if (isBroken(error)) this.#breakOff(predicateOf(error));
      // A pipe breaks slightly before the exit of the process is noticed.
      else if (isPipeError(error)) await this.settledEnding();
      else if (isUnanswered(error)) await this.#ping();
      return outcomeOfError(name, error, this.#lost);
    } finally {
      this.#calls--;
    }
  }

  /** Ends the connection, and the server if we started it. */
  async close(): Promise<void> {
    this.#state = 'closed';
    await this.#transport.close().catch(() => {});
  }

  #request(method: string, params: JsonObject, signal: AbortSignal): Promise<Record<string, unknown>> {
    // Any object is an answer, while the SDK's own schemas would strip and reject (`_meta: null`).
    return this.#client.request({ method, params }, anyObject, { signal, timeout: noLimit });
  }

  #lose(predicate?: string): void {
    if (this.#state !== 'open') return;
    this.#state = 'lost';
    this.#lost = predicate ?? this.#process?.ending ?? 'closed the connection';
    this.#onLost(this.#lost);
  }

  #breakOff(predicate: string): void {
    this.#lose(predicate);
    void this.#transport.close().catch(() => {});
  }

  /** A broken stream does not end a call that is waiting for its answer on it, so check whether the server is still alive. */
  #suspect(error: Error): void {
    if (this.#state !== 'open') return;
    if (error instanceof EndlessLineError) {
      this.#breakOff(error.message);
      return;
    }
    if (error instanceof SseError) {
      this.#breakOff('closed the connection');
      return;
    }
    if (this.config.transport.kind === 'http' && this.#calls > 0) void this.#ping();
  }

  /** Finds out whether the server is still there. */
  async #ping(): Promise<void> {
    const asking = (limited: AbortSignal) => this.#request('ping', {}, limited);
    this.#pinging ??= within(pingLimitMs, new AbortController().signal, asking)
      .then(() => {})
      .catch((reason: unknown) => {
        if (isBroken(reason)) this.#breakOff(predicateOf(reason));
      })
      .finally(() => {
        this.#pinging = undefined;
      });
    await this.#pinging;
  }
}
