// One live connection to a server: connect, list, call, close. Nothing here knows of sessions or policy.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SseError } from '@modelcontextprotocol/sdk/client/sse.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ResultSchema, ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import type { FaultInjector } from '../faults/fault-injector.ts';
import { FaultyTransport } from '../faults/faulty-transport.ts';
import type { JsonObject } from '../model/json.ts';
import type { Outcome } from '../model/tool.ts';
import { AnswerLimit } from '../transports/answer-limit.ts';
import { GuardedTransport } from '../transports/guarded-transport.ts';
import { StdioTransport } from '../transports/stdio-transport.ts';
import { isBroken, isPipeError, outcomeOfError, predicateOf, withHint } from './connection-errors.ts';
import type { ServerConfig } from './server-config.ts';
import { TimeLimitError, within } from './time-limit.ts';
import { outcomeOf } from './tool-result.ts';
import { type TransportOptions, transportTo } from './transports.ts';

/** Time limits are kept by `within`; the SDK's own is set to the longest that a timer can be. */
const noLimit = 2 ** 31 - 1;
const pingLimitMs = 5_000;

/** The SDK would compile a validator of elicitation answers for every client; these clients are asked nothing. */
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
  /** Of this program, for the handshake. */
  readonly version: string;
  /** Spoils what goes over the connection, where the configuration asks for that. */
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
    connection = new Connection(config, transport, { inner, limit, version });
    await connection.open(signal);
    return connection;
  } catch (error) {
    const failure = await failureOf(connection, withHint(error), signal);
    await connection?.close();
    throw failure;
  }
}

async function failureOf(connection: Connection | undefined, error: unknown, signal: AbortSignal) {
  if (signal.aborted) return error;
  const ending = error instanceof TimeLimitError ? undefined : await connection?.settledEnding();
  return new ConnectionError(ending ?? predicateOf(error), connection?.stderr ?? [], error);
}

export class Connection {
  readonly config: ServerConfig;
  /** The server says that its tools have changed. */
  onToolsChanged: () => void = () => {};
  protocolVersion = '';

  readonly #client: Client;
  readonly #transport: Transport;
  /** The server's process, where it is ours. */
  readonly #process: StdioTransport | undefined;
  readonly #limit: AnswerLimit;
  #state: 'opening' | 'open' | 'lost' | 'closed' = 'opening';
  #lost: string | undefined;
  #onLost: (predicate: string) => void = () => {};
  #calls = 0;
  #pinging = false;

  /** `inner` is what reaches the server, where `transport` goes round it. */
  constructor(
    config: ServerConfig,
    transport: Transport,
    {
      inner,
      limit,
      version,
    }: { readonly inner: Transport; readonly limit: AnswerLimit; readonly version: string },
  ) {
    this.config = config;
    this.#transport = transport;
    this.#process = inner instanceof StdioTransport ? inner : undefined;
    this.#limit = limit;
    this.#client = new Client({ name: 'toolgrad-mcp', version }, { jsonSchemaValidator: noElicitation });
    this.#client.onclose = () => this.#lose();
    this.#client.onerror = (error) => this.#suspect(error);
    this.#client.setNotificationHandler(ToolListChangedNotificationSchema, () => this.onToolsChanged());
    // The SDK keeps the agreed version to itself and tells only the transport.
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

  /** The process id, where the server is a child process. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  get stderr(): readonly string[] {
    return this.#process?.stderr.lines() ?? [];
  }

  /** The listener is called once if the connection ends, or has ended, without `close`; with how: "exited with code 1". */
  whenLost(listener: (predicate: string) => void): void {
    this.#onLost = listener;
    if (this.#lost !== undefined) listener(this.#lost);
  }

  /** How the server's process ended, given a moment to end; undefined where it runs on or is not ours. */
  async settledEnding(): Promise<string | undefined> {
    await this.#process?.settle();
    return this.#process?.ending;
  }

  /** Starts the transport and shakes hands. */
  async open(signal: AbortSignal): Promise<void> {
    await within(this.config.settings.connectTimeoutMs, signal, (limited) =>
      this.#limit.liftedFor(() =>
        this.#client.connect(this.#transport, { signal: limited, timeout: noLimit }),
      ),
    );
    this.#state = 'open';
  }

  /** The entries of `tools/list` as they came, over all pages. Throws ConnectionError, or `interrupted`. */
  async listTools(signal: AbortSignal): Promise<readonly unknown[]> {
    if (this.#client.getServerCapabilities()?.tools === undefined) return [];
    try {
      return await within(this.config.settings.connectTimeoutMs, signal, (limited) =>
        this.#limit.liftedFor(() => this.#listPages(limited)),
      );
    } catch (error) {
      throw await failureOf(this, error, signal);
    }
  }

  async #listPages(signal: AbortSignal): Promise<readonly unknown[]> {
    const tools: unknown[] = [];
    const seen = new Set<string>();
    for (let params: JsonObject = {}; ; ) {
      const page = await this.#request('tools/list', params, signal);
      if (!Array.isArray(page.tools)) throw new Error('answered tools/list with something other than tools');
      tools.push(...page.tools);
      const cursor = page.nextCursor;
      if (typeof cursor !== 'string') return tools;
      if (seen.has(cursor)) throw new Error('answers tools/list with the same page over and over');
      seen.add(cursor);
      params = { cursor };
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
      // A pipe breaks a moment before the process is seen to have ended.
      else if (isPipeError(error)) await this.settledEnding();
      return outcomeOfError(name, error, this.#lost);
    } finally {
      this.#calls--;
    }
  }

  /** Ends the connection, and the server where it is ours. */
  async close(): Promise<void> {
    this.#state = 'closed';
    await this.#transport.close().catch(() => {});
  }

  #request(method: string, params: JsonObject, signal: AbortSignal): Promise<Record<string, unknown>> {
    // ResultSchema is the loose one: it takes any object, where the SDK's own methods would strip and reject.
    return this.#client.request({ method, params }, ResultSchema, { signal, timeout: noLimit });
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

  /** A broken stream does not end a call that waits for its answer there: ask whether anybody is still there. */
  #suspect(error: Error): void {
    if (this.#state !== 'open') return;
    if (error instanceof SseError) {
      this.#breakOff('closed the connection');
      return;
    }
    if (this.config.transport.kind !== 'http' || this.#calls === 0 || this.#pinging) return;
    this.#pinging = true;
    within(pingLimitMs, new AbortController().signal, (limited) => this.#request('ping', {}, limited))
      .catch((reason: unknown) => {
        if (isBroken(reason)) this.#breakOff(predicateOf(reason));
      })
      .finally(() => {
        this.#pinging = false;
      });
  }
}
