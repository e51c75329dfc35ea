import { expect, test } from 'vitest';
import { replayCheck } from '../../src/checks/replay.ts';
import { draftWith, verdictOn } from './draft.ts';

test.each([
  { status: 'passed', detail: 'volatile' },
  { status: 'skipped', detail: 'crm is no sandbox.' },
] as const)('$status is passed on with its detail', async (settlement) => {
  expect(await verdictOn(replayCheck, draftWith({ settlement }))).toEqual({ check: 'replay', ...settlement });
});

test('a failure comes with what to do', async () => {
  const settlement = { status: 'failed', detail: 'step_2 failed.' } as const;
  const verdict = await verdictOn(replayCheck, draftWith({ settlement }));
  expect(verdict).toMatchObject({ check: 'replay', ...settlement });
  expect(verdict.critiques?.[0]?.message).toContain('step_2 failed.');
});
