import { describe, expect, test } from 'vitest';
import { necessaryCheck } from '../../src/checks/necessary.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import {
  draftOf,
  draftWith,
  goodDraft,
  stepOf,
  structured,
  textResult,
  toolOf,
  verdictOn,
  workflowOf,
} from './draft.ts';

const reads = toolOf('get_it', { id: {} });
const writes = toolOf('cancel_order', { id: {} }, { annotations: { readOnlyHint: false } });

function verdictOnResponse(result: ToolResult, response: string, tool = reads) {
  const step = stepOf(1, tool.tool, { id: 'ord_0001' }, result);
  return verdictOn(necessaryCheck, draftOf(step, tool, { query: 'How is the order?', response }));
}

describe('a step feeds the response where the response holds', () => {
  test.each<[string, ToolResult, string]>([
    ['a name', structured({ name: 'Acme' }), 'It is Acme.'],
    ['a number', structured({ price: 1250 }), 'It costs €1,250.00.'],
    ['a date', structured({ due: '2026-03-05T00:00:00Z' }), 'It is due on 5 March.'],
    ['an enum word', structured({ status: 'in_progress' }), 'It is in progress.'],
    ['a yes', structured({ id: 'ord_0001', available: true }), 'Yes, it is available.'],
    ['a line of a text', textResult(`Title: Plan\n${'Filler words here. '.repeat(10)}`), 'See Title: Plan.'],
    [
      'the gist of a text',
      textResult(`The launch slipped because testing found defects. ${'x '.repeat(60)}`),
      'Testing found defects, so the launch slipped.',
    ],
  ])('%s', async (_, result, response) => {
    expect(await verdictOnResponse(result, response)).toMatchObject({ status: 'passed' });
  });
});

test.each<[string, ToolResult, string]>([
  ['nothing of it', structured({ name: 'Acme' }), 'It is fine.'],
  ['only what it was given', structured({ id: 'ord_0001', name: 'Acme' }), 'It is ord_0001.'],
  ['a small number that is an identifier there', structured({ items: [{ item_id: 3 }] }), 'There are 3.'],
  ['only a trifle', structured({ name: 'Acme', unit: 'kg' }), 'It is in kg.'],
])('a response that holds %s is not fed', async (_, result, response) => {
  const verdict = await verdictOnResponse(result, response);
  expect(verdict.detail).toBe('step_1 (crm__get_it) feeds neither a later step nor the response.');
  expect(verdict.critiques).toMatchObject([{ tool: 'crm__get_it', path: null }]);
});

test('a step whose values an earlier one has shown is not necessary', async () => {
  const again = stepOf(3, 'get_it', { id: 'Paris' }, structured({ city: 'Berlin' }));
  const [chain] = goodDraft.workflow.chains;
  const workflow = workflowOf(...(chain?.steps ?? []), again);
  const draft = draftWith({
    workflow,
    response: `${goodDraft.response} It is in Berlin.`,
    tools: [...goodDraft.tools, reads],
  });
  expect((await verdictOn(necessaryCheck, draft)).detail).toContain('step_3');
});

describe('a write without a result of its own', () => {
  const done = structured({ ok: true });
  test('is told by what it was about', async () => {
    expect(await verdictOnResponse(done, 'I have cancelled ord_0001.', writes)).toMatchObject({
      status: 'passed',
    });
    expect((await verdictOnResponse(done, 'All done.', writes)).status).toBe('failed');
  });
  test('which is not enough for a tool that reads', async () => {
    expect((await verdictOnResponse(done, 'I have seen ord_0001.')).status).toBe('failed');
  });
  test('or by the name of what it was about', async () => {
    const find = stepOf(1, 'get_it', {}, structured({ id: 'ord_0001', name: 'The big one' }));
    const cancel = stepOf(2, 'cancel_order', { id: 'ord_0001' }, done, [
      { path: '/id', source: 'step', step: 'step_1', from: '/structuredContent/id' },
    ]);
    const draft = draftWith({
      workflow: workflowOf(find, cancel),
      tools: [reads, writes],
      response: 'The big one is off.',
    });
    expect(await verdictOn(necessaryCheck, draft)).toMatchObject({ status: 'passed' });
  });
});

test.each<[string, string, string]>([
  ['to what an earlier result shows', 'lead', 'failed'],
  ['to something else', 'won', 'passed'],
])('a change %s: %s', async (_, stage, status) => {
  const tools = [
    toolOf('get_deal', { deal_id: {} }),
    toolOf('update_deal_stage', { deal_id: {}, stage: {} }, { annotations: { readOnlyHint: false } }),
  ];
  const deal = { id: 'deal_0004', name: 'Refit', stage: 'lead' };
  const workflow = workflowOf(
    stepOf(1, 'get_deal', { deal_id: 'deal_0004' }, structured(deal)),
    stepOf(2, 'update_deal_stage', { deal_id: 'deal_0004', stage }, structured({ ...deal, stage })),
  );
  const response = `The deal Refit was at lead; I have moved it to ${stage}.`;
  const verdict = await verdictOn(necessaryCheck, draftWith({ workflow, response, tools }));
  expect(verdict.status).toBe(status);
  if (status === 'failed')
    expect(verdict.detail).toBe(
      'step_2 (crm__update_deal_stage) changes nothing: an earlier result shows the same.',
    );
});
