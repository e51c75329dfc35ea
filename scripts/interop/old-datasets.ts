// Exports with --json-strings in the oldest `datasets` that is promised, turned back by the card's own line.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonEnvironment } from './environment.ts';
import { ask, type GraderCheck } from './graders.ts';

/** The formats that need columns of JSON, which `datasets` has had since 4.8, and the format that their rows are compared with. */
const needsJson = {
  messages: 'messages',
  openai: 'openai',
  bfcl: 'bfcl',
  toolgrad: 'toolgrad',
  native: 'native',
  parquet: 'messages',
} as const;

interface Loading {
  readonly program: string;
  readonly run: string;
  /** Where exports go. */
  readonly work: string;
  /** Where the Python environment is kept. */
  readonly cache: string;
  /** Where the Python script and its requirements are. */
  readonly scripts: string;
}

/** Whether each row comes out as it is without the flag. */
export async function loadInOldDatasets(loading: Loading): Promise<GraderCheck> {
  const { program, run, work, cache, scripts } = loading;
  const python = pythonEnvironment(cache, join(scripts, 'old-datasets-requirements.txt'), 'datasets 4.0', [
    '--no-deps',
  ]);
  const exported = (format: string, ...flags: readonly string[]) => {
    const out = join(work, 'old-datasets', [format, ...flags].join(''));
    const line = ['export', run, '--format', format, ...flags, '--out', out, '--negatives', '0.2', '--json'];
    execFileSync(process.execPath, [program, ...line], { stdio: 'ignore' });
    return out;
  };
  const plain = Object.fromEntries(
    [...new Set(Object.values(needsJson))].map((format) => [format, exported(format)]),
  );
  const exports = Object.entries(needsJson).map(([name, compared]) => ({
    name,
    folder: exported(name, '--json-strings'),
    plain: plain[compared],
  }));
  return await ask(python, join(scripts, 'old_datasets.py'), exports);
}
