// What a run would take, from its tools alone or from what it has taken so far.
import { describe, expect, test } from 'vitest';
import { type EstimateInput, estimateRun, type Range } from '../../src/cli/generate/estimate/estimate.ts';
import { rehearse } from '../../src/cli/generate/estimate/rehearse.ts';
import { renderEstimate } from '../../src/cli/generate/estimate-text.ts';
import { calendarOf } from '../../src/compose/calendar.ts';
import { defaultSpec } from '../../src/compose/plan-run.ts';
import type { Spent } from '../../src/model/sample.ts';
import type { Tool } from '../../src/model/tool.ts';
import { catalogOf, tool } from '../runs/drafts.ts';

const tools = Array.from({ length: 6 }, (_, index) => tool(`crm__get_thing_${index}`));
const price = { input: 1, cachedInput: 0.1, output: 10 };
const input: EstimateInput = {
  model: 'openai:fake',
  spec: { ...defaultSpec, ...calendarOf(true), samples: 10, iterations: 3 },
  checks: ['arguments', 'solve'],
  catalog: catalogOf(tools),
  price,
};

describe('from the prompts', () => {
  test('a rehearsed draft asks every stage that the checks need, about callable tools only', () => {
    const forbidden = tool('crm__drop_all', { forbidden: 'annotated as writing' });
    const rehearsal = rehearse(catalogOf([...tools, forbidden]), input.spec, ['judge'], 400, 1);
    expect([...rehearsal].map(([stage, texts]) => [stage, texts.length])).toEqual([
      ['propose', 3],
      ['act', 3],
      ['select', 3],
      ['write', 1],
      ['judge', 1],
    ]);
    expect([...rehearsal.values()].flat().join()).not.toContain('drop_all');
    expect(rehearsal.get('propose')?.[0]).toContain('crm__get_thing_3');
  });

  test('calls follow from the numbers of the run', () => {
    const { drafts, stages, calls, samples } = estimateRun(input);
    expect([samples, drafts]).toEqual([10, [10, 20]]);
    expect(
      Object.fromEntries(Object.entries(stages).map(([stage, amounts]) => [stage, amounts.calls])),
    ).toEqual({
      propose: [30, 60],
      act: [0, 100],
      select: [30, 60],
      write: [10, 60],
      solve: [10, 60],
    });
    expect(calls).toEqual([80, 340]);
  });

  test('longer descriptions cost more, and more samples in proportion', () => {
    const long = tools.map(
      (one): Tool => ({ ...one, description: `${one.description} ${'word '.repeat(20)}` }),
    );
    const least = (estimate: { inputTokens: Range }) => estimate.inputTokens[0];
    expect(least(estimateRun({ ...input, catalog: catalogOf(long) }))).toBeGreaterThan(
      least(estimateRun(input)),
    );
    const twice = estimateRun({ ...input, spec: { ...input.spec, samples: 20 } });
    expect(least(twice) / least(estimateRun(input))).toBeCloseTo(2, 2);
  });

  test('the cost is the price of the tokens, and null without a price', () => {
    const { inputTokens, outputTokens, costUsd } = estimateRun(input);
    expect(costUsd?.[1]).toBeCloseTo((inputTokens[1] * 1 + outputTokens[1] * 10) / 1e6, 5);
    expect(costUsd?.[0]).toBeLessThanOrEqual((inputTokens[0] * 1 + outputTokens[0] * 10) / 1e6 + 1e-9);
    expect(estimateRun({ ...input, price: undefined }).costUsd).toBeNull();
  });
});

describe('from a run', () => {
  const usage = { inputTokens: 8000, cachedInputTokens: 4000, outputTokens: 800, reasoningTokens: 0 };
  const spent: Spent = { calls: 16, usage, costUsd: 0.08 };
  const made = { accepted: 6, rejected: 2, stages: { propose: spent, judge: { ...spent, calls: 0 } } };

  test('what is left takes what a draft has taken, at the pass rate so far', () => {
    const estimate = estimateRun({ ...input, spec: { ...input.spec, samples: 12 }, made });
    expect(estimate).toMatchObject({ samples: 6, drafts: [6, 10], stages: { propose: { calls: [12, 20] } } });
    expect(estimate.inputTokens).toEqual([6000, 10_000]);
    expect(estimate.costUsd?.[1]).toBeCloseTo(0.1, 9);
    expect(Object.keys(estimate.stages)).toEqual(['propose']);
  });

  test('no more drafts are counted than the run may make, and none where it has its samples', () => {
    const bad = { ...made, accepted: 1, rejected: 28 };
    expect(estimateRun({ ...input, made: bad }).drafts).toEqual([1, 1]);
    const done = estimateRun({ ...input, spec: { ...input.spec, samples: 6 }, made });
    expect(done).toMatchObject({ samples: 0, drafts: [0, 0], calls: [0, 0] });
    expect(renderEstimate(done, '', { width: 80, paint: (_, text) => text })).toMatch(
      /nothing is left to ask/,
    );
  });

  test('tokens without a cost are priced', () => {
    const unpriced = { ...made, stages: { propose: { ...spent, costUsd: null } } };
    const estimate = estimateRun({ ...input, spec: { ...input.spec, samples: 12 }, made: unpriced });
    expect(estimate.costUsd?.[1]).toBeCloseTo(((4000 + 400 + 8000) / 1e6 / 8) * 10, 9);
  });
});

test('it is shown with what it rests on', () => {
  const text = renderEstimate(estimateRun(input), 'prices as of 2026-01-01', {
    width: 90,
    paint: (_, text) => text,
  });
  expect(text).toMatch(/^10 samples by openai:fake, in 10 – 20 drafts:$/m);
  expect(text).toMatch(/^asked +calls +tokens in +tokens out +cost$/m);
  expect(text).toContain(
    '- Priced at $1.00 in, $0.10 cached and $10.00 out per million tokens (prices as of 2026-01-01).',
  );
});
