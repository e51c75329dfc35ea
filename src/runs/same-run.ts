// Whether the options of a resumed run match those it was started with.
import { z } from 'zod';
import { ToolGradError } from '../model/errors.ts';
import { methodDefaults, type RunSpec } from '../model/run.ts';
import type { RunManifest } from './manifest.ts';

const modelSettings = z.object({
  baseUrl: z.string().optional(),
  temperature: z.number().optional(),
  solveThreshold: z.number().optional(),
});

/** How a run's model is asked, as far as it affects the answers: `configuration.model` in run.json. */
export interface ModelSettings {
  /** Without credentials. */
  readonly baseUrl?: string | undefined;
  readonly temperature?: number | undefined;
  readonly solveThreshold?: number | undefined;
}

/** What a run stores about how its model is asked; nothing if it has none, or if that is damaged. */
export function modelSettingsOf({ configuration }: Pick<RunManifest, 'configuration'>): ModelSettings {
  const { model } = configuration as { readonly model?: unknown };
  return modelSettings.safeParse(model).data ?? {};
}

/** The options that affect every draft, as far as they were given again when resuming. */
export interface Wanted extends Partial<Omit<RunSpec, 'samples' | 'concurrency'>>, ModelSettings {
  readonly model?: string;
  readonly checks?: readonly string[];
  readonly demo?: boolean;
  readonly servers?: readonly string[];
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  readonly reads?: readonly string[];
}

/** Flags whose names differ from their fields. */
const flagNames: Readonly<Record<string, string>> = {
  baseUrl: 'base-url',
  solveThreshold: 'solve-threshold',
  dfsWidth: 'dfs-width',
  dfsSteps: 'dfs-steps',
};

/** Fields that are true unless `--no-` and their name say otherwise. */
const switches: ReadonlySet<string> = new Set(['feedback', 'memory', 'replay']);

/** Throws `usage`, naming the flag, if an option differs from what the run was started with. */
export function assertSameRun(folder: string, run: RunManifest, wanted: Wanted): void {
  const begun: Wanted = {
    ...methodDefaults,
    ...run.spec,
    ...run.configuration,
    ...modelSettingsOf(run),
    servers: run.configuration.servers ?? [],
    model: run.model,
    checks: run.checks,
  };
  for (const [field, asked] of Object.entries(wanted) as [keyof Wanted, Wanted[keyof Wanted]][]) {
    if (asked === undefined || written(asked) === written(begun[field])) continue;
    throw new ToolGradError('usage', sentence(folder, run, field, written(begun[field]), written(asked)));
  }
}

function sentence(
  folder: string,
  run: RunManifest,
  field: keyof Wanted,
  begun: string,
  asked: string,
): string {
  if (field === 'demo') {
    const { demo } = run.configuration;
    return `${folder} was made from ${demo ? 'the bundled servers' : 'a configuration file'}: continue it with ${demo ? '--demo' : '--config'}, or name another --out.`;
  }
  if (switches.has(field)) {
    return `${folder} was started without --no-${field}: remove the flag to continue it, or name another --out.`;
  }
  const flag = flagNames[field] ?? field;
  return `${folder} was started with --${flag} ${begun || '(none)'}, not ${asked}: remove --${flag} to continue it, or name another --out.`;
}

function written(value: Wanted[keyof Wanted]): string {
  if (value === undefined) return '';
  return Array.isArray(value) ? [...value].sort().join(',') : String(value);
}
