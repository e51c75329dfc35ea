// `npm run bench:environment`: episodes a second, memory with 200 sessions open, and a server that is killed in between.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { openTasks } from '../src/environments/tasks.ts';
import type { Example } from '../src/model/example.ts';
import { printFigures } from './bench/figures.ts';
import { startHttpServer } from './bench/http-server.ts';
import { inTemporaryFolder } from './bench/measure.ts';
import { join } from './bench/players.ts';

const sessions = 200;
const side = 8;
const program = fileURLToPath(new URL('../src/bin.js', import.meta.url));

await inTemporaryFolder(async (inFolder) => {
  const run = inFolder('run');
  const line = ['generate', '--demo', '-n', '100', '--seed', '7', '--out', run, '--json'];
  execFileSync(process.execPath, [program, ...line], { stdio: ['ignore', 'ignore', 'inherit'] });
  const examples = await examplesOf(run);
  const start = () =>
    startHttpServer(program, ['--log', inFolder('episodes')], ['environment', run, '--all']);

  let server = await start();
  const idle = megabytes(server.pid);
  const at = (index: number) => examples[index % examples.length] as Example;
  const base = () => new URL(server.url).origin;
  const open = await Promise.all(Array.from({ length: sessions }, (_, index) => join(base(), at(index))));
  for (const player of open) await player.play(1);
  const busy = megabytes(server.pid);
  await Promise.all(open.map((player) => player[Symbol.asyncDispose]()));

  const limit = pLimit(side);
  const startedAt = performance.now();
  const rewards = await Promise.all(
    Array.from({ length: sessions }, (_, index) => limit(() => rewardOf(base(), at(index)))),
  );
  const seconds = (performance.now() - startedAt) / 1000;

  // Killed while players are at work: their episodes are lost, and played anew with the next server.
  const atWork = await Promise.all(Array.from({ length: side }, (_, index) => join(base(), at(index))));
  await Promise.all(atWork.map((player) => player.play(1)));
  process.kill(server.pid, 'SIGKILL');
  await Promise.all(atWork.map((player) => player[Symbol.asyncDispose]()));
  server = await start();
  const again = await Promise.all(atWork.map((_, index) => rewardOf(base(), at(index))));
  await server[Symbol.asyncDispose]();

  const wrong = (all: readonly number[]) => all.filter((reward) => reward !== 1).length;
  printFigures([
    {
      name: `${sessions} perfect episodes, ${side} side by side: not rewarded`,
      value: wrong(rewards),
      unit: '',
      limit: 0,
    },
    { name: 'episodes a second', value: sessions / seconds, unit: '' },
    { name: 'memory without a session', value: idle, unit: 'MB' },
    { name: `memory with ${sessions} sessions open`, value: busy, unit: 'MB', limit: 1000 },
    {
      name: `killed with ${side} at work, then played anew: not rewarded`,
      value: wrong(again),
      unit: '',
      limit: 0,
    },
  ]);
});

async function examplesOf(run: string): Promise<readonly Example[]> {
  await using tasks = await openTasks(run, { seed: 0, toolsPerSample: 10 });
  const read = await Promise.all(tasks.ids.map((id) => tasks.read(id)));
  return read.map(({ example }) => example);
}

async function rewardOf(base: string, example: Example): Promise<number> {
  await using player = await join(base, example);
  await player.play();
  return await player.reward(example.response);
}

/** What the process holds now, in millions of bytes. */
function megabytes(pid: number): number {
  return (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) / 1e6;
}
