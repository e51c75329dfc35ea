// `npm run bench`: time and memory of large demo runs, the clean execution of every chain included, and of the help.
import { type Figure, printFigures } from './bench/figures.ts';
import { inTemporaryFolder, measure } from './bench/measure.ts';

const helps = 9;

await inTemporaryFolder(async (path) => {
  const generate = (samples: number) =>
    measure(['generate', '--demo', '--json', '-n', String(samples), '--out', path(`run-${samples}`)]);
  const [small, large] = [await generate(1000), await generate(5000)];
  const help: number[] = [];
  for (let count = 0; count < helps; count++) help.push((await measure(['--help'])).seconds);
  const figures: Figure[] = [
    { name: '1,000 samples, time', value: small.seconds, unit: 's', limit: 30 },
    { name: '1,000 samples, peak memory', value: small.peakMegabytes, unit: 'MB', limit: 350 },
    { name: '5,000 samples, time', value: large.seconds, unit: 's' },
    { name: '5,000 samples, peak memory', value: large.peakMegabytes, unit: 'MB' },
    {
      name: 'memory of 5,000 over that of 1,000',
      value: large.peakMegabytes / small.peakMegabytes,
      unit: '×',
      limit: 1.3,
    },
    { name: `--help, median of ${helps}`, value: median(help), unit: 's', limit: 0.5 },
  ];
  printFigures(figures);
});

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
