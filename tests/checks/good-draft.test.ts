import { expect, test } from 'vitest';
import { selectChecks } from '../../src/checks/checks.ts';
import { goodDraft, verdictOn } from './draft.ts';

test.each(selectChecks())('a good draft passes $name', async (check) => {
  expect(await verdictOn(check, goodDraft)).toMatchObject({ check: check.name, status: 'passed' });
});

test.each(selectChecks())('$name answers with a verdict even where there is nothing', async (check) => {
  const empty = { ...goodDraft, query: '', response: '', workflow: { chains: [] }, tools: [] };
  expect((await verdictOn(check, empty)).status).toMatch(/passed|failed/);
});
