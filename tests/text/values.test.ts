import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonScalar } from '../../src/model/json.ts';
import { findValue, isIdentifier, statedValues } from '../../src/text/values.ts';
import { cpuTime } from '../support/cpu-time.ts';

/** What `findValue` found, as text. */
function found(text: string, value: JsonScalar): string | undefined {
  const span = findValue(text, value);
  return span && text.slice(span.start, span.end);
}

describe('findValue finds', () => {
  test.each<[JsonScalar, string, string]>([
    ['Acme Robotics', 'What about ACME robotics?', 'ACME robotics'],
    ['in_progress', 'Tickets in progress, please.', 'in progress'],
    ['in-progress', 'Tickets “in progress”, please.', 'in progress'],
    ['high', 'All high-priority tickets.', 'high'],
    ["O'Brien", 'Is O’Brien’s order out?', 'O’Brien'],
    ['two lines\nof text', 'Write "two lines of text" there.', 'two lines of text'],
    ['Zürich', 'Flights to ZÜRICH!', 'ZÜRICH'],
    ['北京', '北京的天气', '北京'],
    ['cus_0007', 'See cus_0007.', 'cus_0007'],
    ['a@b.co', 'Mail a@b.co, please.', 'a@b.co'],
    ['notes.md', 'Read /docs/notes.md.', 'notes.md'],
    ['#general', 'Post it in #general.', '#general'],
    [1250, 'above €1,250.00', '€1,250.00'],
    [1250, 'above 1250.', '1250'],
    [1250.5, 'above 1.250,50 euros', '1.250,50'],
    [1200000, 'some 1.2 million people', '1.2 million'],
    [-5, 'at −5 degrees', '−5'],
    [5, 'five rooms', 'five'],
    [24, 'within 24h', '24h'],
    [20, 'from 10-20', '20'],
    [5, 'a rate of 5%', '5%'],
    [0.05, 'a rate of 5%', '5%'],
    [2026, 'since 5 March 2026', '2026'],
    ['1250', 'above 1,250', '1,250'],
    ['2026-03-05', 'by 5 March 2026', '5 March 2026'],
    ['2026-03-05', 'by March 5th, 2026', 'March 5th, 2026'],
    ['2026-03-05', 'by Thursday, 5 Mar 2026', '5 Mar 2026'],
    ['2026-03-05', 'by 05.03.2026', '05.03.2026'],
    ['2026-03-05', 'by 03/05/2026', '03/05/2026'],
    ['2026-03-05', 'on Mar 5', 'Mar 5'],
    ['2026-03-05', 'from 2–5 March 2026', '2–5 March 2026'],
    ['2026-03-02', 'from 2 to 5 March 2026', '2 to 5 March 2026'],
    ['2026-03', 'in March 2026', 'March 2026'],
    ['2026-03-05T00:00:00Z', 'by 5 March 2026', '5 March 2026'],
    ['2026-03-02T14:30:00Z', '2 March 2026 at 14:30', '2 March 2026 at 14:30'],
    ['2026-03-02T14:30', '2:30 pm on Monday, 2 March 2026', '2:30 pm on Monday, 2 March 2026'],
    ['2026-03-02T15:00:00', 'on 2 March 2026 from 14:30 to 15:00', '2 March 2026 from 14:30 to 15:00'],
    ['2026-03-02T14:30:00Z', 'at 2026-03-02 14:30', '2026-03-02 14:30'],
    ['2026-03-03T10:00', '14:30 on 2 March and 10:00 on 3 March', '10:00 on 3 March'],
    ['14:30', 'at 2:30 pm', '2:30 pm'],
    ['09:00:00', 'at 9am', '9am'],
  ])('%j in %j', (value, text, words) => {
    expect(found(text, value)).toBe(words);
  });
});

