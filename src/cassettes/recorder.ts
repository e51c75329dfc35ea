// What is being recorded: calls go to a file at once, so that memory holds only where they stand, and a kill loses none.
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolGradError } from '../model/errors.ts';
import { canonical, type JsonObject } from '../model/json.ts';
import type { Catalog, Outcome, ServerInfo, Tool } from '../model/tool.ts';
import { redactDeep } from '../secrets/secret-shapes.ts';
import { callMark, recordedLines } from './recorded-lines.ts';
import { recordingError } from './recording-error.ts';

/** In the recorder's folder. */
const fileName = 'traffic.jsonl';

/** A line of the file: what the recording is about, what servers list, or the place of a call. */
interface WrittenLine {
  readonly about: RecordingAbout;
  readonly servers: readonly { readonly info: ServerInfo; readonly tools: readonly Tool[] }[];
  readonly server: string;
  readonly session: string;
  readonly order: number;
  readonly failed: boolean;
}

/** Where a call's text stands in the file, and its place among the calls of its session. */
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

/** What a recording is about, in the words of whoever made it. */
export type RecordingAbout = JsonObject;

export class Recorder implements AsyncDisposable {
  /** Its own: nothing else is written there, and what is to be a cassette is written there first. */
  readonly folder: string;
  about: RecordingAbout;
  readonly #file: FileHandle;
  readonly #secrets: readonly string[];
  readonly #servers = new Map<string, { info: ServerInfo; tools: readonly Tool[] }>();
  readonly #sessions = new Map<string, Map<string, Entry[]>>();
  #catalog: Catalog | undefined;
  #size = 0;
  #writing: Promise<unknown> = Promise.resolve();
  #failure: ToolGradError | undefined;

  private constructor(folder: string, file: FileHandle, about: RecordingAbout, secrets: readonly string[]) {
    this.folder = folder;
    this.about = about;
    this.#file = file;
    this.#secrets = secrets;
  }

  /** Keeps its file in the folder, on the disk that the cassettes are for: one that cannot take them is found out early. Throws `run`. */
  static async open(
    folder: string,
    secrets: readonly string[],
    about: RecordingAbout = {},
  ): Promise<Recorder> {
    try {
      const recorder = new Recorder(folder, await open(join(folder, fileName), 'wx+', 0o600), about, secrets);
      recorder.#append(`${JSON.stringify({ about: redactDeep(about, secrets) })}\n`);
      return recorder;
    } catch (error) {
      throw recordingError(folder, error);
    }
  }

  /** A recording whose process was killed, to be written as far as it came. Throws `run` if it cannot be read. */
  static async reopen(folder: string): Promise<Recorder> {
    try {
      const path = join(folder, fileName);
      const recorder = new Recorder(folder, await open(path, 'r'), {}, []);
      for await (const { value, offset, length } of recordedLines(path)) {
        const { about, server, session, order, failed, servers } = value as JsonObject & Partial<WrittenLine>;
        if (about !== undefined) recorder.about = about;
        else if (servers !== undefined) for (const one of servers) recorder.#servers.set(one.info.name, one);
        else if (server !== undefined)
          recorder.#add(server, session ?? '', {
            order: order ?? 0,
            offset,
            length,
            failed: failed === true,
          });
      }
      return recorder;
    } catch (error) {
      throw recordingError(folder, error);
    }
  }

  /** What is in reach from now on. A server that is gone later keeps what it listed last. */
  see(catalog: Catalog): void {
    if (catalog === this.#catalog) return;
    this.#catalog = catalog;
    for (const info of catalog.servers) {
      const tools = catalog.tools.filter(({ server }) => server === info.name);
      this.#servers.set(info.name, { info, tools: redactDeep(tools, this.#secrets) });
    }
    this.#append(`${JSON.stringify({ servers: [...this.#servers.values()] })}\n`);
  }

  /** Whether no call has been kept. */
  get empty(): boolean {
    return this.#sessions.size === 0;
  }

  /** The tool of that model-facing name. */
  tool(name: string): Tool | undefined {
    return this.#catalog?.byName.get(name);
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
    const failed = outcome.error !== undefined || outcome.result.isError === true;
    const call = callText(tool, redactDeep(args, this.#secrets), redactDeep(outcome, this.#secrets), ms);
    const head = `${JSON.stringify({ server, session: label, order, failed }).slice(0, -1)}, ${callMark}`;
    const [offset, length] = [this.#size + Buffer.byteLength(head), Buffer.byteLength(call)];
    this.#add(server, label, { order, offset, length, failed });
    this.#append(`${head}${call}}\n`);
  }

  #append(line: string): void {
    const bytes = Buffer.from(line);
    this.#size += bytes.length;
    // After a failure, what follows would stand in the wrong place.
    this.#writing = this.#writing
      .then(() => (this.#failure === undefined ? this.#file.appendFile(bytes) : undefined))
      .catch((error: unknown) => {
        this.#failure = recordingError(this.folder, error);
      });
  }

  #add(server: string, label: string, entry: Entry): void {
    const sessions = this.#sessions.get(server) ?? new Map<string, Entry[]>();
    this.#sessions.set(server, sessions);
    const entries = sessions.get(label) ?? [];
    sessions.set(label, entries);
    entries.push(entry);
  }

  /** Resolves when all that was kept is in the file. Throws `run` if it is not. */
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

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }
}

/** One line of a cassette. Arguments are written canonically: the same call has the same text wherever it stands. */
function callText(tool: string, args: JsonObject, outcome: Outcome, ms: number): string {
  const [kind, value] = outcome.error === undefined ? ['result', outcome.result] : ['error', outcome.error];
  return `{ "tool": ${JSON.stringify(tool)}, "arguments": ${canonical(args)}, "${kind}": ${JSON.stringify(value)}, "ms": ${Math.round(ms)} }`;
}
