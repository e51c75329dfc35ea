// What is being recorded: calls go to a temporary file at once, so that memory holds only where they stand.
import { rmSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolGradError } from '../../core/errors.ts';
import { canonical, type JsonObject } from '../../core/json.ts';
import { redactDeep } from '../../core/secret-shapes.ts';
import type { Catalog, Outcome, ServerInfo, Tool } from '../../core/tool.ts';
import { recordingError } from './recording-error.ts';

/** Where a call's text stands in the temporary file, and its place among the calls of its session. */
interface Entry {
  readonly order: number;
  readonly offset: number;
  readonly length: number;
  readonly failed: boolean;
}

/** What was recorded of one server. */
export interface RecordedServer {
  readonly info: ServerInfo;
  readonly tools: readonly Tool[];
  /** The calls of each session by its label, in no order. */
  readonly sessions: ReadonlyMap<string, readonly Entry[]>;
}

export class Recorder implements AsyncDisposable {
  readonly #folder: string;
  readonly #file: FileHandle;
  readonly #secrets: readonly string[];
  readonly #servers = new Map<string, { info: ServerInfo; tools: readonly Tool[] }>();
  readonly #sessions = new Map<string, Map<string, Entry[]>>();
  #tools: ReadonlyMap<string, Tool> = new Map();
  #catalog: Catalog | undefined;
  #size = 0;
  #writing: Promise<unknown> = Promise.resolve();
  #failure: ToolGradError | undefined;
  #disposed: Promise<void> | undefined;
  readonly #onExit: () => void;

  private constructor(folder: string, file: FileHandle, secrets: readonly string[]) {
    this.#folder = folder;
    this.#file = file;
    this.#secrets = secrets;
    this.#onExit = () => rmSync(folder, { recursive: true, force: true });
    process.on('exit', this.#onExit);
  }

  /** Keeps its temporary file in a hidden folder beside the cassettes, so that a disk that cannot take them is found out early. Throws `usage`. */
  static async open(beside: string, secrets: readonly string[]): Promise<Recorder> {
    try {
      const folder = await mkdtemp(join(beside, '.recording-'));
      return new Recorder(folder, await open(join(folder, 'calls'), 'w+', 0o600), secrets);
    } catch (error) {
      throw recordingError(beside, error);
    }
  }

  /** What is in reach from now on. A server that is gone later keeps what it listed last. */
  see(catalog: Catalog): void {
    if (catalog === this.#catalog) return;
    this.#catalog = catalog;
    this.#tools = new Map(catalog.tools.map((tool) => [tool.name, tool]));
    for (const info of catalog.servers) {
      const tools = catalog.tools.filter(({ server }) => server === info.name);
      this.#servers.set(info.name, { info, tools: redactDeep(tools, this.#secrets) });
    }
  }

  /** The tool of that model-facing name. */
  tool(name: string): Tool | undefined {
    return this.#tools.get(name);
  }

  /** The servers in the order of the catalog, with their sessions. */
  get servers(): readonly RecordedServer[] {
    return [...this.#servers.values()].map((server) => ({
      ...server,
      sessions: this.#sessions.get(server.info.name) ?? new Map(),
    }));
  }

  /**
   * Keeps a call and its outcome, secrets masked. `order` is its place among the calls of the session. Nobody waits for
   * the disk; where that fails, the next call throws `run`, and so does `written`.
   */
  keep(
    label: string,
    order: number,
    { server, tool }: Pick<Tool, 'server' | 'tool'>,
    args: JsonObject,
    outcome: Outcome,
    ms: number,
  ): void {
    if (this.#failure !== undefined) throw this.#failure;
    const text = callText(tool, redactDeep(args, this.#secrets), redactDeep(outcome, this.#secrets), ms);
    const bytes = Buffer.from(text);
    const { length } = bytes;
    const offset = this.#size;
    this.#size += length;
    this.#writing = this.#writing
      .then(() => this.#file.write(bytes, 0, length, offset))
      .catch((error: unknown) => {
        this.#failure ??= recordingError(this.#folder, error);
      });
    const sessions = this.#sessions.get(server) ?? new Map<string, Entry[]>();
    this.#sessions.set(server, sessions);
    const entries = sessions.get(label) ?? [];
    sessions.set(label, entries);
    const failed = outcome.error !== undefined || outcome.result.isError === true;
    entries.push({ order, offset, length, failed });
  }

  /** Resolves when all that was kept is in the temporary file. Throws `run` where it is not. */
  async written(): Promise<void> {
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** The text of a recorded call. */
  async read({ offset, length }: Entry): Promise<string> {
    const bytes = Buffer.alloc(length);
    await this.#file.read(bytes, 0, length, offset);
    return bytes.toString();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    process.off('exit', this.#onExit);
    await this.#writing;
    await this.#file.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** One line of a cassette. Arguments are written canonically: the same call has the same text wherever it stands. */
function callText(tool: string, args: JsonObject, outcome: Outcome, ms: number): string {
  const [kind, value] = outcome.error === undefined ? ['result', outcome.result] : ['error', outcome.error];
  return `{ "tool": ${JSON.stringify(tool)}, "arguments": ${canonical(args)}, "${kind}": ${JSON.stringify(value)}, "ms": ${Math.round(ms)} }`;
}
