// Results as teams write them for themselves: wrappers, cents, epochs, numbers for words, names in other languages.
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { change } from '../../../../src/backends/symbolic/forms/change.ts';
import { comparison } from '../../../../src/backends/symbolic/forms/comparison.ts';
import { count } from '../../../../src/backends/symbolic/forms/count.ts';
import { filter } from '../../../../src/backends/symbolic/forms/filter.ts';
import { item } from '../../../../src/backends/symbolic/forms/item.ts';
import { list } from '../../../../src/backends/symbolic/forms/list.ts';
import { superlative } from '../../../../src/backends/symbolic/forms/superlative.ts';
import { total } from '../../../../src/backends/symbolic/forms/total.ts';
import { yesNo } from '../../../../src/backends/symbolic/forms/yes-no.ts';
import { questionsOf, sceneOfResults } from './scene-of-results.ts';

const string = { type: 'string' };

describe('money', () => {
  const rooms = (currency: object) =>
    sceneOfResults({
      tool: 'list_rooms',
      result: {
        ...currency,
        rooms: [
          { name: 'Garden Room', nightly_price: 95.5 },
          { name: 'Tower Room', nightly_price: 120 },
          { name: 'Lake Room', nightly_price: 310 },
        ],
      },
    });

  test('of a list is in the currency beside the list', () => {
    expect(questionsOf(rooms({ currency: 'EUR' }), superlative).join('\n')).toContain('€310');
    expect(questionsOf(rooms({ currency: 'CHF' }), superlative).join('\n')).toContain('CHF 310');
  });

  test('of lines is in that of their order', () => {
    const scene = sceneOfResults({
      tool: 'get_order',
      parameters: { order_no: string },
      given: { order_no: 'SO-1001' },
      result: {
        order_no: 'SO-1001',
        waehrung: 'SEK',
        lines: [
          { name: 'Oak Table', unit_price: 1200 },
          { name: 'Ash Chair', unit_price: 400 },
        ],
      },
    });
    const said = questionsOf(scene, superlative).join('\n');
    expect(said).toContain('SEK');
    expect(said).not.toMatch(/\b(?:1,200|400)\b(?! SEK)/);
  });

  test('in cents is said in whole units, and not at all without a currency', () => {
    const scene = (currency: object) =>
      sceneOfResults({
        tool: 'list_tickets',
        result: {
          tickets: [
            { name: 'Day Pass', price_cents: 1250, ...currency },
            { name: 'Night Pass', price_cents: 990, ...currency },
          ],
        },
      });
    const said = questionsOf(scene({ currency: 'EUR' }), item, comparison, superlative, filter).join('\n');
    expect(said).toContain('€12.50');
    expect(said).toContain('€2.60');
    expect(said).not.toMatch(/1,?250|\b990\b|cent/);
    expect(questionsOf(scene({}), item, comparison).join('\n')).toBe('');
  });
});

test('the ends of a period are its start date and end date', () => {
  const scene = sceneOfResults({
    tool: 'list_loans',
    result: { loans: [{ name: 'Spring Loan', from: '2026-04-01', until: '2026-09-30' }] },
  });
  const said = questionsOf(scene, item, attribute).join('\n');
  expect(said).toMatch(/start date|end date/);
  expect(said).not.toMatch(/the (?:from|until)\b/);
});

test('a day in milliseconds is a date, and a number that stands for a word is not asked for', () => {
  const scene = sceneOfResults({
    tool: 'listBookings',
    result: {
      status: 'OK',
      response: {
        payload: {
          bookings: [
            { bookingRef: 'BK7001', checkInAt: Date.UTC(2026, 4, 9, 12), statusCode: 1 },
            { bookingRef: 'BK7002', checkInAt: Date.UTC(2026, 4, 11, 12), statusCode: 0 },
          ],
        },
      },
    },
  });
  const said = questionsOf(scene, item).join('\n');
  expect(said).toMatch(/check-in date.*9 May 2026/);
  expect(said).not.toMatch(/status|17\d{11}/);
});

test('a wrapper that says how the call went is no thing', () => {
  const scene = sceneOfResults({
    tool: 'getBooking',
    parameters: { bookingRef: string },
    given: { bookingRef: 'BK7002' },
    result: { status: 'OK', response: { payload: { booking: { bookingRef: 'BK7002', guestCount: 3 } } } },
  });
  expect(questionsOf(scene, attribute).join('\n')).toMatch(/guests .*booking BK7002.*\? .*3 guests/);
});

