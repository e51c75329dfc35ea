// `npm run test:kills`: 200 kills of runs and exports at random moments, each gone on from, and 30 of the workers, the generator and the Redis server of a queue; exit code 1 where anything is broken, lost or there twice.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../src/model/random.ts';
import { table } from './bench/table.ts';
import { type KillReport, killExports, killRuns } from './kills/kill-and-resume.ts';
import { hasRedisServer, killQueues } from './kills/kill-queue.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    'queue-kills': { type: 'string', default: '30' },
    seed: { type: 'string', default: '0' },
    samples: { type: 'string', default: '30' },
    'queue-samples': { type: 'string', default: '150' },
  },
});
const kills = Number(values.kills);
const samples = Number(values.samples);
const random = createRandom(Number(values.seed));
const folder = await mkdtemp(join(tmpdir(), 'toolgrad-kills-'));
const progress = (what: string) => (count: number) => {
  if (count % 10 === 0) console.error(`${what}: ${count} kills`);
};
const reports: [what: string, report: KillReport][] = [];
try {
  const ofExports = Math.floor(kills / 4);
  const shared = { folder, samples, random };
  const ofRuns = { ...shared, kills: kills - ofExports, onKill: progress('runs') };
  const queued = {
    ...shared,
    samples: Number(values['queue-samples']),
    kills: Number(values['queue-kills']),
    onKill: progress('queues'),
  };
  if (kills > 0) {
    reports.push(['runs', await killRuns(ofRuns)]);
    reports.push([
      'exports',
      await killExports({ ...shared, kills: ofExports, onKill: progress('exports') }),
    ]);
  }
  if (hasRedisServer()) reports.push(['queues: workers, generator, Redis', await killQueues(queued)]);
  else console.error('Queues are left out: there is no redis-server (apt-get install redis-server).');
} finally {
  await rm(folder, { recursive: true });
}
const rows = reports.map(([what, { kills: done, finished, wrong }]) => [
  what,
  String(done),
  String(finished),
  String(wrong.length),
]);
console.log(table(['killed', 'kills', 'brought to their end', 'broken, lost or twice'], rows));
for (const [, { wrong }] of reports) for (const problem of wrong) console.error(problem);
if (reports.some(([, { wrong }]) => wrong.length > 0)) process.exitCode = 1;
