import { describe, expect, test } from 'vitest';
import { createSolveCheck, type SolveOptions } from '../../src/checks/solve.ts';
import type { Draft } from '../../src/model/sample.ts';
import type { PlannedCall } from '../../src/model/seams.ts';
import type { Tool } from '../../src/model/tool.ts';
import type { Binding } from '../../src/model/workflow.ts';
import { draftWith, draftWithStep, goodDraft, stepOf, structured, toolOf, workflowOf } from './draft.ts';
import { contextAnswering, perfectPlan } from './solve/context.ts';

const perfect = perfectPlan(goodDraft.workflow);
const [searching, listing] = perfect as [PlannedCall, PlannedCall];

function solved(plan: readonly PlannedCall[], draft: Draft = goodDraft, options: SolveOptions = {}) {
  return createSolveCheck(options).run(draft, contextAnswering<'solve'>({ output: plan }));
}

describe('what it asks', () => {
  test('one request, with the query and tools and nothing else', async () => {
    const context = contextAnswering<'solve'>({ output: perfect });
    await createSolveCheck().run(goodDraft, context);
    expect(context.asked).toHaveLength(1);
    const { stage, input } = context.asked[0] as { stage: string; input: { tools: readonly Tool[] } };
    expect(stage).toBe('solve');
    expect(Object.keys(input).sort()).toEqual(['query', 'tools']);
    expect(input).toMatchObject({ query: goodDraft.query });
    const names = input.tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(goodDraft.tools.map(({ name }) => name)));
    expect(names.length).toBeGreaterThan(goodDraft.tools.length);
  });

  test('nothing where there is no model', async () => {
    const { ask: _, ...context } = contextAnswering<'solve'>({ output: [] });
    expect(await createSolveCheck().run(goodDraft, context)).toEqual({
      check: 'solve',
      status: 'skipped',
      detail: 'There is no language model to ask.',
    });
  });
});

describe('the verdict', () => {
  test('the chain itself passes, with the figures', async () => {
    expect(await solved(perfect)).toEqual({
      check: 'solve',
      status: 'passed',
      detail: 'recall 1.00, order 1.00, arguments 1.00',
    });
  });

  test('a missed step fails with a critique that asks for it in plain words', async () => {
    const verdict = await solved([searching]);
    expect(verdict.status).toBe('failed');
    expect(verdict.detail).toBe(
      'recall 0.50, arguments 1.00. Nothing in the query asks for what step_2 (crm__list_invoices) answers.',
    );
    expect(verdict.critiques).toEqual([
      {
        tool: 'crm__list_invoices',
        path: null,
        message:
          'Nothing in the query asks for what step_2 (crm__list_invoices) answers. ' +
          'Say what is wanted of it, in the words of a person: list invoices, "past_due".',
      },
    ]);
  });

  test('the threshold is the least share of steps', async () => {
    expect(await solved([searching], goodDraft, { threshold: 0.5 })).toMatchObject({ status: 'passed' });
    expect(await solved([searching], goodDraft, { threshold: 0.51 })).toMatchObject({ status: 'failed' });
  });

  test('calls beyond the chain cost nothing', async () => {
    const extra = { tool: 'crm__find_room', arguments: {} };
    expect((await solved([extra, ...perfect, extra])).detail).toBe('recall 1.00, order 1.00, arguments 1.00');
  });

  test('another tool in the place of one is a missed step', async () => {
    const verdict = await solved([searching, { ...listing, tool: 'crm__list_contacts' }]);
    expect(verdict).toMatchObject({ status: 'failed', critiques: [{ tool: 'crm__list_invoices' }] });
  });

  test('order and arguments are recorded, and fail nothing', async () => {
    const wrong = { ...listing, arguments: { customer_id: null, status: 'paid', limit: 20 } };
    expect(await solved([wrong, searching])).toEqual({
      check: 'solve',
      status: 'passed',
      detail: 'recall 1.00, order 0.00, arguments 0.67',
    });
  });

  test('where it fails, it says which values the solver took for others', async () => {
    const { critiques } = await solved([{ ...searching, arguments: { query: 'Acme' } }]);
    expect(critiques).toEqual([
      expect.objectContaining({ tool: 'crm__list_invoices', path: null }),
      {
        tool: 'crm__search_customers',
        path: '/query',
        message:
          'In step_1 (crm__search_customers), /query ("Acme Robotics") does not follow from the query: ' +
          'a solver took "Acme". Say "Acme Robotics" in so many words.',
      },
    ]);
  });

  test('a model that does not answer fails the draft, and is quoted', async () => {
    const context = contextAnswering<'solve'>({ failure: 'The model refused to answer solve.' });
    expect(await createSolveCheck().run(goodDraft, context)).toEqual({
      check: 'solve',
      status: 'failed',
      detail: 'Whether the query can be solved is not known: The model refused to answer solve.',
    });
  });
});