test('what is looked up by a number leads on, by its role', () => {
  const scene = sceneOfResults(
    {
      tool: 'artikel_suchen',
      result: {
        ok: true,
        daten: [
          { artikel_nr: 'A-1', bezeichnung: 'Klarlack', lieferant_nr: 'L-101' },
          { artikel_nr: 'A-2', bezeichnung: 'Grundierung', lieferant_nr: 'L-102' },
        ],
      },
    },
    {
      tool: 'lieferant_details',
      parameters: { lieferant_nr: string },
      given: { lieferant_nr: 'L-102' },
      result: { ok: true, daten: { lieferant_nr: 'L-102', firma: 'Nordlack KG', ort: 'Kiel' } },
    },
  );
  expect(questionsOf(scene, attribute).join('\n')).toMatch(/supplier.*\? .*Nordlack KG is based in Kiel/);
  expect(questionsOf(scene, count)).toEqual(['How many articles are there? There are two articles.']);
});

test('rooms are for guests, and states are no places', () => {
  const rooms = sceneOfResults({
    tool: 'list_rooms',
    parameters: { min_guests: { type: 'integer' } },
    given: { min_guests: 2 },
    result: [
      { name: 'Garden Room', floor: 1 },
      { name: 'Tower Room', floor: 4 },
    ],
  });
  expect(questionsOf(rooms, count)).toEqual([
    'How many rooms are there for at least 2 guests? There are two rooms for at least 2 guests.',
  ]);
  const requests = sceneOfResults({
    tool: 'leave_requests',
    parameters: { state: string },
    given: { state: 'pending' },
    result: [
      { request_id: 501, days: 7 },
      { request_id: 504, days: 5 },
    ],
  });
  expect(questionsOf(requests, count)).toEqual([
    'How many pending requests are there? There are two pending requests.',
  ]);
});

test('one has a balcony, and breakfast', () => {
  const scene = sceneOfResults({
    tool: 'get_room',
    parameters: { name: string },
    given: { name: 'Garden Room' },
    result: { name: 'Garden Room', has_balcony: true, has_breakfast: false },
  });
  const said = questionsOf(scene, yesNo).join('\n');
  expect(said).toContain('a balcony');
  expect(said).toContain('have breakfast');
});

test('nobody goes from a booking to its guest, and from there to the booking', () => {
  const booking = { booking_no: 'BK7005', guest_id: 'g-85', room_no: '302' };
  const scene = sceneOfResults(
    {
      tool: 'get_booking',
      parameters: { booking_no: string },
      given: { booking_no: 'BK7005' },
      result: booking,
    },
    {
      tool: 'list_bookings',
      parameters: { guest_id: string },
      given: { guest_id: 'g-85' },
      result: { bookings: [{ ...booking, guest_name: 'Inès Garnier', check_in: '2026-05-02' }] },
    },
  );
  expect(questionsOf(scene, item)).toEqual([]);
});

describe('lines of text', () => {
  test('between bars are things, and columns without a name are not spoken of', () => {
    const scene = sceneOfResults({
      tool: 'list_depots',
      result:
        'Nord | Hafenstraße 12 | 3 buses | manager Ruth Keller\nSüd | Industriering 40 | 2 buses | manager Emil Sander',
    });
    const said = questionsOf(scene, item, count).join('\n');
    expect(said).toMatch(/manager.*Ruth Keller|manager.*Emil Sander/);
    expect(said).toContain('buses');
    expect(said).not.toMatch(/column|straße|ring/);
  });

  test('of a log are its entries', () => {
    const scene = sceneOfResults({
      tool: 'search_logs',
      description: 'Search log lines by level (INFO, WARN, ERROR).',
      parameters: { level: { ...string, enum: ['INFO', 'ERROR'] } },
      given: { level: 'ERROR' },
      result:
        '2026-02-28T06:12:41Z [ERROR] checkout: Timed out\n2026-02-28T06:14:02Z [ERROR] mailer: Refused',
    });
    expect(questionsOf(scene, count)).toEqual([
      'How many log entries are there at ERROR level? There are two log entries at ERROR level.',
    ]);
  });

  test('that repeat what was asked for are of that', () => {
    const scene = sceneOfResults({
      tool: 'count_errors',
      parameters: { service: string },
      given: { service: 'checkout' },
      result: 'service=checkout errors=2 warnings=7',
    });
    expect(questionsOf(scene, attribute).join('\n')).toMatch(
      /errors does the checkout service have.* 2 errors/,
    );
  });
});

test('what is said of the request beside the data is no thing, and the data is', () => {
  const scene = sceneOfResults({
    tool: 'getAbonne',
    parameters: { nom: string },
    given: { nom: 'Ivan Petrov' },
    result: {
      meta: { version: '2', requestId: 'r-1' },
      donnees: {
        nom: 'Ivan Petrov',
        ville: 'Fougères',
        inscritLe: 1641038400,
        amendeCentimes: 1200,
        devise: 'EUR',
      },
    },
  });
  const said = questionsOf(scene, attribute).join('\n');
  expect(said).toContain('Ivan Petrov was registered on 1 January 2022');
  expect(said).toContain('€12');
  expect(said).not.toMatch(/version|request|1,?641/);
});

