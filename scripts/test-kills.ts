// `npm run test:kills`: 200 kills of runs and exports at random moments, each gone on from; exit code 1 where anything is broken, lost or there twice.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../src/model/random.ts';
import { type KillReport, killExports, killRuns } from './kills/kill-and-resume.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '0' },
    samples: { type: 'string', default: '30' },
  },
});
const kills = Number(values.kills);
const samples = Number(values.samples);
const random = createRandom(Number(values.seed));
const folder = await mkdtemp(join(tmpdir(), 'toolgrad-kills-'));
const progress = (what: string) => (count: number) => {
  if (count % 10 === 0) console.error(`${what}: ${count} kills`);
};
try {
  const ofExports = Math.floor(kills / 4);
  const shared = { folder, samples, random };
  tell('runs', await killRuns({ ...shared, kills: kills - ofExports, onKill: progress('runs') }));
  tell('exports', await killExports({ ...shared, kills: ofExports, onKill: progress('exports') }));
} finally {
  await rm(folder, { recursive: true });
}

function tell(what: string, { kills: done, finished, wrong }: KillReport): void {
  console.log(
    `${done} kills of ${what}, ${finished} brought to their end: ${wrong.length === 0 ? 'nothing broken, lost or there twice' : `${wrong.length} problems`}.`,
  );
  for (const problem of wrong) console.error(problem);
  if (wrong.length > 0) process.exitCode = 1;
}
