// `npm run bench:export [-- FORMAT …]`: rows a second and peak memory of exporting 100,000 rows, in all formats or in these.
import { rmSync } from 'node:fs';
import type { ExportReport } from '../src/dataset/export/export-report.ts';
import { formatNamed, formats } from '../src/dataset/formats/formats.ts';
import { type Figure, printFigures } from './bench/figures.ts';
import { multiplyRun } from './bench/many-samples.ts';
import { inTemporaryFolder, measure } from './bench/measure.ts';
import { table } from './bench/table.ts';

/** With one negative in five rows. */
const samples = 80_000;
const negatives = 0.2;
const rowsInAll = Math.round(samples / (1 - negatives));
const mostMegabytes = 250;

interface FormatFigures {
  readonly format: string;
  readonly rows: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly megabytes: number;
  readonly peakMegabytes: number;
}

const named = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'))
  .map((name) => formatNamed(name));
const chosen = named.length === 0 ? formats : named;

await inTemporaryFolder(async (path) => {
  await measure(['generate', '--demo', '--json', '-n', '200', '--out', path('demo')]);
  await multiplyRun(path('demo'), path('run'), samples);
  const measured: FormatFigures[] = [];
  for (const { name } of chosen) {
    const out = path('dataset');
    const flags = ['--format', name, '--negatives', String(negatives), '--out', out, '--json'];
    const { stdout, seconds, peakMegabytes } = await measure(['export', path('run'), ...flags]);
    const { splits, files } = JSON.parse(stdout) as ExportReport;
    // The disk need not hold them all at once.
    rmSync(out, { recursive: true });
    const rows = splits.reduce((sum, split) => sum + split.rows, 0);
    const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
    measured.push({ format: name, rows, seconds, rowsPerSecond: rows / seconds, megabytes, peakMegabytes });
    console.error(
      `${name}: ${Math.round(rows / seconds)} rows a second, ${Math.round(peakMegabytes)} MB at most.`,
    );
  }
  const figures = measured.map(
    ({ format, peakMegabytes }): Figure => ({
      name: `${rowsInAll.toLocaleString('en-US')} rows as ${format}, peak memory`,
      value: peakMegabytes,
      unit: 'MB',
      limit: mostMegabytes,
    }),
  );
  printFigures(figures, {
    data: { formats: measured },
    text: table(
      ['format', 'rows', 'rows a second', 'seconds', 'MB written'],
      measured.map(({ format, rows, rowsPerSecond, seconds, megabytes }) => [
        format,
        ...[rows, rowsPerSecond, seconds, megabytes].map((number) =>
          Math.round(number).toLocaleString('en-US'),
        ),
      ]),
    ),
  });
});
