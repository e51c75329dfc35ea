// `npm run bench:learning`: 200 samples on three servers from npm, mixed: does a run fail less as it goes on?
import { fileURLToPath } from 'node:url';
import type { RejectedDraft, Sample } from '../src/model/sample.ts';
import { readCommitted } from '../src/runs/read-run.ts';
import type { RunStatistics } from '../src/statistics/statistics.ts';
import { type Figure, printFigures } from './bench/figures.ts';
import { inTemporaryFolder, measure } from './bench/measure.ts';
import { table } from './bench/table.ts';

const config = fileURLToPath(new URL('../../fixtures/servers-from-npm.json', import.meta.url));
const samples = 200;

/** What came of the drafts that have a step on a server. */
interface Share {
  readonly server: string;
  readonly drafts: number;
  readonly accepted: number;
}

await inTemporaryFolder(async (path) => {
  const run = path('run');
  const fewerThanAsked = 3;
  const { seconds } = await measure(
    ['generate', '--config', config, '-n', String(samples), '--out', run, '--json'],
    [0, fewerThanAsked],
  );
  const { stdout } = await measure(['stats', run, '--json']);
  const statistics = JSON.parse(stdout) as RunStatistics;
  const drafts = statistics.accepted + statistics.rejected;
  const shares = [
    ...(await sharesByServer(run)),
    { server: 'all of them', drafts, accepted: statistics.accepted },
  ];
  const { rejections } = statistics;
  printFigures(
    [
      { name: `${statistics.accepted} samples in ${drafts} drafts, time`, value: seconds, unit: 's' },
      ...failedCalls(statistics),
    ],
    {
      data: { shares, rejections },
      text: [
        table(['server', 'drafts', 'accepted', 'share'], shares.map(rowOf)),
        '',
        ...rejections.map(({ check, count, reason }) => `${count} × ${check ?? 'no draft'}: ${reason}`),
      ].join('\n'),
    },
  );
});

/** The last quarter has the limit: a third of the first, or one failure in ten drafts. */
function failedCalls({ failedCallsByQuarter: quarters }: RunStatistics): Figure[] {
  const limit = Math.max((quarters[0] ?? 0) / 3, 0.1);
  return quarters.map((value, at) => ({
    name: `failed calls per draft, quarter ${at + 1}`,
    value,
    unit: '',
    ...(at === quarters.length - 1 ? { limit } : {}),
  }));
}

async function sharesByServer(run: string): Promise<Share[]> {
  const shares = new Map<string, Share>();
  for await (const { entry } of readCommitted(run)) {
    for (const server of serversOf(entry)) {
      const { drafts, accepted } = shares.get(server) ?? { drafts: 0, accepted: 0 };
      const more = entry.schema === 'toolgrad.sample/2' ? 1 : 0;
      shares.set(server, { server, drafts: drafts + 1, accepted: accepted + more });
    }
  }
  return [...shares.values()].sort((a, b) => a.server.localeCompare(b.server));
}

function serversOf({ chains }: Sample | RejectedDraft): ReadonlySet<string> {
  return new Set(chains.flatMap(({ steps }) => steps.map(({ server }) => server)));
}

function rowOf({ server, drafts, accepted }: Share): string[] {
  return [server, String(drafts), String(accepted), `${((100 * accepted) / drafts).toFixed(1)} %`];
}
