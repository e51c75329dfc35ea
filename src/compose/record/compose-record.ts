// The only place that builds what records and what plays: a run or a proxy whose traffic is kept, and a mock to be served.
import { basename, join, resolve } from 'node:path';
import { proxyServer } from '../../cassettes/proxy-server.ts';
import { recordSource } from '../../cassettes/record-source.ts';
import { Recorder } from '../../cassettes/recorder.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { OnEvent } from '../../model/events.ts';
import { isAccepted } from '../../model/figures.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RunSpec, RunStore } from '../../model/run.ts';
import type { ToolSource } from '../../model/seams.ts';
import type { Catalog } from '../../model/tool.ts';
import { namesInUse } from '../../runs/folder-in-use.ts';
import { type RunConfiguration, readManifest } from '../../runs/manifest.ts';
import { readCommitted } from '../../runs/read-run.ts';
import { shellWord } from '../../text/shell-word.ts';
import { steadyNow } from '../../timing/clock.ts';
import { programVersion } from '../../version.ts';
import type { Calendar } from '../calendar.ts';
import { type ComposedRun, composeRun } from '../compose-run.ts';
import { composeTools, openCallable, type ToolsRequest } from '../compose-tools.ts';
import type { RunRequest } from '../plan-run.ts';
import { openLeftover, openPlace, type RecordingPlace } from './place.ts';
import { type Remembered, type WriteRecording, type WrittenRecording, writeRecording } from './write.ts';

/** A run whose traffic is recorded; disposing it ends it. What was recorded and could not be written is left for `finishRecording`. */
export interface RecordedRun extends ComposedRun {
  readonly write: WriteRecording;
}

/** As `composeRun`, recorded into `out`; without a folder of its own the run goes with the recording. Throws `usage` also where `out` is taken, or one file cannot hold what is asked for. */
export async function composeRecordedRun(
  request: Omit<RunRequest, 'out'> & { readonly out?: string },
  out: string,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<RecordedRun> {
  const place = await openPlace(out);
  const folder = request.out ?? join(place.hidden, 'run');
  const run = await releasing(place, async () => {
    if (request.out !== undefined) await assertNewRun(request.out);
    return await composeRun({ ...request, workers: 1, out: folder }, onEvent, signal);
  });
  const { source, secrets } = run.parts;
  const { configuration } = run.folder.manifest;
  const about = { run: resolve(folder) };
  const { today, timeZone } = run.spec;
  const tools = { source, secrets, configuration, calendar: { today, timeZone }, owner: run };
  const recording = await recordInto(place, tools, about, signal);
  // A run draws slow tools less often. When a recording is played none is slow, and the same drafts must come of it: so
  // time stands still for the recorded run too.
  const startedAt = steadyNow();
  const store = afterCalls(run.parts.store, recording.recorded);
  const parts = { ...run.parts, source: recording.source, store, clock: () => startedAt };
  return { ...run, ...recording, parts };
}

/** A store whose drafts are committed once their calls are on the disk: a kill leaves no sample that could not be played. */
function afterCalls(store: RunStore, recorded: () => Promise<void>): RunStore {
  return {
    committed: () => store.committed(),
    async commit(entry) {
      await recorded();
      await store.commit(entry);
    },
    get figures() {
      return store.figures;
    },
    addUnfinished: (spent) => store.addUnfinished(spent),
    saveMemory: (memory) => store.saveMemory(memory),
  };
}

async function assertNewRun(folder: string): Promise<void> {
  if ((await namesInUse(folder)).length === 0) return;
  throw new ToolGradError(
    'usage',
    `--run ${folder} already exists, and a recording needs a new run: name another folder. To continue the existing run without recording, use "toolgrad-mcp generate --out ${shellWord(folder)} --resume".`,
  );
}

/** A proxy whose traffic is recorded; disposing it ends the servers. What could not be written is left for `finishRecording`. */
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
  const place = await openPlace(out);
  const { tools } = await releasing(place, async () =>
    openCallable(await composeTools(request, onNotice), request, undefined, onNotice, signal),
  );
  const recording = await recordInto(place, { ...tools, owner: tools }, {}, signal);
  let clients = 0;
  return {
    ...recording,
    createServer: () => {
      clients += 1;
      return proxyServer(recording.source, `session ${clients}`, programVersion());
    },
  };
}

