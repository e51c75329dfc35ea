// `npm run test:fuzz -- [INPUTS [SEED]]`: bad results, listings, schemas, files, configurations and texts; exit code 1 where one of them crashes the program or takes long.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderTable } from '../src/cli/rendering/table.ts';
import { createScreen } from '../src/cli/terminal/terminal.ts';
import { fuzz } from '../tests/support/fuzz/fuzz.ts';
import { seedsFrom } from '../tests/support/fuzz/seeds.ts';
import { inTemporaryFolder, measure } from './bench/measure.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [inputs = 1_000_000, seed = 0] = positionals.map(Number);
const results = fileURLToPath(new URL('../../fixtures/results', import.meta.url));
const limitMs = 2000;

await inTemporaryFolder(async (path) => {
  await measure(['generate', '--demo', '-n', '20', '--seed', String(seed), '--json', '--out', path('run')]);
  const report = fuzz({
    seeds: await seedsFrom(path('run'), results),
    seed,
    inputs,
    limitMs,
    onProgress: (done) => {
      if (done % 20_000 === 0) console.error(`${done} of ${inputs} inputs`);
    },
  });
  const screen = createScreen(process.stdout);
  const rows = [...report.byTarget].map(([name, { inputs: count, slowestMs }]) => [
    name,
    String(count),
    `${slowestMs.toFixed(0)} ms`,
  ]);
  const columns = [
    { title: 'what takes them' },
    { title: 'inputs', align: 'right' as const },
    { title: 'slowest', align: 'right' as const },
  ];
  screen.print(renderTable(columns, rows, screen));
  for (const { target, problem, input } of report.problems)
    console.error(`\n${target}\n${problem}\n${JSON.stringify(input).slice(0, 1500)}`);
  screen.say(
    report.problems.length === 0
      ? `Every input got an answer within ${limitMs} ms.`
      : `${report.problems.length} inputs did not get an answer within ${limitMs} ms.`,
  );
  if (report.problems.length > 0) process.exitCode = 1;
});
