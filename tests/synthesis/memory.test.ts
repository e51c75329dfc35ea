// The sum of lessons: what a view of it answers, that it adds up, and that it stays small.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Learned } from '../../src/model/learned.ts';
import { callKey } from '../../src/synthesis/learn.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { callOf, noLessons } from './draft-deps.ts';

const tool = fc.constantFrom('crm__list', 'crm__get', 'shop__list_orders');
const calls = [1, 2, 3].map((id) => callOf('crm__get', { id }));
const path = fc.constantFrom('/id', '/query', '/first name', '/tags/0');
const count = fc.nat(3);
const record = fc.record(
  {
    calls: count,
    failures: count,
    unanswered: fc.integer({ min: 1, max: 3 }),
    kept: count,
    latency: fc.constantFrom('fast', 'slow', 'very slow'),
  },
  { requiredKeys: ['calls', 'failures', 'kept', 'latency'], noNullPrototype: true },
);

/** The lessons of a draft; few enough that no limit of the memory is met. */
const learned: fc.Arbitrary<Learned> = fc.record({
  tools: fc.dictionary(tool, record, { noNullPrototype: true }),
  values: fc.array(
    fc.record({ tool, path, value: fc.oneof(fc.constantFrom('a', 'b', 'c d'), fc.nat(3), fc.boolean()) }),
    { maxLength: 4 },
  ),
  edges: fc.uniqueArray(fc.record({ from: tool, to: tool, path, succeeded: count, failed: count }), {
    maxLength: 3,
    selector: ({ from, to, path: at }) => `${from} ${to} ${at}`,
  }),
  names: fc.array(
    fc.record({ noun: fc.constantFrom('customer', 'order'), name: fc.constantFrom('Acme', 'Bell'), tool }),
    {
      maxLength: 3,
    },
  ),
  failures: fc.array(
    fc.record({
      call: fc.constantFrom('f1', 'f2', 'f3'),
      critique: fc.record({ tool, path: fc.constant(null), message: fc.constantFrom('No.', 'Never.') }),
    }),
    { maxLength: 3 },
  ),
  calls: fc.subarray(calls.map(callKey)),
});

function sumOf(lessons: readonly Learned[], from = Memory.empty): Memory {
  return lessons.reduce((memory, each) => memory.with(each), from);
}

describe('the sum of drafts', () => {
  test('is the same in whatever groups they are added, as long as their order is kept', () => {
    fc.assert(
      fc.property(fc.array(learned, { maxLength: 6 }), fc.nat(6), (drafts, cut) => {
        const [before, after] = [drafts.slice(0, cut), drafts.slice(cut)];
        const inTwo = sumOf(before).with(sumOf(after).toLearned());
        const whole = sumOf(drafts);
        expect(inTwo.toLearned()).toEqual(whole.toLearned());
        for (const call of calls) expect(inTwo.timesKept(call)).toBe(whole.timesKept(call));
      }),
    );
  });

  test('is told whole: what it is written down as gives the same memory again', () => {
    fc.assert(
      fc.property(fc.array(learned, { maxLength: 6 }), (drafts) => {
        const written = JSON.parse(JSON.stringify(sumOf(drafts).toLearned())) as Learned;
        expect(Memory.empty.with(written).toLearned()).toEqual(written);
      }),
    );
  });

  test('leaves what it was made from as it was', () => {
    fc.assert(
      fc.property(fc.array(learned, { maxLength: 3 }), learned, (drafts, another) => {
        const memory = sumOf(drafts);
        const before = structuredClone(memory.toLearned());
        memory.with(another);
        expect(memory.toLearned()).toEqual(before);
      }),
    );
  });
});

