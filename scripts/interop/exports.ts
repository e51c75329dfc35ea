// The exports that are tried: every format, and those flags that change how rows look.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { formats } from '../../src/dataset/formats/formats.ts';

export interface Exported {
  /** As it is shown: the flags. */
  readonly name: string;
  readonly format: string;
  readonly folder: string;
  /** Whether calls have the names of the run. */
  readonly masked: boolean;
}

interface Wanted {
  readonly format: string;
  readonly flags: readonly string[];
}

const wanted: readonly Wanted[] = [
  // A run without dialogues has no row of theirs.
  ...formats
    .filter(({ name }) => name !== 'bfcl-multi-turn')
    .map(({ name }) => ({ format: name, flags: [] })),
  { format: 'messages', flags: ['--json-strings'] },
  { format: 'messages', flags: ['--mask-names'] },
  { format: 'parquet', flags: ['--json-strings'] },
  { format: 'parquet:bfcl', flags: [] },
  { format: 'parquet:native', flags: [] },
];

const execute = promisify(execFile);

/** Exports a run once for each, with negatives and two splits. Throws where the program fails. */
export async function exportAll(program: string, run: string, folder: string): Promise<readonly Exported[]> {
  const limit = pLimit(2);
  return await Promise.all(
    wanted.map(({ format, flags }, index) =>
      limit(async (): Promise<Exported> => {
        const name = [format, ...flags].join(' ');
        const out = join(folder, `${index}-${name.replace(/\W+/g, '-')}`);
        const line = [
          'export',
          run,
          '--format',
          format,
          '--out',
          out,
          '--negatives',
          '0.2',
          '--json',
          ...flags,
        ];
        const { stdout } = await execute(process.execPath, [program, ...line], { maxBuffer: 1 << 24 });
        writeFileSync(`${out}.json`, stdout);
        return { name, format, folder: out, masked: flags.includes('--mask-names') };
      }),
    ),
  );
}
