// Twenty thousand bad inputs for everything that takes foreign ones; `npm run test:fuzz` gives it a million.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';
import { fuzz } from '../support/fuzz/fuzz.ts';
import { seedsFrom } from '../support/fuzz/seeds.ts';

const work = workplace();

test('each gets an answer, in time', { timeout: 240_000 }, async () => {
  await runProgram('generate --demo -n 5 --out run'.split(' '), { cwd: work.folder });
  const results = fileURLToPath(new URL('../../fixtures/results', import.meta.url));
  const seeds = await seedsFrom(work.path('run'), results);
  expect(seeds.samples).toHaveLength(5);
  const { byTarget, problems } = fuzz({ seeds, seed: 1, inputs: 20_000, limitMs: 5000 });
  expect(problems).toEqual([]);
  expect([...byTarget.values()].reduce((sum, { inputs }) => sum + inputs, 0)).toBe(20_000);
});
