// The only place that builds an environment from its parts: a run's samples, its servers of today, and its grader.
import { resolve } from 'node:path';
import { defaultExampleOptions } from '../../dataset/examples/make-examples.ts';
import { Environment } from '../../environments/environment.ts';
import { defaultGrading, type GradeOptions } from '../../environments/grading.ts';
import { differencesFrom, type Pins, serversOf } from '../../environments/pinned-world.ts';
import { openTasks, type Tasks } from '../../environments/tasks.ts';
import { ToolGradError } from '../../model/errors.ts';
import { readManifest } from '../../runs/manifest.ts';
import { readSamples } from '../../runs/read-run.ts';
import { composeTools, type Tools } from '../compose-tools.ts';
import type { Consent } from '../consent.ts';
import { recordOf } from '../plan-run.ts';

export interface EnvironmentRequest {
  readonly run: string;
  readonly configFile?: string;
  readonly consent?: Consent;
  /** Absent: every sample of the run. */
  readonly sample?: string;
  readonly toolsPerSample?: number;
  readonly seed?: number;
  readonly logFolder?: string;
  /** Goes on although servers, their tools or what fills them are not those of the samples. */
  readonly unpinned?: boolean;
  readonly grading?: GradeOptions;
}

export interface ComposedEnvironment extends AsyncDisposable {
  readonly environment: Environment;
  readonly grading: GradeOptions;
  readonly tools: Tools;
}

/**
 * Builds an environment. Throws `usage` for a sample that is not there, for servers that nobody has agreed to, and where
 * the world is another one than the samples': what is filled otherwise is told before any server is started.
 */
export async function composeEnvironment(
  request: EnvironmentRequest,
  onNotice: (message: string) => void,
  signal: AbortSignal,
): Promise<ComposedEnvironment> {
  const { run, configFile, consent = {}, sample, logFolder, grading = defaultGrading } = request;
  const manifest = await readManifest(run);
  const folder = resolve(run);
  const tasks = await openTasks(folder, {
    seed: request.seed ?? defaultExampleOptions.seed,
    toolsPerSample: request.toolsPerSample ?? defaultExampleOptions.toolsPerSample,
  });
  let tools: Tools | undefined;
  try {
    if (tasks.ids.length === 0)
      throw new ToolGradError('usage', `${run} has no samples: there is nothing to serve.`);
    const chosen = sample === undefined ? tasks : onlyThis(tasks, sample);
    const pins = await pinsOf(folder, manifest.worlds ?? {}, chosen, sample);
    const recorded = recordOf(manifest, folder);
    // A recording knows only what was recorded, and agents stray.
    const asked = { consent, synthesize: true };
    tools = await composeTools(
      configFile === undefined ? { recorded, ...asked } : { recorded, configFile, ...asked },
      onNotice,
    );
    const tell = (differences: readonly string[]) => {
      if (differences.length === 0) return;
      if (request.unpinned !== true) throw otherWorld(run, differences);
      for (const difference of differences) onNotice(difference);
    };
    const worlds = await tools.worlds();
    tell(differencesFrom(pins, { worlds }));
    const catalog = await tools.source.catalog(signal);
    tell(differencesFrom({ ...pins, worlds: {} }, { servers: catalog.servers, worlds }));
    const environment = new Environment({
      tasks: chosen,
      world: { source: tools.source, catalog },
      ...(logFolder === undefined ? {} : { logFolder: resolve(logFolder) }),
      signal,
    });
    const opened = tools;
    return {
      environment,
      grading,
      tools,
      async [Symbol.asyncDispose]() {
        await environment[Symbol.asyncDispose]();
        await opened[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await tools?.[Symbol.asyncDispose]();
    await tasks[Symbol.asyncDispose]();
    throw error;
  }
}

function onlyThis(tasks: Tasks, sample: string): Tasks {
  const known = tasks.has(sample) ? [sample] : [];
  const served = new Set([...known, ...known.flatMap(tasks.turnsOf)]);
  return { ...tasks, ids: known, has: (id) => served.has(id) };
}

async function pinsOf(
  run: string,
  worlds: Pins['worlds'],
  tasks: Tasks,
  sample: string | undefined,
): Promise<Pins> {
  if (sample !== undefined) return { worlds, servers: serversOf([(await tasks.read(sample)).sample]) };
  const samples = [];
  for await (const { provenance } of readSamples(run)) samples.push({ provenance });
  return { worlds, servers: serversOf(samples) };
}

function otherWorld(run: string, differences: readonly string[]): ToolGradError {
  return new ToolGradError(
    'usage',
    `The world of ${run} is another one today: ${differences.join(' ')} Nothing is served; use --unpinned to serve it all the same.`,
    { retryWith: '--unpinned' },
  );
}