describe('findValue does not find', () => {
  test.each<[JsonScalar, string]>([
    ['Acme', 'Acmeville'],
    ['2026', 'order SO-2026-0142'],
    ['SO-2026', 'order SO-2026-0142'],
    ['customer', 'the customer_id'],
    ['notes', 'read notes.md'],
    ['open', 'still owed'],
    ['', 'anything'],
    [1250, '1,251 or 12,500 or 125'],
    [5, 'on 5 March'],
    [5, 'the 5th'],
    [7, 'cus_0007'],
    [142, 'SO-2026-0142'],
    [-20, '10-20'],
    [30, 'at 14:30'],
    ['2026-03-05', 'tomorrow, or on 6 March 2026'],
    ['2026-03-05', '5 March 2025'],
    ['2026-03-02T14:30:00Z', '2 March 2026 at 15:30'],
    ['2026-03-02T14:30:00Z', '2 March 2026'],
    ['2026-03-02T10:00', '14:30 on 2 March and 10:00 on 3 March'],
    ['14:30', 'at 2:30'],
    [true, 'true'],
    [null, 'null'],
  ])('%j in %j', (value, text) => {
    expect(found(text, value)).toBeUndefined();
  });
});

describe('statedValues', () => {
  test.each<[string, string[]]>([
    [
      'Acme owes €1,250.00 (5%) since 5 March 2026 for SO-2026-0142.',
      ['number 1250', 'number 5', 'date 2026-03-05', 'identifier SO-2026-0142'],
    ],
    ['1. First, the 1st of two\n2) Second', ['number 2']],
    ['At 2026-03-02T14:30:00Z, or 9 am.', ['date 2026-03-02', 'time 14:30', 'time 09:00']],
    ['On May 5 you may 5 times; one more.', ['date --05-05', 'number 5']],
    [
      'a@b.co https://x.io/a?b=1. /docs/a.md 24/7',
      ['identifier a@b.co', 'identifier https://x.io/a?b=1', 'identifier /docs/a.md'],
    ],
    [
      '10.0.0.1 v2.10.3 550e8400-e29b-41d4-a716-446655440000 0142',
      [
        'identifier 10.0.0.1',
        'identifier v2.10.3',
        'identifier 550e8400-e29b-41d4-a716-446655440000',
        'identifier 0142',
      ],
    ],
    ['Wi-Fi, e-mail, B2B, Q1, iPhone, and/or, e.g., a.m., U.S.', []],
    [
      '24h, 10kg, a 5-day trip in mid-2026, 1.05',
      ['number 24', 'number 10', 'number 5', 'number 2026', 'number 1.05'],
    ],
    ['He said "I\'m in." and “not now 5”.', ["quoted I'm in", 'quoted not now 5']],
    ["The customers' orders and the clients' bills; don't.", []],
    ["It is called 'the big one'.", ['quoted the big one']],
    ['-3 or −€4.50, 10–20', ['number -3', 'number -4.5', 'number 10', 'number 20']],
    ['31 February 2026', ['number 31', 'date 2026-02']],
  ])('%j', (text, expected) => {
    expect(statedValues(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected);
  });

  test('a range of days states both', () => {
    expect(statedValues('2–5 March 2026').map(({ value }) => value)).toEqual(['2026-03-02', '2026-03-05']);
  });

  test('a time with an offset can be read in UTC too', () => {
    expect(statedValues('2026-03-02T00:30:00+02:00')).toMatchObject([
      { kind: 'date', value: '2026-03-02', also: '2026-03-01' },
      { kind: 'time', value: '00:30', also: '22:30' },
    ]);
  });
});

test.each([
  ['cus_0007', true],
  ['SO-2026-0142', true],
  ['550e8400-e29b-41d4-a716-446655440000', true],
  ['Acme Robotics', false],
  ['in progress', false],
  ['2026-03-05', false],
  ['1250', false],
  ['/docs/a_1.md', false],
  ['a1@b.co', false],
])('isIdentifier(%j) is %j', (value, is) => {
  expect(isIdentifier(value)).toBe(is);
});

// Any cents, not any double: what interfaces return and people write.
const amount = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => cents / 100);
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The ways in which a day is written; each gives the whole of it. */
const dayFormats: readonly ((iso: string) => string)[] = [
  (iso) => iso,
  (iso) => format(iso, 'en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
  (iso) => format(iso, 'en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
  (iso) => format(iso, 'en-US', { day: 'numeric', month: 'long', year: 'numeric' }),
  (iso) => format(iso, 'en-US', { weekday: 'long', day: 'numeric', month: 'short', year: 'numeric' }),
  (iso) => format(iso, 'en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' }),
  (iso) => iso.replaceAll('-', '/'),
];
function format(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(iso));
}

