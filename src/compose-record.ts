// The only place that builds what records and what plays: a run or a proxy whose traffic is kept, and a mock to be served.
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { type ComposedRun, composeRun } from './compose.ts';
import type { RunRequest } from './compose-plan.ts';
import { composeTools, openCallable, type ToolsRequest } from './compose-tools.ts';
import { ToolGradError } from './core/errors.ts';
import type { OnEvent } from './core/events.ts';
import { isObject, type JsonObject } from './core/json.ts';
import type { ToolSource } from './core/seams.ts';
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
  const { source, secrets } = run.parts;
  const { configuration } = run.folder.manifest;
  const recording = await recordInto(destination, { source, secrets, configuration, owner: run }, signal);
  // A run draws slow tools less often. When a recording is played none is slow, and the same drafts must come of it: so
  // time stands still for the recorded run too.
  const startedAt = Date.now();
  return { ...run, ...recording, parts: { ...run.parts, source: recording.source, clock: () => startedAt } };
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
  const recording = await recordInto(destination, { ...tools, owner: tools }, signal);
  let clients = 0;
  return {
    ...recording,
    createServer: () => {
      clients += 1;
      return proxyServer(recording.source, `session ${clients}`, programVersion());
    },
  };
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

/** Tools whose traffic is to be recorded. */
interface Recordable {
  readonly source: ToolSource;
  readonly secrets: readonly string[];
  readonly configuration: RunConfiguration;
  /** Has opened them: ends with the recording. */
  readonly owner: AsyncDisposable;
}

/** A recording that has begun: what goes through its source is kept. Disposing it ends the tools and throws away what was not written. */
interface Recording extends AsyncDisposable {
  readonly source: ToolSource;
  readonly write: WriteRecording;
}

/** Throws `usage` where the place cannot be written to or does not fit the servers; the tools are closed then. */
async function recordInto(
  destination: Destination,
  { source: live, secrets, configuration, owner }: Recordable,
  signal: AbortSignal,
): Promise<Recording> {
  let recorder: Recorder | undefined;
  const end = async () => {
    await owner[Symbol.asyncDispose]();
    await recorder?.[Symbol.asyncDispose]();
  };
  try {
    const opened = await openRecorder(destination, secrets);
    recorder = opened;
    const source = recordSource(live, opened);
    assertFits(destination, await source.catalog(signal));
    return {
      source,
      write: async (wanted) => await writeRecording(destination, opened, configuration, wanted),
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function openRecorder({ folder }: Destination, secrets: readonly string[]): Promise<Recorder> {
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new ToolGradError('usage', `Cannot record into ${folder}: ${error.message}.`, { cause: error });
  });
  return await Recorder.open(folder, secrets);
}

/** Throws `usage` where one file was asked for, and there are several servers. */
function assertFits({ file }: Destination, { servers }: Pick<Catalog, 'servers'>): void {
  if (file === undefined || servers.length <= 1) return;
  const names = servers.map(({ name }) => name);
  throw new ToolGradError(
    'usage',
    `--out ${file} is one file and there are ${names.length} servers, a cassette each: name a folder, or one of them with --servers.`,
    { choices: names },
  );
}

/** A cassette for each server, and where there is room for it the configuration that plays them. */
async function writeRecording(
  { folder, file }: Destination,
  recorder: Recorder,
  configuration: RunConfiguration,
  wanted?: (label: string) => boolean,
): Promise<WrittenRecording> {
  const header = { recordedAt: new Date().toISOString(), toolgrad: programVersion() };
  const cassettes: (CassetteFigures & { server: string; file: string })[] = [];
  for (const recorded of recorder.servers) {
    const server = recorded.info.name;
    const path = file ?? join(folder, freeName(server, cassettes));
    const figures = await writeCassette(path, recorder, recorded, header, wanted);
    cassettes.push({ server, file: path, ...figures });
  }
  if (file !== undefined) return { cassettes };
  const configFile = join(folder, 'mcp.json');
  const text = JSON.stringify(playing(cassettes, folder, configuration), null, 2);
  await writeFile(configFile, `${text}\n`);
  return { cassettes, configFile };
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
