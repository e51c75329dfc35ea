// Reading what a model wrote: mended where that invents nothing, and else objected to.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readAnswer } from '../../../src/backends/language/read-answer.ts';
import { noUsage } from '../../../src/model/sample.ts';

const pair = z.object({ query: z.string(), response: z.string() });
const list = z.object({ reason: z.string(), items: z.array(z.object({ id: z.string(), note: z.string() })) });

function read<T>(text: string, type: z.ZodType<T>, finish: 'stop' | 'length' = 'stop') {
  return readAnswer({ text, finish, usage: noUsage, costUsd: 0 }, type);
}

/** Values whose strings hold what could be taken for the end of something. */
const anyString = fc.oneof(
  fc.string(),
  fc.constantFrom('{', '}', '"]}', "it's", '```', '\\', '<think>', 'é'),
);
const anyPair = fc.record({ query: anyString, response: anyString });
const anyList = fc.record({
  reason: anyString,
  items: fc.array(fc.record({ id: anyString, note: anyString }), { minLength: 1, maxLength: 5 }),
});

describe('a whole answer', () => {
  test('is read whatever stands around it', () => {
    const around = fc.constantFrom(
      ['', ''],
      ['\n ', '\n'],
      ['```json\n', '\n```'],
      ['Here it is:\n```\n', '\n```\nI hope this helps!'],
      ['<think>Perhaps {"query": "x", "response": "y"}?</think>\n', ''],
      ['Sure: ', ' Tell me if you need more.'],
    );
    fc.assert(
      fc.property(anyPair, around, fc.constantFrom(0, 2), (value, [before, after], indent) => {
        expect(read(`${before}${JSON.stringify(value, null, indent)}${after}`, pair)).toEqual({
          output: value,
        });
      }),
    );
  });

  test.each([
    ['single quotes', "{'query': 'What\\'s new?', 'response': 'It is Bob's.'}"],
    ['keys without quotes', '{query: "What\'s new?", response: "It is Bob\'s."}'],
    ['a comma too many', '{"query": "What\'s new?", "response": "It is Bob\'s.",}'],
    ['a comment', '{"query": "What\'s new?", /* so */ "response": "It is Bob\'s."}'],
  ])('is mended where it has %s', (_, text) => {
    expect(read(text, pair)).toEqual({ output: { query: "What's new?", response: "It is Bob's." } });
  });

  test('is taken where others beside it do not fit', () => {
    expect(read('First {"a": 1}, then {"query": "q", "response": "r"}.', pair).output).toEqual({
      query: 'q',
      response: 'r',
    });
  });

  test('is not chosen among several that fit and differ', () => {
    const text = '{"query": "a", "response": "b"} or {"query": "c", "response": "d"}';
    expect(read(text, pair).objections).toEqual(['There are several JSON objects in it: give one.']);
    expect(read('{"query": "a", "response": "b"}\n{"response": "b", "query": "a"}', pair).output).toEqual({
      query: 'a',
      response: 'b',
    });
  });
});

describe('an answer that breaks off', () => {
  test('never gives a value that was not wholly there', () => {
    fc.assert(
      fc.property(anyList, fc.double({ min: 0, max: 1, noNaN: true }), (value, share) => {
        const text = JSON.stringify(value);
        const cut = text.slice(0, Math.floor(share * text.length));
        const { output } = read(cut, list, 'length');
        if (output === undefined || cut === text) return;
        expect(output.reason).toBe(value.reason);
        expect(output.items).toEqual(value.items.slice(0, output.items.length));
        expect(output.items.length).toBeLessThanOrEqual(value.items.length);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps its whole items', () => {
    const text = '{"reason": "r", "items": [{"id": "1", "note": "a"}, {"id": "2", "note": "b"}, {"id": "3"';
    expect(read(text, list, 'length').output?.items).toHaveLength(2);
    expect(read(text, list, 'stop').output?.items).toHaveLength(2);
  });

  test('is not completed', () => {
    expect(read('{"query": "q", "response": "The sum is 12', pair, 'length')).toEqual({
      objections: ['It was cut off for its length: be shorter.'],
    });
    expect(read('{"query": "q", "response": "The sum is 12', pair).objections).toEqual(['It is not JSON.']);
  });
});

describe('objections', () => {
  test('name the places and what is wrong there', () => {
    const { objections } = read('{"reason": 1, "items": [{"id": "1"}]}', list);
    expect(objections).toHaveLength(2);
    expect(objections?.[0]).toMatch(/^\/reason: .*expected string/);
    expect(objections?.[1]).toMatch(/^\/items\/0\/note: .*expected string/);
  });

  test('to a union are those to the branch that it nearly is', () => {
    const union = z.union([
      z.object({ stop: z.string() }),
      z.object({ call: z.object({ tool: z.string(), arguments: z.string() }) }),
    ]);
    const { objections } = read('{"call": {"tool": "x"}}', union);
    expect(objections).toEqual([expect.stringMatching(/^\/call\/arguments: /)]);
  });

  test('are few', () => {
    const items = JSON.stringify(Array.from({ length: 100 }, () => ({})));
    const { objections } = read(`{"reason": "r", "items": ${items}}`, list);
    expect(objections).toHaveLength(9);
    expect(objections?.at(-1)).toBe('And 192 more of the kind.');
  });

  test.each([
    ['', 'It is empty.'],
    ['I cannot say.', 'It is not JSON.'],
    ['"text"', expect.stringMatching(/^The whole: .*expected object/)],
  ])('to %j say what it is', (text, objection) => {
    expect(read(text, pair).objections).toEqual([objection]);
  });

  test('never throw, whatever the text', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"', "'", ',', ':', '\\', 'a', '1', '```', ' ', '\n');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const reading = read(parts.join(''), pair);
        expect(reading.output !== undefined || (reading.objections?.length ?? 0) > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
