// Where an evaluation may be written: in a folder of its own, and not where a stranger's run leads.
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEvaluation } from '../../src/evaluation/evaluation-folder.ts';
import type { EvaluationSettings } from '../../src/evaluation/evaluation-manifest.ts';

const settings: EvaluationSettings = {
  model: 'player:perfect',
  mode: 'real',
  turns: 3,
  timeoutMs: 10_000,
  seed: 0,
  negatives: 0,
  toolsPerSample: 10,
  maskNames: false,
};

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'toolgrad-evaluation-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const about = () => ({ toolgrad: '0', run: parent, catalogHash: 'sha256:0', settings, notices: [] });

test('a folder that holds something else is left alone', async () => {
  await writeFile(join(parent, 'notes.txt'), 'mine');
  await expect(createEvaluation(parent, about(), Date.now)).rejects.toThrow('is not an evaluation');
  expect(await readdir(parent)).toEqual(['notes.txt']);
});

test.skipIf(process.platform === 'win32')(
  'a link in place of a run’s evaluations is not followed',
  async () => {
    const [run, elsewhere] = [join(parent, 'run'), join(parent, 'elsewhere')];
    await mkdir(run);
    await mkdir(elsewhere);
    await symlink(elsewhere, join(run, 'evaluations'));
    const going = createEvaluation(join(run, 'evaluations', 'player-perfect'), about(), Date.now);
    await expect(going).rejects.toThrow('is a link: name a folder with --out.');
    expect(await readdir(elsewhere)).toEqual([]);
  },
);
