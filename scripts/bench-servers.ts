// `npm run bench:servers`: what the rule-based author makes of servers, ours and those that nobody here wrote.
import { parseArgs } from 'node:util';
import type { RejectedDraft, Sample } from '../src/model/sample.ts';
import { depthOf, stepsOf } from '../src/model/workflow.ts';
import { readCommitted } from '../src/runs/read-run.ts';
import { type Figure, printFigures } from './bench/figures.ts';
import { type BenchServer, prepareServers } from './bench/foreign-servers.ts';
import { inTemporaryFolder, measure } from './bench/measure.ts';
import { table } from './bench/table.ts';

/** `npm run bench:servers -- 20 7 FOLDER`: samples of each server, the seed, and where downloads are kept for the next time. */
const { positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const [asked = 20, seed = 0] = positionals.slice(0, 2).map(Number);
const kept = positionals[2];

interface Row {
  readonly server: string;
  readonly accepted: number;
  readonly drafts: number;
  readonly forms: number;
  readonly depth: number;
  readonly tools: number;
  readonly readers: number;
  readonly distinct: number;
  readonly refusals: readonly string[];
}

await inTemporaryFolder(async (path) => {
  const rows: Row[] = [];
  for (const [index, server] of prepareServers(kept ?? path('servers')).entries())
    rows.push(await tried(server, path(`run-${index}`)));
  const total = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const figures: readonly Figure[] = [
    {
      name: 'accepted of those asked for',
      value: total(({ accepted }) => accepted) / (asked * rows.length),
      unit: '',
      least: 0.9,
    },
    {
      name: 'servers with four forms or more',
      value: rows.filter(({ forms }) => forms >= 4).length / rows.length,
      unit: '',
    },
    {
      name: 'reading tools used',
      value: total(({ tools }) => tools) / total(({ readers }) => readers),
      unit: '',
      least: 0.5,
    },
  ];
  printFigures(figures, {
    data: { rows },
    text: [
      table(
        ['server', 'accepted', 'drafts', 'distinct', 'forms', 'depth', 'reading tools'],
        rows.map((row) => [
          row.server,
          `${row.accepted} of ${asked}`,
          String(row.drafts),
          String(row.distinct),
          String(row.forms),
          row.depth.toFixed(1),
          `${row.tools} of ${row.readers}`,
        ]),
      ),
      ...rows.flatMap(({ server, refusals }) => (refusals.length === 0 ? [] : ['', server, ...refusals])),
    ].join('\n'),
  });
});

async function tried({ title, flags }: BenchServer, run: string): Promise<Row> {
  const fewerThanAsked = 3;
  const generate = [
    'generate',
    ...flags,
    '-n',
    String(asked),
    '--seed',
    String(seed),
    '--out',
    run,
    '--json',
  ];
  await measure([...generate, '--today', '2026-03-02'], [0, fewerThanAsked]);
  const { stdout } = await measure(['tools', ...flags, '--json']);
  const listed = JSON.parse(stdout) as {
    callable: boolean;
    readOnly: boolean | null;
    reads: string | null;
    tool: string;
  }[];
  const readers = listed.filter(
    ({ callable, readOnly, reads }) => callable && (readOnly === true || reads !== null),
  );
  const samples: Sample[] = [];
  const rejected: RejectedDraft[] = [];
  for await (const { entry } of readCommitted(run))
    entry.schema === 'toolgrad.sample/2' ? samples.push(entry) : rejected.push(entry);
  const called = new Set(samples.flatMap(stepsOf).map(({ tool }) => tool));
  const depths = samples.map((sample) => depthOf({ chains: sample.chains }));
  return {
    server: title,
    accepted: samples.length,
    drafts: samples.length + rejected.length,
    distinct: new Set(samples.map(({ query }) => query)).size,
    forms: new Set(samples.flatMap(({ form }) => form)).size,
    depth: depths.reduce((sum, depth) => sum + depth, 0) / Math.max(1, depths.length),
    tools: readers.filter(({ tool }) => called.has(tool)).length,
    readers: readers.length,
    refusals: mostFrequent(rejected.map(({ reason }) => reason)),
  };
}

/** The three most frequent reasons, each with how often it was given. */
function mostFrequent(reasons: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return sorted.map(([reason, count]) => `${count} × ${reason.slice(0, 140)}`);
}