describe('what it answers', () => {
  test('how a tool fared over all drafts; of a tool nobody called, that nothing is known', () => {
    const one = { calls: 2, failures: 1, kept: 1, latency: 'slow' } as const;
    const two = { calls: 3, failures: 0, kept: 2, latency: 'fast' } as const;
    const memory = sumOf([
      { ...noLessons, tools: { crm__get: one } },
      { ...noLessons, tools: { crm__get: two } },
    ]);
    expect(memory.record('crm__get')).toEqual({ calls: 5, failures: 1, kept: 3, latency: 'slow' });
    expect(memory.record('crm__list')).toEqual({ calls: 0, failures: 0, kept: 0, latency: 'fast' });
  });

  test('the values that a tool accepted for a parameter, first learned first, each once', () => {
    const valuesOf = (...values: readonly string[]): Learned => ({
      ...noLessons,
      values: values.map((value) => ({ tool: 'crm__get', path: '/first name', value })),
    });
    const memory = sumOf([valuesOf('b', 'a'), valuesOf('a', 'c')]);
    expect(memory.values('crm__get', '/first name')).toEqual(['b', 'a', 'c']);
    expect(memory.values('crm__get', '/first')).toEqual([]);
  });

  test('the edges that end at a tool, with the sums of their counts', () => {
    const edge = { from: 'crm__list', to: 'crm__get', path: '/id' };
    const memory = sumOf([
      { ...noLessons, edges: [{ ...edge, succeeded: 1, failed: 2 }] },
      {
        ...noLessons,
        edges: [
          { ...edge, path: '/owner', succeeded: 1, failed: 0 },
          { ...edge, succeeded: 3, failed: 0 },
        ],
      },
    ]);
    expect(memory.edgesTo('crm__get')).toEqual([
      { ...edge, succeeded: 4, failed: 2 },
      { ...edge, path: '/owner', succeeded: 1, failed: 0 },
    ]);
    expect(memory.edgesTo('crm__list')).toEqual([]);
  });

  test('names, of one noun or of all', () => {
    const names = [
      { noun: 'customer', name: 'Acme', tool: 'crm__list' },
      { noun: 'order', name: 'Spring', tool: 'shop__list' },
      { noun: 'customer', name: 'Acme', tool: 'crm__get' },
    ];
    const memory = Memory.empty.with({ ...noLessons, names });
    expect(memory.names('customer')).toEqual([names[0]]);
    expect(memory.names()).toEqual([names[0], names[1]]);
    expect(memory.names('robot')).toEqual([]);
  });

  test('the critique of a call that failed, and what recurs about a tool, most frequent first', () => {
    const failed = [1, 2, 3].map((id) => callOf('crm__get', { id }));
    const messages = ['Too small.', 'Closed.', 'Closed.'];
    const failures = failed.map((call, at) => ({
      call: callKey(call),
      critique: { tool: 'crm__get', path: '/id', message: messages[at] ?? '' },
    }));
    const memory = Memory.empty.with({ ...noLessons, failures });
    expect(memory.failure(callOf('crm__get', { id: 1 }))?.message).toBe('Too small.');
    expect(memory.failure(callOf('crm__get', { id: 4 }))).toBeUndefined();
    expect(memory.critiques('crm__get').map(({ message }) => message)).toEqual(['Closed.', 'Too small.']);
    expect(memory.critiques('crm__list')).toEqual([]);
  });

  test('in how many accepted samples the very same call stands', () => {
    const call = callOf('crm__get', { id: 1 });
    const memory = sumOf([1, 2].map(() => ({ ...noLessons, calls: [callKey(call)] })));
    expect(memory.timesKept(call)).toBe(2);
    expect(memory.timesKept(callOf('crm__get', { id: 2 }))).toBe(0);
  });
});

test('it stays small: after 5,000 drafts it is no larger than after 3,000', () => {
  const draft = (index: number): Learned => ({
    tools: { [`crm__tool_${index % 20}`]: { calls: 1, failures: 0, kept: 1, latency: 'fast' } },
    values: [{ tool: `crm__tool_${index % 20}`, path: '/query', value: `value ${100_000 + index}` }],
    edges: [
      {
        from: `crm__tool_${index % 97}`,
        to: `crm__tool_${index % 20}`,
        path: '/id',
        succeeded: 1,
        failed: 0,
      },
    ],
    names: [{ noun: `noun ${index % 10}`, name: `Name ${100_000 + index}`, tool: 'crm__tool_1' }],
    failures: [
      {
        call: `failure ${100_000 + index}`,
        critique: { tool: 'crm__tool_1', path: null, message: `No ${100_000 + index}.` },
      },
    ],
    calls: [`call ${100_000 + index}`, `often ${index % 10}`],
  });
  const size = (memory: Memory) => JSON.stringify(memory.toLearned()).length;
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => draft(from + at));
  const early = sumOf(range(0, 3_000));
  const late = sumOf(range(3_000, 5_000), early);
  expect(late.record('crm__tool_1').calls).toBe(250);
  expect(size(late)).toBeLessThan(size(early) * 1.02);
});
