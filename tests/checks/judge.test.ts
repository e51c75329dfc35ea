import { expect, test } from 'vitest';
import { createJudgeCheck } from '../../src/checks/judge.ts';
import { goodDraft } from './draft.ts';
import { contextAnswering } from './solve/context.ts';

const reason = {
  tool: 'crm__list_invoices',
  path: null,
  message: 'The query asks for orders. Ask for invoices.',
};

test('it is asked once, with the draft and its tools', async () => {
  const context = contextAnswering<'judge'>({ output: { score: 0.8, critiques: [] } });
  const verdict = await createJudgeCheck().run(goodDraft, context);
  expect(verdict).toEqual({ check: 'judge', status: 'passed', detail: 'score 0.80' });
  const { query, response, workflow, tools } = goodDraft;
  expect(context.asked).toEqual([{ stage: 'judge', input: { draft: { query, response, workflow }, tools } }]);
});

test('below the threshold the reasons of the judge are the critiques', async () => {
  const judging = (score: number) => contextAnswering<'judge'>({ output: { score, critiques: [reason] } });
  expect(await createJudgeCheck().run(goodDraft, judging(0.3))).toEqual({
    check: 'judge',
    status: 'failed',
    detail: `score 0.30. ${reason.message}`,
    critiques: [reason],
  });
  expect((await createJudgeCheck().run(goodDraft, judging(0.5))).status).toBe('passed');
  expect((await createJudgeCheck({ threshold: 0.9 }).run(goodDraft, judging(0.8))).status).toBe('failed');
});

test('reasons do not fail what scores well', async () => {
  const context = contextAnswering<'judge'>({ output: { score: 1, critiques: [reason] } });
  expect(await createJudgeCheck().run(goodDraft, context)).toMatchObject({ status: 'passed' });
});

test('without a reason the critique is that the wording does not do', async () => {
  const context = contextAnswering<'judge'>({ output: { score: 0, critiques: [] } });
  const verdict = await createJudgeCheck().run(goodDraft, context);
  expect(verdict.detail).toBe('score 0.00');
  expect(verdict.critiques).toEqual([
    { tool: null, path: null, message: expect.stringContaining('unnatural') },
  ]);
});

test('a model that does not answer fails the draft', async () => {
  const context = contextAnswering<'judge'>({ failure: 'The model refused.' });
  expect(await createJudgeCheck().run(goodDraft, context)).toEqual({
    check: 'judge',
    status: 'failed',
    detail: 'There is no judgement: The model refused.',
  });
});

test('it is skipped where there is no model', async () => {
  const { ask: _, ...context } = contextAnswering<'judge'>({ failure: '' });
  expect(await createJudgeCheck().run(goodDraft, context)).toMatchObject({ status: 'skipped' });
});
