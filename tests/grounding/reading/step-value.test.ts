// Properties of reading: parts are found again where they are from, and no text is too much.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pagingInWords } from '../../../src/grounding/reading/paging.ts';
import { placeOf, stepValue, valueAt } from '../../../src/grounding/reading/step-value.ts';
import {
  canonical,
  hasRoundedInteger,
  type JsonObject,
  type JsonValue,
  parseExact,
} from '../../../src/model/json.ts';
import { getAt, scalarsIn } from '../../../src/model/pointer.ts';
import type { ToolResult } from '../../../src/model/tool.ts';

const text = (...texts: readonly string[]): ToolResult => ({
  content: texts.map((each) => ({ type: 'text', text: each })),
});

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;
/** What servers send as text: JSON and prose, lines with marks, tables, and mixtures of them. */
const line = fc.oneof(
  fc.string(),
  json.map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '| a | b |',
    '|---|---|',
    '| 1 | x |',
    '- one',
    '- two: 2',
    '1. **A** b',
    '   URL: x',
    '---',
    '',
    'Name: Ada',
    'Found 2:',
    '[FILE] a.md  1 KB',
    '/srv/a',
    'a,b',
    '1,2',
    '```json',
    '```',
    '{',
    '[',
    '"',
  ),
);
const lines = fc.array(line, { maxLength: 8 }).map((all) => all.join('\n'));
const blocks = fc.array(
  fc.oneof(
    lines.map((each) => ({ type: 'text', text: each })),
    fc.constant({ type: 'resource_link', uri: 'memo://1', name: 'one' }),
    fc.constant({ type: 'image', data: 'AA==', mimeType: 'image/png' }),
  ),
  { maxLength: 3 },
);
const results = fc
  .record({
    content: blocks,
    structuredContent: fc.option(fc.oneof(json, fc.record({ result: fc.oneof(json, lines) })), {
      nil: undefined,
    }),
  })
  .map(({ content, structuredContent }) =>
    structuredContent == null ? { content } : { content, structuredContent },
  ) as fc.Arbitrary<ToolResult>;

describe('any result', () => {
  test('has each part of its value where its place says', () => {
    fc.assert(
      fc.property(results, (result) => {
        const step = stepValue(result);
        if (step.at !== undefined) expect(getAt(result as unknown as JsonValue, step.at)).toBe(step.value);
        for (const { pointer, value } of scalarsIn(step.value))
          expect(valueAt(result, placeOf(step, pointer))).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  test('is read the same again after it was stored', () => {
    fc.assert(
      fc.property(results, (result) => {
        const stored = JSON.parse(JSON.stringify(result)) as ToolResult;
        expect(canonical(stepValue(stored).value)).toBe(canonical(stepValue(result).value));
        expect(stepValue(stored).at).toBe(stepValue(result).at);
      }),
      { numRuns: 300 },
    );
  });
});

describe('integers beyond 2^53', () => {
  const small = json.filter((value) => !hasRoundedInteger(value));

  test('are the text of their digits, and everything else is as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.bigInt(), small, (big, other) => {
        const written = `{"n":${big},"s":${JSON.stringify(`${big}`)},"other":${JSON.stringify(other)}}`;
        const isSafe = Number.isSafeInteger(Number(big));
        expect(parseExact(written)).toEqual({
          n: isSafe ? Number(big) : String(big),
          s: String(big),
          other: JSON.parse(JSON.stringify(other)),
        });
      }),
    );
  });

  test.each(['1.12345678901234567890', '-0.1234567890123456789', '12345678901234567890e-5', '1e300'])(
    'are not found in %s',
    (number) => {
      expect(parseExact(`[${number}]`)).toEqual([Number(number)]);
    },
  );

  test('that had lost their digits before are said to have', () => {
    const structuredContent = JSON.parse('{"id":9007199254740993}') as JsonObject;
    expect(stepValue({ content: [], structuredContent }).rounded).toBe(true);
    expect(stepValue({ content: [], structuredContent: { size: 1e300 } }).rounded).toBe(false);
  });
});

test.each([
  ['Showing 10 of 120 results', 10, { total: 120 }],
  ['Found 3 results:', 3, { total: 3 }],
  ['Total: 2 files', 3, {}],
  ['10 results (5 more available)', 10, { more: true }],
  ['You have 3 tasks:', 3, {}],
])('%s says how much of a list of %i is here', (words, length, paging) => {
  expect(pagingInWords(words, length)).toEqual(paging);
});

test('what servers could send to make reading slow is read in time', () => {
  const size = 50_000;
  const parts = [
    '[',
    '{',
    '"',
    '[1',
    '{"a":',
    '| ',
    '|-',
    '- ',
    '1. ',
    'a: ',
    '[FILE] ',
    '*',
    ' ',
    '\n',
    '\\',
    ',',
    "[{'",
    '**a',
    '[x](',
    '# ',
  ];
  for (const part of [...parts, ...parts.map((each) => `${each}\n`)]) {
    const start = performance.now();
    stepValue(text(part.repeat(size / part.length)));
    stepValue(text(`Found:\n${part.repeat(size / part.length)}\n]}`));
    expect(performance.now() - start, JSON.stringify(part)).toBeLessThan(5000);
  }
});
