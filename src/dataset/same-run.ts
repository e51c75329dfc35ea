// Whether what is asked of a resumed run is what the run was begun with.
import { ToolGradError } from '../core/errors.ts';
import type { RunSpec } from '../core/run.ts';
import type { RunManifest } from './manifest.ts';

/** What decides every draft, as far as the person who resumes has said it again. */
export interface Wanted extends Partial<Omit<RunSpec, 'samples' | 'concurrency'>> {
  readonly model?: string;
  readonly checks?: readonly string[];
  readonly demo?: boolean;
  readonly servers?: readonly string[];
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
}

/** Throws `usage` and names the flag where it asks for something else than the run was begun with. */
export function assertSameRun(folder: string, run: RunManifest, wanted: Wanted): void {
  const begun: Required<Wanted> = {
    ...run.spec,
    ...run.configuration,
    servers: run.configuration.servers ?? [],
    model: run.model,
    checks: run.checks,
  };
  for (const [field, asked] of Object.entries(wanted) as [keyof Wanted, Wanted[keyof Wanted]][]) {
    if (asked === undefined || written(asked) === written(begun[field])) continue;
    throw new ToolGradError(
      'usage',
      field === 'demo'
        ? `${folder} was made from ${run.configuration.demo ? 'the bundled servers' : 'a configuration file'}: go on with ${run.configuration.demo ? '--demo' : '--config'}, or name another --out.`
        : `${folder} was begun with --${field} ${written(begun[field]) || '(none)'}, not ${written(asked)}: leave --${field} out to go on with it, or name another --out.`,
    );
  }
}

function written(value: Wanted[keyof Wanted]): string {
  return Array.isArray(value) ? [...value].sort().join(',') : String(value);
}
