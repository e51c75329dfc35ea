// `npm run bench`: time and memory of large demo runs, the clean execution of every chain included, by one worker and by two; and of the help.
import { type Figure, printFigures } from './bench/figures.ts';
import { inTemporaryFolder, type Measurement, measure } from './bench/measure.ts';

const helps = 9;
/** Each number of workers takes its turn so often: what else the machine does is the same for all. */
const rounds = 3;

await inTemporaryFolder(async (path) => {
  let runs = 0;
  const generate = (samples: number, workers: number) => {
    runs += 1;
    const args = ['-n', String(samples), '--workers', String(workers), '--out', path(`run-${runs}`)];
    return measure(['generate', '--demo', '--json', ...args]);
  };
  const [one, two]: [Measurement[], Measurement[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    one.push(await generate(1000, 1));
    two.push(await generate(1000, 2));
  }
  const large = await generate(5000, 2);
  const help: number[] = [];
  for (let count = 0; count < helps; count++) help.push((await measure(['--help'])).seconds);
  const [alone, together] = [seconds(one), seconds(two)];
  const memory = Math.max(...two.map(({ peakMegabytes }) => peakMegabytes));
  const figures: Figure[] = [
    { name: '1,000 samples by one worker, time', value: alone, unit: 's' },
    { name: '1,000 samples by two workers, time', value: together, unit: 's', limit: 30 },
    { name: 'time of two workers over that of one', value: together / alone, unit: '×', limit: 0.6 },
    { name: '1,000 samples by two workers, peak memory', value: memory, unit: 'MB', limit: 600 },
    { name: '5,000 samples by two workers, time', value: large.seconds, unit: 's' },
    { name: '5,000 samples by two workers, peak memory', value: large.peakMegabytes, unit: 'MB' },
    {
      name: 'memory of 5,000 over that of 1,000',
      value: large.peakMegabytes / memory,
      unit: '×',
      limit: 1.3,
    },
    { name: `--help, median of ${helps}`, value: median(help), unit: 's', limit: 0.5 },
  ];
  printFigures(figures);
});

/** The fastest of the rounds: nothing else makes a run faster than it is. */
function seconds(measurements: readonly Measurement[]): number {
  return Math.min(...measurements.map((each) => each.seconds));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
