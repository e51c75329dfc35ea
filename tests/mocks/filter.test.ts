// Lists of a mock keep to what the arguments demand: the same things, fewer of them, and none that fits left out.
import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { folderOfFiles, held, outcomes } from './play.ts';

const files = folderOfFiles();
const text = { type: 'string' };
const number = { type: 'number', minimum: 0, maximum: 500 };
const date = { type: 'string', format: 'date' };
const file = files.write('invoices.json', [
  {
    name: 'list_invoices',
    description: 'List invoices',
    inputSchema: {
      type: 'object',
      properties: {
        min_amount: number,
        max_amount: number,
        amount: number,
        city: text,
        status: { enum: ['paid', 'unpaid'] },
        archived: { type: 'boolean' },
        issued_from: date,
        issued_until: date,
        created_after: text,
        created_before: text,
        month: { type: 'integer' },
        year: { type: 'integer' },
        limit: { type: 'integer' },
      },
    },
    outputSchema: {
      type: 'object',
      properties: {
        invoices: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: text,
              amount: { ...number, type: 'integer' },
              city: text,
              status: { enum: ['paid', 'unpaid'] },
              issued: date,
              created_at: { type: 'string', format: 'date-time' },
            },
            required: ['id', 'amount', 'city', 'status', 'issued', 'created_at'],
          },
        },
      },
      required: ['invoices'],
    },
    annotations: { readOnlyHint: true },
  },
]);

interface Invoice {
  readonly id: string;
  readonly amount: number;
  readonly city: string;
  readonly status: string;
  readonly issued: string;
  readonly created_at: string;
}

async function listed(args: JsonObject): Promise<readonly Invoice[]> {
  const [outcome] = await outcomes(file, 'a', [['list_invoices', { ...args, limit: 1000 }]]);
  return (held(outcome as never) as { invoices: Invoice[] }).invoices;
}

let all: readonly Invoice[];
/** One in the middle: there are some on both sides of each of its values. */
let one: Invoice;
beforeAll(async () => {
  all = await listed({});
  expect(all.length).toBeGreaterThan(10);
  const inOrder = [...all].sort((a, b) => a.amount - b.amount);
  one = inOrder[Math.floor(all.length / 2)] as Invoice;
});

const idsOf = (invoices: readonly Invoice[]) => invoices.map(({ id }) => id);

describe('of all invoices, those are listed', () => {
  test.each<[string, (of: Invoice) => JsonObject, (each: Invoice, of: Invoice) => boolean]>([
    [
      'of the bound and above',
      ({ amount }) => ({ min_amount: amount }),
      (each, of) => each.amount >= of.amount,
    ],
    [
      'of the bound and below',
      ({ amount }) => ({ max_amount: amount }),
      (each, of) => each.amount <= of.amount,
    ],
    ['of that amount', ({ amount }) => ({ amount }), (each, of) => each.amount === of.amount],
    ['of that city', ({ city }) => ({ city }), (each, of) => each.city.includes(of.city)],
    [
      'of a city with that in its name, in whatever case',
      ({ city }) => ({ city: city.slice(1, 4).toUpperCase() }),
      (each, of) => each.city.toLowerCase().includes(of.city.slice(1, 4).toLowerCase()),
    ],
    ['from a day on', ({ issued }) => ({ issued_from: issued }), (each, of) => each.issued >= of.issued],
    ['until a day', ({ issued }) => ({ issued_until: issued }), (each, of) => each.issued <= of.issued],
    [
      'after a moment',
      ({ created_at }) => ({ created_after: created_at.slice(0, 10) }),
      (each, of) => each.created_at >= of.created_at.slice(0, 10),
    ],
    [
      'before the end of a day',
      ({ created_at }) => ({ created_before: created_at.slice(0, 10) }),
      (each, of) => each.created_at.slice(0, 10) <= of.created_at.slice(0, 10),
    ],
    [
      'of a month of any year',
      ({ issued }) => ({ month: Number(issued.slice(5, 7)) }),
      (each, of) => each.issued.slice(5, 7) === of.issued.slice(5, 7),
    ],
    [
      'of a year',
      ({ issued }) => ({ year: Number(issued.slice(0, 4)) }),
      (each, of) => each.issued.slice(0, 4) === of.issued.slice(0, 4),
    ],
  ])('%s', async (_, args, fits) => {
    const fitting = all.filter((each) => fits(each, one));
    expect(idsOf(fitting)).toContain(one.id);
    expect(idsOf(await listed(args(one)))).toEqual(idsOf(fitting));
  });

  test('of that status, and not of one that has it as a part', async () => {
    const paid = all.filter(({ status }) => status === 'paid');
    expect(paid).not.toHaveLength(0);
    expect(idsOf(await listed({ status: 'paid' }))).toEqual(idsOf(paid));
  });

  test('that meet all demands at once', async () => {
    const args = { max_amount: one.amount, status: one.status, issued_from: one.issued };
    const fitting = all.filter(
      ({ amount, status, issued }) => amount <= one.amount && status === one.status && issued >= one.issued,
    );
    expect(idsOf(await listed(args))).toEqual(idsOf(fitting));
    expect(fitting.length).toBeLessThan(all.length);
  });

  test('of one kind or the other, though no list shows the kind', async () => {
    const kinds = await Promise.all([true, false].map((archived) => listed({ archived })));
    for (const kind of kinds) expect(kind).not.toHaveLength(0);
    expect(idsOf(kinds.flat()).sort()).toEqual(idsOf(all).sort());
  });
});
