// What may be said when a run is resumed, and what contradicts it.
import { expect, test } from 'vitest';
import { noFigures } from '../../src/model/figures.ts';
import { countsOf, type RunManifest } from '../../src/runs/manifest.ts';
import { assertSameRun, modelSettingsOf, type Wanted } from '../../src/runs/same-run.ts';
import { newRun } from './drafts.ts';

const begun: RunManifest = {
  schema: 'toolgrad.run/2',
  status: 'interrupted',
  createdAt: '',
  updatedAt: '',
  counts: countsOf(noFigures, 0),
  ...newRun,
  configuration: { demo: true, servers: ['crm', 'shop'], allow: [], deny: [] },
};

const asked: RunManifest = {
  ...begun,
  model: 'openai:x',
  configuration: {
    ...begun.configuration,
    ...{ model: { baseUrl: 'http://127.0.0.1:1/v1', solveThreshold: 0.5 } },
  },
};

test.each<Wanted>([
  {},
  { seed: 7, iterations: 5, window: 8 },
  { model: 'symbolic', checks: ['result', 'arguments'] },
  { demo: true, servers: ['shop', 'crm'], allow: [] },
])('%o goes on with it', (wanted) => {
  expect(() => assertSameRun('runs/a', begun, wanted)).not.toThrow();
});

test.each<[Wanted, string]>([
  [{ seed: 8 }, '--seed 7, not 8'],
  [{ pool: 3 }, '--pool 20, not 3'],
  [{ window: 64 }, '--window 8, not 64'],
  [{ model: 'openai:x' }, '--model symbolic, not openai:x'],
  [{ checks: ['arguments'] }, '--checks arguments,result, not arguments'],
  [{ servers: ['crm'] }, '--servers crm,shop, not crm'],
  [{ allow: ['crm:*'] }, '--allow (none), not crm:*'],
  [{ demo: false }, 'was made from the bundled servers: continue it with --demo'],
])('%o does not: %s', (wanted, words) => {
  expect(() => assertSameRun('runs/a', begun, wanted)).toThrow(words);
});

test('what a run keeps of its model is read, and a run without a model has none of it', () => {
  expect(modelSettingsOf(asked)).toEqual({ baseUrl: 'http://127.0.0.1:1/v1', solveThreshold: 0.5 });
  expect(modelSettingsOf(begun)).toEqual({});
});

test.each<[Wanted, string]>([
  [
    { baseUrl: 'http://127.0.0.1:2/v1' },
    '--base-url http://127.0.0.1:1/v1, not http://127.0.0.1:2/v1: remove --base-url',
  ],
  [{ solveThreshold: 0.6 }, '--solve-threshold 0.5, not 0.6'],
  [{ temperature: 1 }, '--temperature (none), not 1'],
  [{ feedback: false }, 'was started without --no-feedback: remove'],
  [{ memory: false }, 'was started without --no-memory: remove'],
  [{ method: 'query-first' }, 'was started with --method answer-first, not query-first'],
  [{ dfsWidth: 3 }, 'was started with --dfs-width 2, not 3'],
])('of a model, %o does not go on with it: %s', (wanted, words) => {
  expect(() => assertSameRun('runs/a', asked, wanted)).toThrow(words);
});

test('of a model, the same goes on with it', () => {
  const wanted = { model: 'openai:x', baseUrl: 'http://127.0.0.1:1/v1', solveThreshold: 0.5, feedback: true };
  expect(() => assertSameRun('runs/a', asked, wanted)).not.toThrow();
});