const numberFormats: readonly ((value: number) => string)[] = [
  (value) => String(value),
  (value) => value.toFixed(2),
  (value) => value.toLocaleString('en-US'),
  (value) => value.toLocaleString('en-US', { minimumFractionDigits: 2 }),
  (value) => value.toLocaleString('en-US', { style: 'currency', currency: 'EUR' }),
  (value) => value.toLocaleString('de-CH', { minimumFractionDigits: 2 }),
  (value) => `${value}%`,
];

describe('properties', () => {
  test('any amount is found in any format', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...numberFormats), (value, write) => {
        expect(findValue(`It is ${write(value)}, as I said.`, value)).toBeDefined();
      }),
    );
  });

  test('another amount is not', () => {
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(...numberFormats.slice(0, 6)), (value, other, write) => {
        fc.pre(value !== other);
        expect(findValue(`It is ${write(value)}, as I said.`, other)).toBeUndefined();
      }),
    );
  });

  test('any day is found in any format, and the day after is not', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...dayFormats), (iso, write) => {
        const text = `It is due on ${write(iso)}, as I said.`;
        expect(findValue(text, iso)).toBeDefined();
        const after = new Date(Date.parse(iso) + 86_400_000).toISOString().slice(0, 10);
        // 03/04 and 04/03 are one another's other reading.
        const swapped = `${iso.slice(0, 5)}${iso.slice(8)}-${iso.slice(5, 7)}`;
        if (after !== swapped) expect(findValue(text, after)).toBeUndefined();
      }),
    );
  });

  test('any moment is found as a day and a time', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const order = fc.constantFrom(
      (date: string, clock: string) => `on ${date} at ${clock}`,
      (date: string, clock: string) => `at ${clock} on ${date}`,
      (date: string, clock: string) => `${date}, ${clock}`,
    );
    fc.assert(
      fc.property(day, time, fc.constantFrom(...dayFormats.slice(1, 5)), order, (iso, clock, write, join) => {
        const text = `Let us meet ${join(write(iso), clock)}, please.`;
        expect(findValue(text, `${iso}T${clock}:00Z`)).toBeDefined();
      }),
    );
  });

  test('stated values stand where they say, in order, none inside another', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), amount.map(String), day)), (parts) => {
        const text = parts.join(' ');
        let last = { start: 0, end: 0 };
        for (const stated of statedValues(text)) {
          expect(text.slice(stated.start, stated.end)).toBe(stated.text);
          const isSameStretch = stated.start === last.start && stated.end === last.end;
          expect(isSameStretch || stated.start >= last.end).toBe(true);
          last = stated;
        }
      }),
    );
  });

  test.each([
    '1,'.repeat(20_000),
    'a-'.repeat(20_000),
    'a.b/'.repeat(10_000),
    "'a ".repeat(10_000),
    '14:30 1 '.repeat(5000),
    '"'.repeat(10_000),
    'may 1 '.repeat(5000),
  ])('a long text takes no long time (%#)', (text) => {
    const took = cpuTime(() => {
      statedValues(text);
      findValue(text, '2026-03-02T14:30');
    });
    expect(took).toBeLessThan(1500);
  });
});
