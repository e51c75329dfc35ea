// A run that is stopped and resumed is the run that was never stopped, whatever stopped it.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
// As many as take several times longer than what stops the run needs to see that it is time.
const samples = '60';
const args = ['generate', '--demo', '-n', samples, '--json'];
const files = ['samples.jsonl', 'rejected.jsonl'] as const;

const linesIn = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0);

const uninterrupted = runProgram([...args, '--out', 'whole'], { cwd: work.folder });

/** Stops the run once it has this many samples. */
async function stopped(run: string, signal: NodeJS.Signals, least: number, extra: readonly string[]) {
  const path = work.path(`${run}/samples.jsonl`);
  return await runProgram([...args, '--out', run, ...extra], {
    cwd: work.folder,
    interrupt: { signal, when: () => linesIn(path) >= least },
  });
}

async function expectWhole(run: string): Promise<void> {
  expect((await uninterrupted).code).toBe(0);
  for (const file of files) expect(work.lines(`${run}/${file}`)).toEqual(work.lines(`whole/${file}`));
  expect(JSON.parse(readFileSync(work.path(`${run}/memory.json`), 'utf8'))).toEqual(
    JSON.parse(readFileSync(work.path('whole/memory.json'), 'utf8')),
  );
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s: exit code %d, a hint, and nothing lost', async (signal, code) => {
  const run = `run-${signal}`;
  const first = await stopped(run, signal, 2, []);
  expect(first.code).toBe(code);
  expect(first.stderr).toContain(`toolgrad-mcp generate --out ${run} --resume`);
  const summary = JSON.parse(first.stdout);
  expect(summary.accepted).toBe(linesIn(work.path(`${run}/samples.jsonl`)));
  expect(JSON.parse(readFileSync(work.path(`${run}/run.json`), 'utf8')).status).toBe('interrupted');

  // What the run was started with need not be said again.
  const second = await runProgram(['generate', '--out', run, '--resume', '--json'], { cwd: work.folder });
  expect(second.code).toBe(0);
  const { elapsedMs: _, run: __, ...figures } = JSON.parse(second.stdout);
  const { elapsedMs: ___, run: ____, ...expected } = JSON.parse((await uninterrupted).stdout);
  expect(figures).toEqual(expected);
  await expectWhole(run);
});

test('kill -9, three times over', async () => {
  for (const [attempt, least] of [1, 20, 40].entries()) {
    const { code } = await stopped('killed', 'SIGKILL', least, attempt === 0 ? [] : ['--resume']);
    expect(code).toBe(null);
  }
  const last = await runProgram([...args, '--out', 'killed', '--resume', '--concurrency', '1'], {
    cwd: work.folder,
  });
  expect(last.code).toBe(0);
  await expectWhole('killed');
});

test('what was begun otherwise is not gone on with', async () => {
  await uninterrupted;
  const { code, stderr } = await runProgram([...args, '--out', 'whole', '--resume', '--seed', '9'], {
    cwd: work.folder,
  });
  expect(code).toBe(2);
  expect(stderr).toBe(
    'Error: whole was started with --seed 0, not 9: remove --seed to continue it, or name another --out.\n',
  );
});

test('a run can be made longer', async () => {
  await uninterrupted;
  const before = work.lines('whole/samples.jsonl');
  const { code } = await runProgram(['generate', '--out', 'whole', '--resume', '-n', '62'], {
    cwd: work.folder,
  });
  expect(code).toBe(0);
  expect(work.lines('whole/samples.jsonl').slice(0, before.length)).toEqual(before);
  expect(work.lines('whole/samples.jsonl')).toHaveLength(62);
});
