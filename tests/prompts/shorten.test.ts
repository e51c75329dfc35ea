// Values and results made short: structure kept, identifiers whole, a note where something was cut.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type JsonValue } from '../../src/model/json.ts';
import { scalarsIn } from '../../src/model/pointer.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import { quoteResult } from '../../src/prompts/quote-result.ts';
import { shortJson } from '../../src/prompts/shorten.ts';
import { clip, shortDescription } from '../../src/text/clip.ts';

const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }) as fc.Arbitrary<JsonValue>;
/** Rows as servers list them, far more than anybody wants to read. */
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `row_${String(at).padStart(5, '0')}`,
    name: `Name of ${at}`,
    note: 'Many words that say little. '.repeat(20),
  }));

describe('a value made short', () => {
  test('is itself where it fits', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(shortJson(value, 1e6))).toEqual(normal(value));
      }),
    );
  });

  test('is JSON on one line, and bounded, whatever the value and the budget', () => {
    fc.assert(
      fc.property(json, fc.integer({ min: 1, max: 2000 }), (value, budget) => {
        const text = shortJson(value, budget);
        expect(() => JSON.parse(text)).not.toThrow();
        expect(text).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
        expect(text.length).toBeLessThanOrEqual(budget + 1000);
      }),
    );
  });

  test('says how many items it leaves out', () => {
    const text = shortJson({ rows: rows(40), total: 40 }, 900);
    const { rows: shown, total } = JSON.parse(text) as { rows: unknown[]; total: number };
    expect(total).toBe(40);
    expect(shown.at(-1)).toBe(`… ${40 - (shown.length - 1)} more items`);
    expect(shown.length).toBeGreaterThan(2);
    expect(text.length).toBeLessThanOrEqual(900);
  });

  test('keeps identifiers whole or leaves them out', () => {
    const identifiers = fc.array(fc.stringMatching(/^[a-z]{3}_[0-9]{5,40}$/), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(identifiers, fc.integer({ min: 20, max: 400 }), (ids, budget) => {
        const value = { rows: ids.map((id) => ({ id, text: `Of ${id} there is much to say. `.repeat(9) })) };
        const shown = [...scalarsIn(JSON.parse(shortJson(value, budget)) as JsonValue)];
        for (const word of shown.flatMap((scalar) => String(scalar.value).match(/[a-z]{3}_\d*/g) ?? []))
          expect(ids).toContain(word);
      }),
    );
  });

  test('keeps an identifier where texts of its length are cut', () => {
    const id = `urn:thing:${'0123456789'.repeat(7)}`;
    const value = { rows: Array.from({ length: 9 }, () => ({ id, text: 'Much to say. '.repeat(9) })) };
    const text = shortJson(value, 500);
    expect(text).toContain(`"${id}"`);
    expect(text).toContain('more characters');
  });

  test('keeps the identifiers and names of a large object', () => {
    const large = {
      ...Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => [`field ${at}`, 'Some words of no use to anybody.']),
      ),
      customer_id: 'cus_0007',
      name: 'Acme',
    };
    const shown = JSON.parse(shortJson(large, 600)) as Record<string, unknown>;
    expect(shown).toMatchObject({ customer_id: 'cus_0007', name: 'Acme' });
    expect(shown['…']).toMatch(/^\d+ more members$/);
  });

  test.each<[JsonValue, number, string]>([
    [['aaaa', 'bbbb', 'cccc'], 6, '["aaaa","… 2 more items"]'],
    [['aaaa', 'bbbb'], 7, '["aaaa","bbbb"]'],
    [{ a: 1, b: 2, c: 3 }, 4, '{"a":1,"…":"2 more members"}'],
    [{ a: 1, b: 2 }, 4, '{"a":1,"…":"1 more member"}'],
    [['x'.repeat(50)], 50, `["${'x'.repeat(50)}"]`],
    [['x'.repeat(50)], 49, '["… 50 more characters"]'],
    [['x'.repeat(250), 1], 20, '["… 250 more characters","… 1 more item"]'],
  ])('ends where nothing more fits: %j in %i characters', (value, budget, text) => {
    expect(shortJson(value, budget)).toBe(text);
  });

  test('does not mind how deep or how large a value is', () => {
    let deep: JsonValue = 'end';
    for (let at = 0; at < 5000; at++) deep = at % 2 === 0 ? [deep] : { deep };
    expect(shortJson(deep, 500).length).toBeLessThan(500);
    let read = 0;
    const list = new Proxy(rows(20_000), {
      get: (target, key, self) => {
        read += 1;
        return Reflect.get(target, key, self) as unknown;
      },
    });
    shortJson(list as unknown as JsonValue, 1000);
    expect(read).toBeLessThan(2000);
  });
});

