// `evaluation.json`: what was evaluated and how, its progress, and its results.
import { z } from 'zod';
import type { Spent } from '../model/sample.ts';
import { type Description, readDescription } from '../runs/read-description.ts';
import { spentShape } from '../runs/spent-schema.ts';
import { type PlayMode, playModes } from './played.ts';
import type { EvaluationSummary } from './summary/summarise.ts';

/** Everything that determines what is played and how; times are in milliseconds. */
export interface EvaluationSettings {
  /** `openai:gpt-5-mini`, `player:perfect`. */
  readonly model: string;
  /** The model's endpoint, without credentials. */
  readonly baseUrl?: string | undefined;
  /** The model's default if not given. */
  readonly temperature?: number | undefined;
  /** Who judges responses; no one if not given. */
  readonly judge?: string | undefined;
  readonly mode: PlayMode;
  /** Maximum answers to one example. */
  readonly turns: number;
  /** The system prompt. */
  readonly system?: string | undefined;
  /** Maximum time for one example. */
  readonly timeoutMs: number;
  readonly seed: number;
  /** Share of all examples that no tool in view can answer. */
  readonly negatives: number;
  readonly toolsPerSample: number;
  readonly maskNames: boolean;
  /** How many examples of the run to play; all of them if not given. */
  readonly limit?: number | undefined;
  /** The folder of an export: only samples of its test split are played. */
  readonly testOf?: string | undefined;
  /** Whether each exchange of a dialogue is played by itself, after what the sample has before it. */
  readonly goldHistory?: boolean | undefined;
}

/** The format of an evaluation's folder. */
export const evaluationFormat = 'toolgrad.evaluation/2';

/** The status of an evaluation. `running` without a process that holds the lock means that the process was killed. */
export type EvaluationStatus = 'running' | 'done' | 'limit' | 'interrupted' | 'failed';

export interface EvaluationCounts {
  /** Examples that there are to play. */
  readonly examples: number;
  readonly played: number;
  /** Those that could not be played to the end. */
  readonly failed: number;
  /** Calls that were not executed, because they may write and their server is not a sandbox. */
  readonly refusedWrites: number;
  /** Working time, summed over all processes that worked on it. */
  readonly elapsedMs: number;
  /** What the player has cost in the examples above. */
  readonly spent: Spent;
  /** The additional cost of the judge. */
  readonly judgeSpent: Spent;
  /** The additional cost of examples that were started but never finished. */
  readonly unfinished: Spent;
}

export interface EvaluationManifest {
  readonly schema: typeof evaluationFormat;
  readonly toolgrad: string;
  /** The version of the rules that everything in it was scored by. */
  readonly scorer: number;
  readonly status: EvaluationStatus;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The folder of the run; absolute. */
  readonly run: string;
  /** Hash of the run's tools: other tools make other examples. */
  readonly catalogHash: string;
  /** Hash of what reviewers of the run have rejected and edited; absent where they have done neither. */
  readonly reviewsHash?: string | undefined;
  readonly settings: EvaluationSettings;
  readonly counts: EvaluationCounts;
  /** Over everything that is played; null before that. */
  readonly summary: EvaluationSummary | null;
  readonly notices: readonly string[];
}

export const evaluationFileName = 'evaluation.json';

const count = z.number().int().min(0);
const manifest = z.looseObject({
  schema: z.literal(evaluationFormat),
  scorer: count,
  status: z.enum(['running', 'done', 'limit', 'interrupted', 'failed']),
  createdAt: z.string(),
  run: z.string(),
  catalogHash: z.string(),
  reviewsHash: z.string().optional(),
  settings: z.looseObject({
    model: z.string(),
    baseUrl: z.string().optional(),
    temperature: z.number().optional(),
    judge: z.string().optional(),
    mode: z.enum(playModes),
    turns: count,
    system: z.string().optional(),
    timeoutMs: count,
    seed: count,
    negatives: z.number(),
    toolsPerSample: count,
    maskNames: z.boolean(),
    testOf: z.string().optional(),
    goldHistory: z.boolean().optional(),
    limit: count.optional(),
  }),
  counts: z.looseObject({
    examples: count,
    played: count,
    failed: count,
    refusedWrites: count,
    elapsedMs: z.number(),
    spent: spentShape,
    judgeSpent: spentShape,
    unfinished: spentShape,
  }),
  notices: z.array(z.string()),
});

/**
 * Reads the `evaluation.json` of a folder. Throws `usage` if the folder is not there or is no evaluation, and `run`
 * where the file is damaged or of another version.
 */
export async function readEvaluation(folder: string): Promise<EvaluationManifest> {
  const description: Description = {
    fileName: evaluationFileName,
    what: 'an evaluation',
    command: 'evaluate',
    format: evaluationFormat,
    shape: manifest,
  };
  return (await readDescription(folder, description)) as EvaluationManifest;
}
