// A tool source without servers: tools are functions, and every call that reached one is remembered.
import { ToolGradError } from '../model/errors.ts';
import type { JsonObject } from '../model/json.ts';
import type { ToolSession, ToolSource } from '../model/seams.ts';
import type { Catalog, Outcome, Tool, ToolAnnotations, ToolCall, ToolResult } from '../model/tool.ts';
import { throwIfStopped } from '../timing/stop.ts';
import { catalogOf, listingOf } from '../tools/catalog.ts';
import { forbidden, unknownTool } from '../tools/refusals.ts';
import { defaultSettings, type ServerSettings } from '../tools/server-config.ts';
import { TimeLimitError, within } from '../tools/time-limit.ts';

/** JSON-RPC's code for what went wrong inside. */
const internalError = -32603;

/** What a handler answers: a whole result, or a text that becomes one. What it throws becomes a JSON-RPC error, with its `code` if it has one. */
export type FakeAnswer = ToolResult | string;

export interface FakeTool {
  readonly title?: string;
  readonly description?: string;
  /** An object without properties by default. */
  readonly inputSchema?: JsonObject;
  readonly outputSchema?: JsonObject;
  readonly annotations?: ToolAnnotations;
  /** `state` is whatever the server's `createState` made for this session, or for all of them. */
  readonly handler: (args: JsonObject, state: never) => FakeAnswer | Promise<FakeAnswer>;
}

export interface FakeServer {
  readonly version?: string;
  /** By the server's own names for them. */
  readonly tools: Readonly<Record<string, FakeTool>>;
  /** A fresh state: one a session with `isolation: 'sample'`, else one for the whole source. */
  readonly createState?: () => unknown;
  readonly settings?: Partial<ServerSettings>;
}

export interface FakeToolSource extends ToolSource {
  /** Every call that reached a handler, in order. */
  readonly calls: readonly ToolCall[];
  /** How many calls reached a tool, by its model-facing name. */
  callsTo(name: string): number;
  /** As if the server had announced other tools: the next catalog has them. */
  setTools(server: string, tools: Readonly<Record<string, FakeTool>>): void;
  /** As if the server had died for good. */
  remove(server: string): void;
}

/** A result of structured content and, as servers should send it along, its text. */
export function structuredResult(structuredContent: JsonObject): ToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
}

/** A result by which a tool says that it failed. */
export function errorResult(text: string): ToolResult {
  return { content: [{ type: 'text', text }], isError: true };
}

/**
 * A tool source for tests, under the same policy and with the same catalog as real servers have.
 *
 * ```ts
 * const source = createFakeToolSource({
 *   crm: { tools: { get_customer: { annotations: { readOnlyHint: true }, handler: ({ id }) => `Customer ${id}` } } },
 * });
 * ```
 */
export function createFakeToolSource(servers: Readonly<Record<string, FakeServer>>): FakeToolSource {
  return new InMemoryToolSource(servers);
}

class InMemoryToolSource implements FakeToolSource {
  readonly calls: ToolCall[] = [];
  readonly #servers: Map<string, FakeServer>;
  readonly #removed = new Set<string>();
  readonly #sharedStates = new Map<string, unknown>();
  readonly #tools = new Map<string, Tool>();
  #catalog: Catalog | undefined;

  constructor(servers: Readonly<Record<string, FakeServer>>) {
    this.#servers = new Map(Object.entries(servers));
  }

  callsTo(name: string): number {
    return this.calls.filter(({ tool }) => tool === name).length;
  }

  setTools(server: string, tools: Readonly<Record<string, FakeTool>>): void {
    this.#servers.set(server, { ...this.#servers.get(server), tools });
    this.#catalog = undefined;
  }

  remove(server: string): void {
    this.#removed.add(server);
    this.#catalog = undefined;
  }

  async catalog(signal: AbortSignal): Promise<Catalog> {
    throwIfStopped(signal);
    this.#catalog ??= this.#list();
    return this.#catalog;
  }

  #list(): Catalog {
    const left = [...this.#servers].filter(([name]) => !this.#removed.has(name));
    if (left.length === 0) throw new ToolGradError('server', 'No server is left to take tools from.');
    const listings = left.map(([name, { version = '1.0.0', tools, settings }]) => {
      const entries = Object.entries(tools).map(([tool, { handler: _, ...face }]) => ({
        name: tool,
        inputSchema: { type: 'object' },
        ...face,
      }));
      const server = { name, settings: { ...defaultSettings, ...settings } };
      return listingOf(server, { version, protocolVersion: 'fake' }, entries);
    });
    const catalog = catalogOf(listings);
    for (const tool of catalog.tools) this.#tools.set(tool.name, tool);
    return catalog;
  }

  async openSession(signal: AbortSignal): Promise<ToolSession> {
    await this.catalog(signal);
    const states = new Map<string, unknown>();
    let ended = false;
    return {
      call: (call, callSignal, onSent) => {
        if (ended) throw new ToolGradError('interrupted', 'The session has ended.');
        return this.#call(call, states, callSignal, onSent);
      },
      [Symbol.asyncDispose]: async () => {
        ended = true;
      },
    };
  }

  async #call(
    call: ToolCall,
    states: Map<string, unknown>,
    signal: AbortSignal,
    onSent?: () => void,
  ): Promise<Outcome> {
    throwIfStopped(signal);
    const tool = this.#tools.get(call.tool);
    const server = this.#servers.get(tool?.server ?? '');
    const handler = server?.tools[tool?.tool ?? '']?.handler;
    if (tool === undefined || server === undefined || handler === undefined) {
      return unknownTool(call.tool, [...this.#tools.keys()]);
    }
    if (!tool.permission.callable) throw forbidden(tool);
    if (this.#removed.has(tool.server)) throw new ToolGradError('server', `${tool.server} is left out.`);
    this.calls.push(call);
    onSent?.();
    const { isolation, timeoutMs } = { ...defaultSettings, ...server.settings };
    const held = isolation === 'sample' ? states : this.#sharedStates;
    if (!held.has(tool.server)) held.set(tool.server, server.createState?.());
    try {
      // Copies both ways, as on a wire: nobody can change what the other holds.
      const answer = await within(timeoutMs, signal, async () =>
        handler(structuredClone(call.arguments), held.get(tool.server) as never),
      );
      const result = typeof answer === 'string' ? { content: [{ type: 'text', text: answer }] } : answer;
      return { result: JSON.parse(JSON.stringify(result)) as ToolResult };
    } catch (error) {
      if (signal.aborted) throw error;
      return { error: errorOf(tool.server, error) };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

function errorOf(server: string, error: unknown): NonNullable<Outcome['error']> {
  if (error instanceof TimeLimitError) return { code: 'timeout', message: `${server} ${error.message}.` };
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code: typeof code === 'number' ? code : internalError, message: String(message ?? error) };
}