/** A run as far as a killed process brought it. */
export interface RunSoFar {
  readonly folder: string;
  /** Whether it was asked for; else it is gone with the recording. */
  readonly kept: boolean;
  readonly spec: RunSpec;
  readonly accepted: number;
  readonly rejected: number;
}

/** Makes cassettes of what a killed recording into `out` has left. Throws `usage` where there is nothing, and `run` where its process is alive or files fail. */
export async function finishRecording(
  out: string,
): Promise<{ readonly written: WrittenRecording; readonly run: RunSoFar | undefined }> {
  const place = await openLeftover(out);
  let written: WrittenRecording | undefined;
  try {
    await using recorder = await Recorder.reopen(place.hidden);
    const { run, ...remembered } = recorder.about;
    const of = typeof run === 'string' ? await runSoFar(run, place.hidden) : undefined;
    written = await writeRecording(place, recorder, remembered as unknown as Remembered);
    return { written, run: of };
  } finally {
    await place.release(written === undefined);
  }
}

/** Undefined where nobody can tell any more. */
async function runSoFar(folder: string, hidden: string): Promise<RunSoFar | undefined> {
  try {
    const { spec } = await readManifest(folder);
    let [accepted, rejected] = [0, 0];
    for await (const { entry } of readCommitted(folder)) {
      if (isAccepted(entry)) accepted += 1;
      else rejected += 1;
    }
    return { folder, kept: !folder.startsWith(hidden), spec, accepted, rejected };
  } catch {
    return undefined;
  }
}

/** Tools whose traffic is to be recorded. */
interface Recordable {
  readonly source: ToolSource;
  readonly secrets: readonly string[];
  readonly configuration: RunConfiguration;
  readonly calendar: Calendar;
  /** Has opened them: ends with the recording. */
  readonly owner: AsyncDisposable;
}

/** A recording that has begun: what goes through its source is kept. Disposing it ends the tools. */
interface Recording extends AsyncDisposable {
  readonly source: ToolSource;
  /** Resolves when what was kept is on the disk. */
  readonly recorded: () => Promise<void>;
  readonly write: WriteRecording;
}

/** Throws `usage` where the place does not fit the servers, and `run` where it cannot be written to; the tools are closed then. */
async function recordInto(
  place: RecordingPlace,
  { source: live, secrets, configuration, calendar, owner }: Recordable,
  about: JsonObject,
  signal: AbortSignal,
): Promise<Recording> {
  const file = place.file === undefined ? {} : { file: basename(place.file) };
  let recorder: Recorder | undefined;
  let written = false;
  const end = async () => {
    await owner[Symbol.asyncDispose]();
    await recorder?.[Symbol.asyncDispose]();
    await place.release(!written && recorder?.empty === false);
  };
  try {
    const remembered = configuration as unknown as JsonObject;
    const opened = await Recorder.open(place.hidden, secrets, {
      ...about,
      ...file,
      configuration: remembered,
      calendar: { ...calendar },
    });
    recorder = opened;
    const source = recordSource(live, opened);
    assertFits(place, await source.catalog(signal));
    return {
      source,
      recorded: () => opened.written(),
      async write(wanted) {
        const files = await writeRecording(place, opened, { configuration, calendar }, wanted).catch(
          (error: unknown) => {
            throw opened.empty ? error : withWayOn(error, place);
          },
        );
        written = true;
        return files;
      },
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** What has been recorded outlives a failure to write it. */
function withWayOn(error: unknown, { file, folder }: RecordingPlace): unknown {
  if (!(error instanceof ToolGradError)) return error;
  const again = `toolgrad-mcp record --finish --out ${shellWord(file ?? folder)}`;
  const message = `${error.message} What was recorded is kept: "${again}" writes it as cassettes.`;
  return new ToolGradError(error.code, message, { cause: error });
}

async function releasing<T>(place: RecordingPlace, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await place.release(false);
    throw error;
  }
}

/** Throws `usage` where one file was asked for, and there are several servers. */
function assertFits({ file }: RecordingPlace, { servers }: Pick<Catalog, 'servers'>): void {
  if (file === undefined || servers.length <= 1) return;
  const names = servers.map(({ name }) => name);
  throw new ToolGradError(
    'usage',
    `--out ${file} is a single file, but each of the ${names.length} servers needs a cassette: name a folder, or choose one server with --servers.`,
    { choices: names },
  );
}
