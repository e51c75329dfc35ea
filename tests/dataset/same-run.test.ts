// What may be said when a run is resumed, and what contradicts it.
import { expect, test } from 'vitest';
import { noFigures } from '../../src/core/figures.ts';
import { countsOf, type RunManifest } from '../../src/dataset/manifest.ts';
import { assertSameRun, type Wanted } from '../../src/dataset/same-run.ts';
import { newRun } from './drafts.ts';

const begun: RunManifest = {
  schema: 'toolgrad.run/1',
  status: 'interrupted',
  createdAt: '',
  updatedAt: '',
  counts: countsOf(noFigures, 0),
  ...newRun,
  configuration: { demo: true, servers: ['crm', 'shop'], allow: [], deny: [] },
};

test.each<Wanted>([
  {},
  { seed: 7, iterations: 5, window: 8 },
  { model: 'symbolic', checks: ['result', 'arguments'] },
  { demo: true, servers: ['shop', 'crm'], allow: [] },
])('%o goes on with it', (wanted) => {
  assertSameRun('runs/a', begun, wanted);
});

test.each<[Wanted, string]>([
  [{ seed: 8 }, '--seed 7, not 8'],
  [{ pool: 3 }, '--pool 20, not 3'],
  [{ window: 64 }, '--window 8, not 64'],
  [{ model: 'openai:x' }, '--model symbolic, not openai:x'],
  [{ checks: ['arguments'] }, '--checks arguments,result, not arguments'],
  [{ servers: ['crm'] }, '--servers crm,shop, not crm'],
  [{ allow: ['crm:*'] }, '--allow (none), not crm:*'],
  [{ demo: false }, 'was made from the bundled servers: go on with --demo'],
])('%o does not: %s', (wanted, words) => {
  expect(() => assertSameRun('runs/a', begun, wanted)).toThrow(words);
});
