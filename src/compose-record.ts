// The only place that builds what records and what plays: a run or a proxy whose traffic is kept, and a mock to be served.
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { type ComposedRun, composeRun } from './compose.ts';
import type { RunRequest } from './compose-plan.ts';
import { composeTools, openCallable, type ToolsRequest } from './compose-tools.ts';
import { ToolGradError } from './core/errors.ts';
import type { OnEvent } from './core/events.ts';
import { isObject, type JsonObject } from './core/json.ts';
import type { Catalog } from './core/tool.ts';
import type { RunConfiguration } from './dataset/manifest.ts';
import { proxyServer } from './tools/cassettes/proxy-server.ts';
import { recordSource } from './tools/cassettes/record-source.ts';
import { Recorder } from './tools/cassettes/recorder.ts';
import { type CassetteFigures, writeCassette } from './tools/cassettes/write-cassette.ts';
import { mockServer } from './tools/mocks/mock-server.ts';
import { type MockOptions, readMock } from './tools/mocks/read-mock.ts';
import { programVersion } from './version.ts';

/** Where cassettes go: a folder with one for each server and a configuration that plays them, or one file. */
interface Destination {
  readonly folder: string;
  /** Set where one file was asked for. */
  readonly file?: string;
}

export interface WrittenRecording {
  readonly cassettes: readonly ({ readonly server: string; readonly file: string } & CassetteFigures)[];
  /** The configuration that plays them all; undefined where one file was asked for. */
  readonly configFile?: string;
}

/** Writes the cassettes, of the sessions that are wanted. Throws `run` where they cannot be written. */
export type WriteRecording = (wanted?: (label: string) => boolean) => Promise<WrittenRecording>;

/** A run whose traffic is recorded; disposing it ends it and throws away what was not written. */
export interface RecordedRun extends ComposedRun {
  readonly write: WriteRecording;
}