/** As JSON has it: no negative zero. */
function normal(value: JsonValue): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

describe('a text made short', () => {
  test('is cut between words, and says how much is missing', () => {
    expect(clip('one two three four', 9)).toBe('one two … 11 more characters');
    expect(clip('one', 9)).toBe('one');
    expect(clip('x'.repeat(5000), 100)).toBe('… 5000 more characters');
    expect(clip('没有空格的语言也要能够切开', 6)).toBe('没有空格的语 … 7 more characters');
  });

  test('a description is its first sentences', () => {
    expect(shortDescription('Finds things. Slowly. And with much ado about it.', 25)).toBe(
      'Finds things. Slowly.',
    );
    expect(shortDescription('Takes a date, e.g. 2026-03-05.\nOr none.', 60)).toBe(
      'Takes a date, e.g. 2026-03-05. Or none.',
    );
    expect(shortDescription('One endless sentence without any stop', 19)).toBe('One endless…');
  });
});

const textResult = (...texts: string[]): ToolResult => ({
  content: texts.map((text) => ({ type: 'text', text })),
});

describe('a quoted result', () => {
  test('shows JSON once', () => {
    const structuredContent = { id: 'a_1' };
    const both = { ...textResult('{ "id": "a_1" }'), structuredContent };
    expect(quoteResult(both, 500)).toBe('| {"id":"a_1"}');
    expect(quoteResult(textResult('{ "id": "a_1" }'), 500)).toBe('| {"id":"a_1"}');
    expect(quoteResult({ ...textResult('All is well.'), structuredContent }, 500)).toBe(
      '| {"id":"a_1"}\n| All is well.',
    );
  });

  test('names what is no text', () => {
    const result: ToolResult = {
      content: [
        { type: 'image', data: 'AA==', mimeType: 'image/png' },
        { type: 'resource_link', uri: 'memo://1', name: 'one' },
        { type: 'resource', resource: { uri: 'memo://2', text: 'Two' } },
      ],
    };
    expect(quoteResult(result, 500).split('\n')).toEqual([
      '| Two',
      '| (image image/png)',
      '| (resource link) {"uri":"memo://1","name":"one"}',
    ]);
    expect(quoteResult({ content: [] }, 500)).toBe('| (nothing)');
  });

  test('has every line of a text behind the mark, and no more than fits', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 3000 }), { maxLength: 4 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 100, max: 2000 }), (all, budget) => {
        const quoted = quoteResult(textResult(...all), budget);
        for (const line of quoted.split(/[\n\r\v\f\u0085\u2028\u2029]/)) expect(line).toMatch(/^\|/);
        expect(quoted.replaceAll(/^\| ?/gm, '').length).toBeLessThanOrEqual(budget + 400);
      }),
    );
  });

  test('is rendered once', () => {
    let read = 0;
    const { content } = textResult(JSON.stringify(rows(5000)));
    const large = Object.defineProperty({}, 'content', {
      get: () => {
        read += 1;
        return content;
      },
    }) as ToolResult;
    const quoted = quoteResult(large, 1000);
    const once = read;
    expect(quoteResult(large, 1000)).toBe(quoted);
    expect(read).toBe(once);
  });
});

test('objects are told from lists', () => {
  expect(isObject(JSON.parse(shortJson({ a: [] }, 3)))).toBe(true);
  expect(Array.isArray(JSON.parse(shortJson([[1, 2], [3]], 3)))).toBe(true);
});
