import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ground, groundOf } from '../../src/grounding/response-ground.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { statedValues } from '../../src/text/values.ts';
import { cpuTime } from '../support/cpu-time.ts';

/** Whether everything that the text states stands in the sources. */
function holdsAll(sources: readonly JsonValue[], text: string): boolean {
  const stated = statedValues(text);
  expect(stated).not.toHaveLength(0);
  const ground = new Ground(sources);
  return stated.every((each) => ground.holds(each));
}

const results: readonly JsonValue[] = [
  {
    total: 1240,
    rate: 12.4999,
    change: -5,
    at: '2026-03-02T14:30:00Z',
    note: 'Call “the big one” at 555-0199.',
  },
  '{"id":"cus_0007","items":[{"sku":"AB-12"},{"sku":"AB-13"},{"sku":"AB-14"}]}',
  'Size: 1,536 bytes\nname,net,gross\na,100,200\n',
];

test.each([
  '1240',
  '1,240.00',
  '€1.24k',
  '12.5',
  '12.50',
  'down 5',
  'down -5%',
  '2 March 2026',
  'March 2, 2026',
  'on 2 March',
  'in March 2026',
  'in 2026',
  'at 14:30',
  '2:30 pm',
  'cus_0007',
  '"the big one"',
  '“The big one,”',
  '"1,240"',
  '1536',
  '100 or 200',
  'three items',
  '555-0199',
])('%s holds', (text) => {
  expect(holdsAll(results, text)).toBe(true);
});

test.each([
  '1,241',
  '12.49',
  '12.4',
  '1,240.5',
  'up -1240',
  '3 March 2026',
  '2 March 2025',
  'in April 2026',
  'in 2027',
  'at 14:31',
  'cus_0008',
  'cus_00',
  '"the bigger one"',
  '536',
])('%s does not', (text) => {
  expect(holdsAll(results, text)).toBe(false);
});

test.each([
  'https://kaldera.example',
  'C:\\logs',
  '/srv/data',
  'me@kaldera.example',
  'a/b.txt',
  '+43 555 0657',
])('what stands behind %s is read, too', (before) => {
  expect(holdsAll([{ before, since: '2019-07-09', phone: '+33 555 0380' }], '9 July 2019, +33 555')).toBe(
    true,
  );
});

test('bytes of pictures are no facts', () => {
  const result = { content: [{ type: 'image', data: 'abc1234', mimeType: 'image/png' }] };
  const step = { id: 'step_1', server: 's', tool: 't', name: 's__t', arguments: {}, result, bindings: [] };
  const workflow = { chains: [{ id: 'chain_1', steps: [step] }] };
  const [stated] = statedValues('It is abc1234.');
  expect(stated && groundOf(workflow).holds(stated)).toBe(false);
  expect(groundOf(workflow)).toBe(groundOf(workflow));
});

describe('properties', () => {
  const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
  const write = fc.constantFrom(
    (value: number) => String(value),
    (value: number) => value.toFixed(2),
    (value: number) => value.toLocaleString('en-US', { minimumFractionDigits: 2 }),
    (value: number) => value.toLocaleString('en-US', { style: 'currency', currency: 'USD' }),
  );
  /** The ways in which a value gets into a result. */
  const wrap = fc.constantFrom<(value: JsonValue) => JsonValue>(
    (value) => value,
    (value) => ({ a: [{ b: value }] }),
    (value) => JSON.stringify({ a: [value] }),
    (value) => `It is ${value}.`,
    (value) => `a;${value};b\nnext line`,
  );

  test('a ground holds every number it was built from, in any format', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 20 }), wrap, write, (numbers, into, format) => {
        const ground = new Ground(numbers.map((number) => into(number / 100)));
        for (const number of numbers)
          for (const stated of statedValues(`It is ${format(number / 100)}.`))
            expect(ground.holds(stated)).toBe(true);
      }),
    );
  });

  test('and no other', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 20 }), cents, wrap, (numbers, other, into) => {
        const sizes = numbers.map((number) => Math.abs(number));
        fc.pre(!sizes.includes(Math.abs(other)) && Math.abs(other) > 1000);
        const ground = new Ground(numbers.map((number) => into(number / 100)));
        const [stated] = statedValues(`It is ${(other / 100).toFixed(2)}.`);
        expect(stated && ground.holds(stated)).toBe(false);
      }),
    );
  });

  test('a ground holds every word it was built from', () => {
    const identifier = fc.stringMatching(/^[a-z]{2,5}_[0-9]{2,6}$/);
    fc.assert(
      fc.property(fc.array(identifier, { minLength: 1 }), identifier, wrap, (ids, other, into) => {
        const ground = new Ground(ids.map(into));
        for (const id of [...ids, other]) {
          const [stated] = statedValues(`See ${id}.`);
          expect(stated && ground.holds(stated)).toBe(ids.includes(id));
        }
      }),
    );
  });
});

test('some 50 KB of results are indexed in well under half a second', () => {
  const rows = Array.from({ length: 300 }, (_, index) => ({
    id: `cus_${index}`,
    name: `Company ${index} Ltd`,
    created_at: '2026-03-02T14:30:00Z',
    amount: index * 12.37,
    note: `Row ${index} says little, but is here since 5 March and costs 12.50.`,
  }));
  const [stated] = statedValues('3701.5');
  const took = cpuTime(() => {
    for (let round = 0; round < 5; round++)
      expect(stated && new Ground([{ rows }]).holds(stated)).toBe(false);
  });
  expect(took / 5).toBeLessThan(500);
});
