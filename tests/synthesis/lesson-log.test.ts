// Lessons in their order: what a draft begins with, and that whoever is brought up to date knows the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Learned } from '../../src/model/learned.ts';
import { LessonLog, lessonsBefore } from '../../src/synthesis/lesson-log.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { noLessons } from './draft-deps.ts';

/** The lessons of draft `index`: each leaves something of its own. */
function lessonsOf(index: number): Learned {
  return {
    ...noLessons,
    tools: { crm__get: { calls: 1, failures: index % 2, kept: 0, latency: 'fast' } },
    values: [{ tool: 'crm__get', path: '/id', value: index % 60 }],
    calls: [`call ${index % 7}`],
  };
}

function sumOf(count: number): Learned {
  return Memory.empty.with(...Array.from({ length: count }, (_, index) => lessonsOf(index))).toLearned();
}

describe('what a draft begins with', () => {
  test('never shrinks from one draft to the next, and is never further behind than the window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(1_000), (window, index) => {
        const lessons = lessonsBefore(index, window);
        expect(lessonsBefore(index + 1, window)).toBeGreaterThanOrEqual(lessons);
        expect(lessonsBefore(index + 1, window)).toBeLessThanOrEqual(lessons + 1);
        expect(index - lessons).toBeLessThan(window);
      }),
    );
  });

  test('is the first half of the drafts before it, until the window is reached', () => {
    const at = (index: number) => lessonsBefore(index, 128);
    expect([0, 7, 8, 16, 64, 100, 256, 1_000].map(at)).toEqual([0, 0, 1, 9, 33, 51, 129, 873]);
    expect(lessonsBefore(100, 8)).toBe(93);
  });
});

describe('a log', () => {
  test('has the sum of any lessons within its reach, whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.nat(30),
        fc.array(fc.nat(6), { maxLength: 8 }),
        (reach, length, backs) => {
          const log = new LessonLog(reach);
          for (let index = 0; index < length; index++) log.append(lessonsOf(index));
          expect(log.length).toBe(length);
          for (const back of backs) {
            const at = Math.max(0, length - Math.min(back, reach));
            expect(log.memoryAt(at).toLearned()).toEqual(sumOf(at));
          }
        },
      ),
    );
  });

  test('says so where lessons are not at hand', () => {
    const log = new LessonLog(2);
    for (let index = 0; index < 20; index++) log.append(lessonsOf(index));
    expect(() => log.memoryAt(1)).toThrow(RangeError);
    expect(() => log.memoryAt(21)).toThrow(RangeError);
  });

  test('brings anybody up to date, who knew whatever lessons before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.nat(30),
        fc.nat(40),
        fc.nat(6),
        (reach, length, from, back) => {
          const log = new LessonLog(reach);
          for (let index = 0; index < length; index++) log.append(lessonsOf(index));
          const to = Math.max(0, length - Math.min(back, reach));
          const delta = structuredClone(log.delta(from, to));
          const known = Memory.empty.with(...Array.from({ length: delta.from }, (_, i) => lessonsOf(i)));
          expect([0, from]).toContain(delta.from);
          expect(known.with(...delta.added).toLearned()).toEqual(sumOf(to));
        },
      ),
    );
  });
});