/** As `composeRun`, recorded into `out`. Throws `usage` also where `out` is taken, or one file cannot hold what is asked for. */
export async function composeRecordedRun(
  request: RunRequest,
  out: string,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<RecordedRun> {
  const destination = await freeDestination(out);
  const run = await composeRun(request, onEvent, signal);
  let recording: Recording | undefined;
  try {
    recording = await openRecording(destination, run.parts.secrets, run.folder.manifest.configuration);
    const source = recordSource(run.parts.source, recording.recorder);
    recording.assertFits(await source.catalog(signal));
    // A run draws slow tools less often. When a recording is played none is slow, and the same drafts must come of it: so
    // time stands still for the recorded run too.
    const startedAt = Date.now();
    const { recorder, write } = recording;
    return {
      ...run,
      parts: { ...run.parts, source, clock: () => startedAt },
      write,
      async [Symbol.asyncDispose]() {
        await run[Symbol.asyncDispose]();
        await recorder[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await run[Symbol.asyncDispose]();
    await recording?.recorder[Symbol.asyncDispose]();
    throw error;
  }
}

/** A proxy whose traffic is recorded; disposing it ends the servers and throws away what was not written. */
export interface RecordingProxy extends AsyncDisposable {
  /** The server for one more client, not yet connected. */
  readonly createServer: () => ReturnType<typeof proxyServer>;
  readonly write: WriteRecording;
}

/** Opens the tools of a proxy and sees that one of them may be called. Throws as `composeRecordedRun` does. */
export async function composeRecordingProxy(
  request: ToolsRequest,
  out: string,
  onNotice: (message: string) => void,
  signal: AbortSignal,
): Promise<RecordingProxy> {
  const destination = await freeDestination(out);
  const { tools } = await openCallable(
    await composeTools(request, onNotice),
    request,
    undefined,
    onNotice,
    signal,
  );
  let recording: Recording | undefined;
  try {
    recording = await openRecording(destination, tools.secrets, tools.configuration);
    const source = recordSource(tools.source, recording.recorder);
    recording.assertFits(await source.catalog(signal));
    const { recorder, write } = recording;
    let clients = 0;
    return {
      createServer: () => {
        clients += 1;
        return proxyServer(source, `session ${clients}`, programVersion());
      },
      write,
      async [Symbol.asyncDispose]() {
        await tools[Symbol.asyncDispose]();
        await recorder[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await tools[Symbol.asyncDispose]();
    await recording?.recorder[Symbol.asyncDispose]();
    throw error;
  }
}

/** What is served for each client of a mock: the first plays the session called `session 1`, and so on. Throws `usage`. */
export async function composeMock(
  path: string,
  options: MockOptions,
): Promise<{ readonly tools: number; readonly createServer: () => ReturnType<typeof mockServer> }> {
  const mock = await readMock(path, options);
  let clients = 0;
  return {
    tools: mock.size,
    createServer: () => {
      clients += 1;
      return mockServer(mock, `session ${clients}`);
    },
  };
}

/** A recording that has begun. */
interface Recording {
  readonly recorder: Recorder;
  readonly write: WriteRecording;
  /** Throws `usage` where one file was asked for, and there are several servers. */
  readonly assertFits: (catalog: Pick<Catalog, 'servers'>) => void;
}

async function openRecording(
  destination: Destination,
  secrets: readonly string[],
  configuration: RunConfiguration,
): Promise<Recording> {
  const { folder, file } = destination;
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new ToolGradError('usage', `Cannot record into ${folder}: ${error.message}.`, { cause: error });
  });
  const recorder = await Recorder.open(folder, secrets);
  return {
    recorder,
    assertFits({ servers }) {
      if (file === undefined || servers.length <= 1) return;
      const names = servers.map(({ name }) => name);
      throw new ToolGradError(
        'usage',
        `--out ${file} is one file and there are ${names.length} servers, a cassette each: name a folder, or one of them with --servers.`,
        { choices: names },
      );
    },
    async write(wanted) {
      const header = { recordedAt: new Date().toISOString(), toolgrad: programVersion() };
      const cassettes: { server: string; file: string }[] = [];
      const written: (CassetteFigures & { server: string; file: string })[] = [];
      for (const recorded of recorder.servers) {
        const server = recorded.info.name;
        const path = file ?? join(folder, freeName(server, cassettes));
        cassettes.push({ server, file: path });
        written.push({
          server,
          file: path,
          ...(await writeCassette(path, recorder, recorded, header, wanted)),
        });
      }
      if (file !== undefined) return { cassettes: written };
      const configFile = join(folder, 'mcp.json');
      const text = JSON.stringify(playing(cassettes, folder, configuration), null, 2);
      await writeFile(configFile, `${text}\n`);
      return { cassettes: written, configFile };
    },
  };
}

/** The server's name as that of a file. */
function freeName(server: string, taken: readonly { readonly file: string }[]): string {
  const plain = server.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '_');
  let name = `${plain}.cassette.json`;
  for (let other = 2; taken.some(({ file }) => file.endsWith(`/${name}`)); other++)
    name = `${plain}_${other}.cassette.json`;
  return name;
}

/** The configuration that has a cassette in place of each server, with the policy that it was recorded under: the same tools may be called. */
function playing(
  cassettes: readonly { readonly server: string; readonly file: string }[],
  folder: string,
  { demo, config, allow, deny }: RunConfiguration,
): JsonObject {
  const toolgrad = isObject(config?.toolgrad) ? config.toolgrad : {};
  const written = isObject(toolgrad.servers) ? toolgrad.servers : {};
  const forServer = (flags: readonly string[], server: string) =>
    flags.flatMap((flag) => (flag.startsWith(`${server}:`) ? [flag.slice(server.length + 1)] : []));
  const settings = cassettes.map(({ server }) => {
    const of = isObject(written[server]) ? written[server] : {};
    const policy = demo
      ? { sandbox: true, allow: forServer(allow, server), deny: forServer(deny, server) }
      : { sandbox: of.sandbox, allow: of.allow, deny: of.deny };
    const said = Object.entries(policy).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    );
    return [server, Object.fromEntries(said) as JsonObject] as const;
  });
  const mocks = cassettes.map(
    ({ server, file }) => [server, { mock: `.${file.slice(folder.length)}` }] as const,
  );
  return {
    mcpServers: Object.fromEntries(mocks),
    toolgrad: { servers: Object.fromEntries(settings.filter(([, of]) => Object.keys(of).length > 0)) },
  };
}

/** Throws `usage` where something is there already that a recording would spoil. */
async function freeDestination(out: string): Promise<Destination> {
  const path = resolve(out);
  const found = await stat(path).catch(() => undefined);
  const elsewhere = 'Name another, or remove it first.';
  if (extname(path) === '.json') {
    if (found !== undefined) throw new ToolGradError('usage', `${out} is there already. ${elsewhere}`);
    return { folder: dirname(path), file: path };
  }
  if (found !== undefined && !found.isDirectory()) {
    throw new ToolGradError(
      'usage',
      `--out ${out} is a file that is no .json file: name a folder, or a file that ends in .json.`,
    );
  }
  if (found !== undefined && (await readdir(path)).length > 0) {
    throw new ToolGradError('usage', `The folder ${out} is not empty. ${elsewhere}`);
  }
  return { folder: path };
}