describe('a change that nobody asked for', () => {
  const createTask = (annotations: Tool['annotations']) => {
    const { annotations: _, ...tool } = toolOf('create_task', { title: { type: 'string' } });
    return annotations === undefined ? tool : { ...tool, annotations };
  };
  const task = stepOf(3, 'create_task', { title: 'Call Acme' }, structured({ id: 'tsk_1' }), [
    { path: '/title', source: 'query', text: 'call Acme' },
  ]);
  const steps = goodDraft.workflow.chains.flatMap((chain) => chain.steps);
  const withTask = (annotations: Tool['annotations']) =>
    draftWith({
      workflow: workflowOf(...steps, task),
      tools: [...goodDraft.tools, createTask(annotations)],
    });

  test.each([
    ['annotated as a change', { readOnlyHint: false }],
    ['annotated as destructive', { destructiveHint: true }],
    ['named like one, where nothing is annotated', undefined],
  ])('fails whatever the recall: %s', async (_, annotations) => {
    const verdict = await solved(perfect, withTask(annotations));
    expect(verdict).toMatchObject({ status: 'failed', critiques: [{ tool: 'crm__create_task' }] });
    expect(verdict.detail).toMatch(
      /^recall 0\.67, .*Nothing in the query asks for what step_3 .* changes\.$/,
    );
    expect(verdict.critiques?.[0]?.message).toMatch(/Ask for it to be done, .*: create task, "Call Acme"\.$/);
  });

  test('passes where it was asked for, and where it is no change', async () => {
    const draft = withTask({ readOnlyHint: false });
    expect((await solved(perfectPlan(draft.workflow), draft)).status).toBe('passed');
    expect((await solved(perfect, withTask({ readOnlyHint: true }))).status).toBe('passed');
  });
});

describe('a vouched value', () => {
  const derived: Binding = { path: '/status', source: 'vouched', by: null };
  const draft = draftWithStep('step_2', ({ bindings }) => ({
    bindings: bindings.map((binding) => (binding.path === '/status' ? derived : binding)),
  }));
  const planning = (status: string | null) =>
    solved([searching, { ...listing, arguments: { customer_id: null, status, limit: 20 } }], draft);

  test('passes where the solver gave the same', async () => {
    expect(await planning('past_due')).toMatchObject({ status: 'passed' });
  });

  test.each([
    ['open', 'a solver took "open"'],
    [null, 'a solver left it open'],
  ])('fails where the solver gave %j, whatever the recall', async (status, read) => {
    const verdict = await planning(status);
    expect(verdict).toMatchObject({
      status: 'failed',
      critiques: [{ tool: 'crm__list_invoices', path: '/status' }],
    });
    expect(verdict.detail).toMatch(/^recall 1\.00, /);
    expect(verdict.critiques?.[0]?.message).toContain(`${read}. Say "past_due" in so many words.`);
  });

  test('fails where its step was missed, once', async () => {
    const verdict = await solved([searching], draft, { threshold: 0 });
    expect(verdict).toMatchObject({ status: 'failed', critiques: [{ path: null }] });
    expect(verdict.critiques).toHaveLength(1);
  });
});
