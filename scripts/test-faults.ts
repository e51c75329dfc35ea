// `npm run test:faults`: the demo with each fault in turn and with all of them; what was injected, what the run told, and that nothing is wrong with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { renderTable } from '../src/cli/rendering/table.ts';
import { createScreen } from '../src/cli/terminal/terminal.ts';
import { faultCases } from './faults/cases.ts';
import { type Aftermath, demoUnderFaults } from './faults/demo-under-faults.ts';

const { values, positionals } = parseArgs({
  options: {
    samples: { type: 'string', default: '20' },
    seed: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const samples = Number(values.samples);
const seed = Number(values.seed);
const screen = createScreen(process.stdout);
const cases = faultCases.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

const folder = await mkdtemp(join(tmpdir(), 'toolgrad-faults-'));
const results: { readonly name: string; readonly seconds: number; readonly aftermath: Aftermath }[] = [];
try {
  for (const [at, faultCase] of cases.entries()) {
    const started = performance.now();
    const aftermath = await demoUnderFaults(faultCase, { samples, seed, folder: join(folder, String(at)) });
    results.push({ name: faultCase.name, seconds: (performance.now() - started) / 1000, aftermath });
    console.error(`${faultCase.name}: ${at + 1} of ${cases.length}`);
  }
} finally {
  await rm(folder, { recursive: true });
}

const wrong = results.flatMap(({ name, aftermath }) => problemsOf(name, aftermath));
screen.print(values.json ? JSON.stringify(results.map(asJson), null, 2) : table());
for (const problem of wrong) console.error(problem);
if (wrong.length > 0) process.exitCode = 1;

function problemsOf(name: string, { ended, injected, wrong: found }: Aftermath): string[] {
  return [
    ...found.map((sentence) => `${name}: ${sentence}`),
    ...(ended === 'done' ? [] : [`${name}: the run ended ${ended}.`]),
    ...(total(injected) === 0 ? [`${name}: nothing was injected.`] : []),
  ];
}

function total(injected: ReadonlyMap<string, number>): number {
  return [...injected.values()].reduce((sum, count) => sum + count, 0);
}

function table(): string {
  const titles = ['fault', 'injected', 'calls', 'failed', 'accepted', 'rejected', 'lost or wrong', 's'];
  const rows = results.map(({ name, seconds, aftermath }) => [
    name,
    ...[
      total(aftermath.injected),
      aftermath.toolCalls,
      aftermath.failedToolCalls,
      aftermath.accepted,
      aftermath.rejected,
      aftermath.wrong.length,
      Math.round(seconds),
    ].map((count) => count.toLocaleString('en-US')),
  ]);
  const columns = titles.map((title, at) => ({
    title,
    align: at === 0 ? ('left' as const) : ('right' as const),
  }));
  const told = results.map(({ name, aftermath }) => [name, reportOf(aftermath)].join('\n  '));
  return `${renderTable(columns, rows, screen)}\n\nWhat the runs told\n\n${told.join('\n')}`;
}

/** The notices of a run, and what its drafts learned most often. */
function reportOf({ servers, notices, critiques }: Aftermath): string {
  const lessons = [...critiques].slice(0, 3).map(([message, drafts]) => `${drafts} drafts: ${message}`);
  const first = notices.slice(0, 4);
  const rest = notices.length > first.length ? [`… and ${notices.length - first.length} notices more`] : [];
  return [`injected into ${[...servers].sort().join(', ')}`, ...first, ...rest, ...lessons]
    .map((line) => line.replaceAll('\n', ' ').slice(0, 200))
    .join('\n  ');
}

function asJson({ name, seconds, aftermath }: (typeof results)[number]) {
  const { injected, servers, critiques, ...others } = aftermath;
  return {
    fault: name,
    seconds,
    injected: Object.fromEntries(injected),
    servers: [...servers].sort(),
    critiques: Object.fromEntries(critiques),
    ...others,
  };
}
