// One draft's calls: the policy is enforced here, before anything is sent.
import { ToolGradError } from '../model/errors.ts';
import type { ToolSession } from '../model/seams.ts';
import type { Outcome, Tool, ToolCall } from '../model/tool.ts';
import { throwIfStopped, unlessStopped, within } from '../timing/stop.ts';
import type { ConfiguredServer } from './configured-server.ts';
import { type Connection, ConnectionError } from './connection.ts';
import { forbidden, unknownTool } from './refusals.ts';
import { Sandbox, sandboxFolders, usesSandbox } from './sandbox.ts';
import type { Supervisor } from './supervisor.ts';

export interface SessionOptions {
  readonly servers: ReadonlyMap<string, ConfiguredServer>;
  /** The available tools by model-facing name, as they currently are. */
  readonly tools: () => ReadonlyMap<string, Tool>;
  /** What the session is for; servers started for it may be told. */
  readonly label: string;
  readonly onDispose: (session: Session) => void;
}

export class Session implements ToolSession {
  readonly #options: SessionOptions;
  readonly #supervisors = new Map<ConfiguredServer, Supervisor>();
  #sandbox: Promise<Sandbox> | undefined;
  #disposed: Promise<void> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  async call(call: ToolCall, signal: AbortSignal, onSent?: () => void): Promise<Outcome> {
    throwIfStopped(signal);
    const tools = this.#options.tools();
    const tool = tools.get(call.tool);
    const server = tool === undefined ? undefined : this.#options.servers.get(tool.server);
    if (tool === undefined || server === undefined) return unknownTool(call.tool, [...tools.keys()]);
    if (!tool.permission.callable) throw forbidden(tool);
    server.health.throwIfGone();
    this.#throwIfEnded();
    return unlessStopped(
      signal,
      server.limit(() =>
        this.#send(server, tool, signal, () => this.#sendOnce(server, tool, call, signal, onSent)),
      ),
    );
  }

  async #send(
    server: ConfiguredServer,
    tool: Tool,
    signal: AbortSignal,
    sendOnce: () => Promise<Outcome>,
  ): Promise<Outcome> {
    throwIfStopped(signal);
    try {
      return await server.pace.run(tool, signal, sendOnce);
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      server.health.throwIfGone();
      return { error: { code: 'unavailable', message: `${tool.server} ${error.message}.` } };
    }
  }

  async #sendOnce(
    server: ConfiguredServer,
    tool: Tool,
    call: ToolCall,
    signal: AbortSignal,
    onSent?: () => void,
  ): Promise<Outcome> {
    // The session may have ended while the call waited for its turn: a server opened now would never be closed.
    this.#throwIfEnded();
    const connection = await this.#connectionTo(server, signal);
    const sandbox = usesSandbox(server.config) ? await this.#ownSandbox() : undefined;
    const args = sandbox?.toServer(call.arguments) ?? call.arguments;
    onSent?.();
    const outcome = await connection.call(tool.tool, args, signal);
    server.incidents.count(tool, outcome);
    if (outcome.error?.code === 'unauthorized') server.health.refused(outcome.error.message);
    else if (connection.isOpen && outcome.error?.code !== 'timeout') server.health.answered();
    return sandbox?.toModel(outcome) ?? outcome;
  }

  /** Waits for a restart as long as a start and a call may take, so a crash only costs the calls in progress. */
  async #connectionTo(server: ConfiguredServer, signal: AbortSignal): Promise<Connection> {
    const { connectTimeoutMs, timeoutMs } = server.config.settings;
    const late = () => new ConnectionError('is being restarted', [], undefined);
    const supervisor = this.#supervisorOf(server);
    return await within(connectTimeoutMs + timeoutMs, signal, late, (limited) =>
      supervisor.restored(limited),
    );
  }

  #throwIfEnded(): void {
    if (this.#disposed !== undefined) throw new ToolGradError('interrupted', 'The session has ended.');
  }

  #supervisorOf(server: ConfiguredServer): Supervisor {
    let supervisor = this.#supervisors.get(server);
    if (supervisor === undefined) {
      supervisor = server.supervisorFor(() => this.#ownSandbox(), this.#options.label);
      this.#supervisors.set(server, supervisor);
    }
    return supervisor;
  }

  /** One folder for all servers of the session, so that one can read a file that another wrote. */
  #ownSandbox(): Promise<Sandbox> {
    const configs = [...this.#options.servers.values()].map(({ config }) => config);
    this.#sandbox ??= Sandbox.create(sandboxFolders(configs));
    return this.#sandbox;
  }

  /** Closes the servers started for the session and removes its folder. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    const own = [...this.#supervisors].filter(([server]) => server.isIsolated);
    await Promise.all(own.map(([, supervisor]) => supervisor[Symbol.asyncDispose]()));
    const sandbox = await this.#sandbox?.catch(() => undefined);
    await sandbox?.[Symbol.asyncDispose]();
    this.#options.onDispose(this);
  }
}