test('items that begin with their numbers are called by what follows, and lead on by the number', () => {
  const scene = sceneOfResults(
    {
      tool: 'list_events',
      result:
        'Found 2 events:\n- [71] Brass Night (jazz), 2026-04-05, Hall A\n- [74] Poetry Night (literature), 2026-04-12, Foyer',
    },
    {
      tool: 'event_details',
      parameters: { event_id: { type: 'integer' } },
      given: { event_id: 71 },
      result: 'Event: Brass Night\nRoom: Hall A\nCapacity: 310 seats',
    },
  );
  expect(scene.views[1]?.step.bindings).toMatchObject([{ source: 'step', json: '/0/id' }]);
  expect(questionsOf(scene, attribute).join('\n')).toMatch(/capacity of the event “Brass Night”.* 310 seats/);
});

test('a state in capitals is spoken like any other, and what a thing says is no sum', () => {
  const scene = sceneOfResults({
    tool: 'invoice',
    parameters: { invoice_number: string },
    given: { invoice_number: 'INV-7' },
    result: {
      invoice_number: 'INV-7',
      currency: 'EUR',
      total: 500,
      lines: [
        { description: 'Logo', status: 'PAID', line_total: 300 },
        { description: 'Proof', status: 'OPEN', line_total: 200 },
      ],
    },
  });
  expect(questionsOf(scene, total)).toEqual([]);
  expect(questionsOf(scene, item).join('\n')).not.toMatch(/PAID|OPEN/);
});

test('what a list shows beside a name says what it is', () => {
  const scene = sceneOfResults({
    tool: 'list_suppliers',
    result: {
      suppliers: [
        { name: 'Halvorsen Pumps', payment_terms_days: 30, status: 'APPROVED' },
        { name: 'Corvo Chemicals', payment_terms_days: 60, status: 'ON_HOLD' },
      ],
    },
  });
  expect(questionsOf(scene, list).join('\n')).toContain('Corvo Chemicals (on hold, payment terms 60 days)');
});

test('whose income it is cannot be mistaken', () => {
  const scene = sceneOfResults({
    tool: 'get_organisation',
    parameters: { org_name: string },
    given: { org_name: 'Bramble Food Bank' },
    result: { org_name: 'Bramble Food Bank', manager: 'Faye Ellison', city: 'Leeds' },
  });
  expect(questionsOf(scene, attribute).join('\n')).not.toMatch(/who is [^?]*manager[^?]*, and [^?]*their/i);
});

test('a figure of the last hours is another one tomorrow, and is left', () => {
  const scene = sceneOfResults({
    tool: 'get_flag',
    parameters: { flag_name: string },
    given: { flag_name: 'Dark mode' },
    result: { flag_name: 'Dark mode', evaluationsLast24h: 412, errors_last_7d: 3 },
  });
  expect(questionsOf(scene, attribute)).toEqual([]);
});

describe('an approval', () => {
  const scene = (status: string) =>
    sceneOfResults(
      {
        tool: 'find_orders',
        parameters: { query: string },
        given: { query: 'Seal kits' },
        result: { orders: [{ order_id: 'PO-7002', title: 'Seal kits', status }] },
      },
      {
        tool: 'approve_order',
        parameters: { order_id: string },
        given: { order_id: 'PO-7002' },
        result: { order_id: 'PO-7002', title: 'Seal kits', status: 'APPROVED' },
        writes: true,
      },
    );

  test('is ordered of what waits for it, and for its own reasons', () => {
    const orders = questionsOf(scene('PENDING_APPROVAL'), change).join('\n');
    expect(orders).toContain('I have approved the order “Seal kits”');
    expect(orders).not.toContain('need it any more');
  });

  test.each(['APPROVED', 'RECEIVED', 'CANCELLED'])('is for nothing where it is %s', (status) => {
    expect(questionsOf(scene(status), change)).toEqual([]);
  });
});

test('in a list, what is past is said in the past', () => {
  const scene = sceneOfResults({
    tool: 'list_exhibitions',
    result: {
      exhibitions: [
        { name: 'Shorelines', opens: '2025-09-12' },
        { name: 'Quiet Rooms', opens: '2027-01-10' },
      ],
    },
  });
  expect(questionsOf(scene, list).join('\n')).toMatch(
    /“?Shorelines”? \(opened on 12 September 2025\) and “?Quiet Rooms”? \(opens on 10 January 2027\)/,
  );
});
