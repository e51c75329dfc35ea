// Whole runs against the rule-driven model: real prompts, real HTTP, real servers, every check.
import { describe, expect, test } from 'vitest';
import { stepsOf } from '../../../../src/model/workflow.ts';
import { faults } from '../../../../src/testing/index.ts';
import { type Run, runAgainst } from './run.ts';

const failedCalls = ({ accepted, rejected }: Run) =>
  [...accepted, ...rejected].reduce((sum, { trace }) => sum + trace.failedToolCalls, 0);
const told = ({ accepted }: Run) =>
  accepted.map(({ query, response, chains }) => ({ query, response, chains }));

describe('a run', () => {
  test('makes samples that pass every check, with chains of several steps, and the same ones again', async () => {
    const run = await runAgainst();
    expect(run.accepted).toHaveLength(6);
    expect(run.rejected.length).toBeLessThanOrEqual(2);
    const lengths = run.accepted.map((sample) => stepsOf(sample).length);
    expect(lengths.reduce((sum, length) => sum + length, 0) / 6).toBeGreaterThan(2);
    const bound = run.accepted.filter((sample) =>
      stepsOf(sample).some(({ bindings }) => bindings.some(({ source }) => source === 'step')),
    );
    expect(bound.length).toBeGreaterThan(3);
    for (const { verdicts } of run.accepted) {
      const statuses = Object.fromEntries(verdicts.map(({ check, status }) => [check, status]));
      expect(statuses).toMatchObject({ solve: 'passed', judge: 'passed', response: 'passed' });
    }
    expect(run.stats.faults).toEqual({});
    expect(Object.keys(run.stats.byName).sort()).toEqual([
      'toolgrad_act',
      'toolgrad_judge',
      'toolgrad_propose',
      'toolgrad_select',
      'toolgrad_solve',
      'toolgrad_write',
    ]);
    // Whatever is answered first: the answers depend on the prompts alone.
    const again = await runAgainst({}, { concurrency: 2 }, { latencyMs: ({ index }) => (index * 7) % 5 });
    expect(told(again)).toEqual(told(run));
  });

  test('goes on without structured output, and where requests fail', async () => {
    const run = await runAgainst(
      {},
      { samples: 2, iterations: 2 },
      {
        supports: { jsonSchema: false, jsonObject: false },
        faults: [faults.everyNth(5, faults.serverError()), faults.everyNth(7, faults.fenced())],
      },
    );
    expect(run.accepted).toHaveLength(2);
    expect(run.stats.faults).toMatchObject({
      'server error': expect.any(Number),
      fenced: expect.any(Number),
    });
  });

  test('errs less where its mistakes come back to it', { timeout: 120_000 }, async () => {
    const style = { errorRate: 0.5 };
    const spec = { samples: 10, iterations: 3, window: 2, concurrency: 2 };
    const [heard, unheard] = await Promise.all([
      runAgainst(style, spec),
      runAgainst(style, { ...spec, feedback: false }),
    ]);
    expect(failedCalls(unheard)).toBeGreaterThan(10);
    expect(failedCalls(heard)).toBeLessThan(failedCalls(unheard) * 0.75);
  });
});
