// `run.json`: what a run was asked to do, and how far it has come.
import { z } from 'zod';
import type { JsonObject } from '../model/json.ts';
import { methods, type RunFigures, type RunSpec, selectors } from '../model/run.ts';
import type { Spent, StageSpending } from '../model/sample.ts';
import { OtherFormat } from './format-version.ts';
import { readDescription } from './read-description.ts';
import { spentShape } from './spent-schema.ts';

/** The format of a run's folder. */
export const runFormat = 'toolgrad.run/2';

/** The status of a run. `running` without a process that holds the lock means that the process was killed. */
export type RunStatus = 'running' | 'done' | 'short' | 'limit' | 'interrupted' | 'failed';

/** Where a run's tools come from, complete enough to open them again from any folder. */
export interface RunConfiguration {
  /** The bundled servers, instead of a configuration file. */
  readonly demo: boolean;
  /** The file that `config` was read from. */
  readonly configFile?: string;
  /** The part about the servers in use, with the flags below merged in: variables unexpanded, paths absolute. */
  readonly config?: JsonObject;
  /** As given on the command line: only these servers; all of them if absent. */
  readonly servers?: readonly string[];
  /** As given on the command line: `server:glob`. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  readonly reads?: readonly string[];
}

/** How far a run has come, and what it has cost. */
export interface RunCounts {
  readonly accepted: number;
  readonly rejected: number;
  /** Working time, summed over all processes that worked on the run. */
  readonly elapsedMs: number;
  /** For the drafts above, in total and by stage. */
  readonly spent: Spent;
  readonly stages: StageSpending;
  /** The additional cost of drafts that were started but never committed. */
  readonly unfinished: Spent;
}

export function countsOf(figures: RunFigures, elapsedMs: number): RunCounts {
  const { accepted, rejected, spent, stages, unfinished } = figures;
  return { accepted, rejected, elapsedMs, spent, stages, unfinished };
}

export interface RunManifest {
  readonly schema: typeof runFormat;
  readonly toolgrad: string;
  readonly status: RunStatus;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly configuration: RunConfiguration;
  readonly spec: RunSpec;
  readonly model: string;
  /** Names of the checks, in their order. */
  readonly checks: readonly string[];
  readonly catalogHash: string;
  /** By server, the hash of the folder its sandbox is filled from, or of the file that is played as it. */
  readonly worlds?: Readonly<Record<string, string>>;
  readonly counts: RunCounts;
  /** What users of the data should know: a server that was left out, tools that changed between resumptions. */
  readonly notices: readonly string[];
}

/** What determines a run, before anything has been generated. */
export type NewRun = Pick<
  RunManifest,
  'toolgrad' | 'configuration' | 'spec' | 'model' | 'checks' | 'catalogHash' | 'worlds' | 'notices'
>;

const positive = z.number().int().min(1);
const strings = z.array(z.string());

const manifest = z.looseObject({
  schema: z.literal(runFormat),
  toolgrad: z.string(),
  status: z.enum(['running', 'done', 'short', 'limit', 'interrupted', 'failed']),
  createdAt: z.string(),
  updatedAt: z.string(),
  configuration: z.looseObject({
    demo: z.boolean(),
    configFile: z.string().optional(),
    config: z.record(z.string(), z.unknown()).optional(),
    servers: strings.optional(),
    allow: strings,
    deny: strings,
    reads: strings.optional(),
  }),
  spec: z.looseObject({
    seed: z.number().int(),
    samples: positive,
    iterations: positive,
    proposals: positive,
    pool: positive,
    window: positive,
    concurrency: positive,
    feedback: z.boolean(),
    exchanges: positive.optional(),
    method: z.enum(methods).optional(),
    memory: z.boolean().optional(),
    select: z.enum(selectors).optional(),
    replay: z.boolean().optional(),
    dfsWidth: positive.optional(),
    dfsSteps: positive.optional(),
    today: z.iso.date(),
    timeZone: z.string(),
  }),
  model: z.string(),
  checks: strings,
  catalogHash: z.string(),
  worlds: z.record(z.string(), z.string()).optional(),
  counts: z.looseObject({
    accepted: z.number(),
    rejected: z.number(),
    elapsedMs: z.number(),
    spent: spentShape,
    stages: z.record(z.string(), spentShape),
    unfinished: spentShape,
  }),
  notices: strings,
});

export const manifestFileName = 'run.json';

const description = {
  fileName: manifestFileName,
  what: 'a run',
  command: 'generate',
  format: runFormat,
  shape: manifest,
} as const;

/** Whether a folder holds a run, of this version or another. */
export async function isRunFolder(folder: string): Promise<boolean> {
  try {
    await readManifest(folder);
    return true;
  } catch (error) {
    return error instanceof OtherFormat;
  }
}

/**
 * Throws `run` where a folder holds a run of another version; samples and the catalog of any other folder may be read by
 * whoever has put them there.
 */
export async function assertPresentRun(folder: string): Promise<void> {
  await readManifest(folder).catch((error: unknown) => {
    if (error instanceof OtherFormat) throw error;
  });
}

/**
 * Reads the `run.json` of a folder. Throws `usage` if the folder does not exist or is not a run, and `run` if the
 * file is damaged or of another version.
 */
export async function readManifest(folder: string): Promise<RunManifest> {
  return (await readDescription(folder, description)) as RunManifest;
}
