// Results in the shapes of servers that nobody here wrote: what is asked of them, and in which words.
import { describe, expect, test } from 'vitest';
import { allForms } from '../../../../src/backends/symbolic/forms/all-forms.ts';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { change } from '../../../../src/backends/symbolic/forms/change.ts';
import { circumstance } from '../../../../src/backends/symbolic/forms/circumstance.ts';
import { count } from '../../../../src/backends/symbolic/forms/count.ts';
import { filter } from '../../../../src/backends/symbolic/forms/filter.ts';
import { item } from '../../../../src/backends/symbolic/forms/item.ts';
import { list } from '../../../../src/backends/symbolic/forms/list.ts';
import { some } from '../../../../src/backends/symbolic/forms/none.ts';
import { relation } from '../../../../src/backends/symbolic/forms/relation.ts';
import { yesNo } from '../../../../src/backends/symbolic/forms/yes-no.ts';
import { questionsOf, sceneOfResults } from './scene-of-results.ts';

const string = { type: 'string' };

describe('a thing inside a wrapper', () => {
  test('is what the call was about', () => {
    const scene = sceneOfResults(
      {
        tool: 'list_boats',
        result: {
          data: [
            { boat_id: 31, name: 'Sea Lark', owner: { owner_id: 7, name: 'Astrid Holm' } },
            { boat_id: 32, name: 'Lady Finch', owner: { owner_id: 9, name: 'Chidi Okafor' } },
          ],
        },
      },
      {
        tool: 'get_owner',
        parameters: { owner_id: { type: 'integer' } },
        given: { owner_id: 9 },
        result: { data: { owner_id: 9, name: 'Chidi Okafor', phone: '+44 7700 900112' } },
      },
    );
    expect(questionsOf(scene, attribute).join('\n')).toMatch(
      /phone number .*Lady Finch.*\? .*Chidi Okafor.* \+44 7700 900112\./,
    );
  });

  test('that is told by lines is known by its number, and by the noun before "details"', () => {
    const scene = sceneOfResults({
      tool: 'permit_details',
      parameters: { permit_id: { type: 'integer' } },
      given: { permit_id: 501 },
      result: 'Permit: 501\nHolder: Beate Vogel\nValid until: 2026-12-31\nStatus: active',
    });
    const said = questionsOf(scene, attribute);
    expect(said.some((text) => /^Who is .*holder.*permit 501|^Who is permit 501's holder/.test(text))).toBe(
      true,
    );
    expect(said.join('\n')).toContain('Until when is permit 501 valid');
  });
});

describe('what a call narrows a list by', () => {
  const boats = (given: Record<string, string | boolean | number>, parameters: object) =>
    sceneOfResults({
      tool: 'find_boats',
      parameters: parameters as Record<string, { type: string }>,
      given,
      result: {
        items: [
          { id: 1, name: 'Petrel', length_m: 14.1 },
          { id: 2, name: 'Nordlys', length_m: 7.5 },
          { id: 3, name: 'Curlew', length_m: 4.6 },
        ],
      },
    });
  const kinds = { boat_type: { ...string, enum: ['ketch', 'motorboat'] } };

  test.each([
    [{ owner: 'Astrid Holm' }, { owner: string }, 'boats are owned by Astrid Holm'],
    [{ month: '2026-03' }, { month: string }, 'boats are there in March'],
    [{ month: '2024-03' }, { month: string }, 'boats are there in March 2024'],
    [{ available_only: true }, { available_only: { type: 'boolean' } }, 'available boats are there'],
    [{ boat_type: 'ketch' }, kinds, 'many ketches are there'],
    [{ boat_type: 'motorboat' }, kinds, 'many motorboats are there'],
    [{ year: 2019 }, { year: { type: 'integer' } }, 'boats are there from 2019'],
    [{ zone: 'Zone A' }, { zone: string }, 'boats are there in Zone A'],
    [{ class: '7A' }, { class: string }, 'boats are there for class 7A'],
    [{ expiring_in: '2026-03' }, { expiring_in: string }, 'boats are there expiring in March'],
    [{ trainer: 'Ada Lowe' }, { trainer: string }, 'boats are there with Ada Lowe'],
    [{ guest: 'Ada Lowe' }, { guest: string }, 'boats are there for Ada Lowe'],
    [{ weekday: 'Monday' }, { weekday: string }, 'boats are there on Monday'],
    [{ station: 'Westkai' }, { station: string }, 'boats are there at Westkai'],
  ] as const)('%j', (given, parameters, words) => {
    expect(questionsOf(boats(given, parameters), count).join('\n')).toContain(words);
  });

  test('of which kind they are stands right before them', () => {
    const scene = sceneOfResults({
      tool: 'search_classes',
      description: 'Search weekly classes by discipline.',
      parameters: { discipline: { ...string, enum: ['yoga', 'boxing'] } },
      given: { discipline: 'yoga' },
      result: {
        results: [
          { class_id: 1, title: 'Morning Flow' },
          { class_id: 2, title: 'Slow Yoga' },
        ],
      },
    });
    expect(questionsOf(scene, count).join('\n')).toContain('How many yoga classes are there');
  });

  test('leaves a length a length', () => {
    expect(questionsOf(boats({}, {}), filter).join('\n')).toMatch(/are (?:more|less) than [\d.]+ m long/);
  });
});

describe('words for values', () => {
  test('what a thing is filed under is told as the record has it', () => {
    const scene = sceneOfResults({
      tool: 'list_couriers',
      result: [
        { id: 'c_1', name: 'Marek Zielinski', vehicle: 'cargo bike' },
        { id: 'c_2', name: 'Yvonne Achebe', vehicle: 'van' },
      ],
    });
    expect(questionsOf(scene, item).join('\n')).toContain('is listed as “cargo bike”');
  });

  test('a summary is quoted behind its noun', () => {
    const scene = sceneOfResults({
      tool: 'list_repairs',
      result: [
        { id: 'R-1', summary: 'No power in the bedroom', trade: 'electrical' },
        { id: 'R-2', summary: 'Loose roof tiles', trade: 'roofing' },
      ],
    });
    const said = questionsOf(scene, item).join('\n');
    expect(said).toContain('the repair “No power in the bedroom”');
  });

  test('one of what is counted is one', () => {
    const scene = sceneOfResults({
      tool: 'list_books',
      result: [
        { id: 'b1', title: 'Wilding', copies: 1 },
        { id: 'b2', title: 'Piranesi', copies: 2 },
        { id: 'b3', title: 'Milkman', copies: 3 },
      ],
    });
    const said = questionsOf(scene, list, filter).join('\n');
    expect(said).toContain('“Wilding” (1 copy)');
    expect(said).not.toContain('1 copies');
  });

  test('cents, what is so today, and labels that nobody says are left out', () => {
    const scene = sceneOfResults(
      {
        tool: 'list_drivers',
        result: [{ id: 'd_1', name: 'Rhys Morgan', parcels_today: 3, fee_cents: 1250, absent: 'Mr Okoro' }],
      },
      {
        tool: 'forecast',
        parameters: { day: string },
        given: { day: '2026-03-04' },
        result: { day: '2026-03-04', wind_bft: 3, occupied: 97, temperature_c: 9 },
      },
    );
    const said = questionsOf(scene, item, circumstance).join('\n');
    expect(said).not.toMatch(/today|cents|bft|occupied|absent/);
    expect(said).toContain('9 °C');
  });

  test('what was delivered is not asked whether it was received, and what is required has its article', () => {
    const scene = sceneOfResults({
      tool: 'list_parcels',
      result: [
        { id: 'PX1', signature_required: false, status: 'delivered' },
        { id: 'PX2', signature_required: true, status: 'received' },
        { id: 'PX3', signature_required: true, status: 'delivered' },
      ],
    });
    const said = questionsOf(scene, yesNo).join('\n');
    expect(said).toContain('Is a signature required for parcel PX');
    expect(said).not.toMatch(/received\? No, .* delivered/);
  });

  test('things that would be told alike are not told one by one', () => {
    const scene = sceneOfResults({
      tool: 'get_timetable',
      result: [
        { lessonId: 1, subject: 'History' },
        { lessonId: 2, subject: 'History' },
      ],
    });
    expect(questionsOf(scene, list, some)).toEqual([]);
    expect(questionsOf(scene, count).join('\n')).toContain('How many lessons');
  });
});

describe('links', () => {
  test('nobody asks whose the boats of somebody are', () => {
    const scene = sceneOfResults(
      {
        tool: 'find_boats',
        parameters: { owner: string },
        given: { owner: 'Dagmar Weiss' },
        result: { data: [{ boat_id: 35, name: 'Nordlys', owner: { owner_id: 10, name: 'Dagmar Weiss' } }] },
      },
      {
        tool: 'get_owner',
        parameters: { owner_id: { type: 'integer' } },
        given: { owner_id: 10 },
        result: { data: { owner_id: 10, name: 'Dagmar Weiss', phone: '+49 171 555 01' } },
      },
    );
    expect(questionsOf(scene, attribute, relation)).toEqual([]);
  });

  test('what was found by something else is not called by its number', () => {
    const scene = sceneOfResults({
      tool: 'find_property',
      parameters: { address: string },
      given: { address: '14 Mill Lane' },
      result: { properties: [{ id: 'P-1', address: '14 Mill Lane', rooms: 3 }] },
    });
    const said = questionsOf(scene, item);
    expect(said).not.toHaveLength(0);
    for (const text of said) expect(text).toMatch(/the property at 14 Mill Lane.*\?/);
  });
});

describe('things without a name', () => {
  const loans = sceneOfResults({
    tool: 'list_loans',
    result: [
      { loan_id: 'l-1', book: { book_id: 'b-1', title: 'Milkman' }, due_on: '2026-03-18' },
      { loan_id: 'l-2', book: { book_id: 'b-2', title: 'Wilding' }, due_on: '2026-03-20' },
    ],
  });

  test('are known by what they are of', () => {
    const said = questionsOf(loans, item, list).join('\n');
    expect(said).toContain('the loan of the book “Milkman” due');
    expect(said).toContain('the one of the book “Wilding” (due on 20 March 2026)');
    expect(said).not.toContain('l-1');
  });

  test('lead to nothing that has given them their name', () => {
    const lent = {
      tool: 'list_loans',
      result: [
        { loan_id: 'l-1', book: { book_id: 'b-1', title: 'Milkman' } },
        { loan_id: 'l-2', book: { book_id: 'b-2', title: 'Wilding' } },
      ],
    };
    const book = {
      tool: 'get_book',
      parameters: { book_id: string },
      given: { book_id: 'b-1' },
      result: { book_id: 'b-1', title: 'Milkman', author: 'Anna Burns' },
    };
    expect(questionsOf(sceneOfResults(lent, book), attribute)).toEqual([]);
  });

  test('are not told apart by what several of them are of', () => {
    const scene = sceneOfResults({
      tool: 'list_visits',
      result: [
        { id: 'v_1', animal_id: 'an_1', animal_name: 'Pepper', fee_gbp: 45 },
        { id: 'v_2', animal_id: 'an_1', animal_name: 'Pepper', fee_gbp: 90 },
      ],
    });
    expect(questionsOf(scene, list)).toEqual([]);
    expect(questionsOf(scene, item).join('\n')).not.toContain('the visit for Pepper');
  });
});

describe('changes', () => {
  const repairs = (status: string) => ({
    tool: 'list_repairs',
    result: [{ id: 'R-1', summary: 'Loose roof tiles', status }],
  });
  const noted = {
    tool: 'add_note',
    writes: true,
    parameters: { repair_id: string, note: string },
    given: { repair_id: 'R-1', note: 'Please call before coming' },
    result: { ok: true },
  } as const;

  test('a note is added, and not a note with a note', () => {
    expect(questionsOf(sceneOfResults(repairs('open'), noted), change).join('\n')).toMatch(
      /^add the note “Please call before coming” to the .*repair/m,
    );
  });

  test('what is dealt with is not made urgent', () => {
    const set = {
      tool: 'set_priority',
      writes: true,
      parameters: { repair_id: string, priority: { ...string, enum: ['low', 'urgent'] } },
      given: { repair_id: 'R-1', priority: 'urgent' },
      result: { id: 'R-1', priority: 'urgent' },
    } as const;
    expect(questionsOf(sceneOfResults(repairs('open'), set), change)).not.toHaveLength(0);
    expect(questionsOf(sceneOfResults(repairs('done'), set), change)).toEqual([]);
  });

  test('a day moves with its reason', () => {
    const moved = {
      tool: 'reschedule_delivery',
      writes: true,
      parameters: { tracking_number: string, new_date: { ...string, format: 'date' }, reason: string },
      given: { tracking_number: 'PX4410', new_date: '2026-03-05', reason: 'nobody was at home' },
      result: { tracking_number: 'PX4410', expected_delivery: '2026-03-05' },
    } as const;
    const parcels = {
      tool: 'list_parcels',
      result: {
        parcels: [
          { tracking_number: 'PX4410', weight_kg: 2 },
          { tracking_number: 'PX4411', weight_kg: 1 },
        ],
      },
    };
    expect(questionsOf(sceneOfResults(parcels, moved), change).join('\n')).toMatch(
      /^move .*parcel.* to 5 March with the reason “nobody was at home”/m,
    );
  });
});

test('what only groups fields is spoken through: the city of a station, and not of its address', () => {
  const scene = sceneOfResults(
    {
      tool: 'list_stations',
      result: {
        stations: [
          { id: 'st-1', name: 'Harbour Car Park', operator: 'VoltWay' },
          { id: 'st-2', name: 'Old Mill', operator: 'Amperio' },
        ],
      },
    },
    {
      tool: 'get_station',
      parameters: { station_id: { type: 'string' } },
      given: { station_id: 'st-1' },
      result: {
        id: 'st-1',
        name: 'Harbour Car Park',
        address: { street: '4 Quay Road', city: 'Bristol' },
      },
    },
    {
      tool: 'list_shops',
      parameters: { city: { type: 'string' } },
      given: { city: 'Bristol' },
      result: { shops: [{ name: 'Quay Books' }, { name: 'Salt and Ink' }] },
    },
  );
  const questions = questionsOf(scene, ...allForms).join('\n');
  expect(questions).toContain("Harbour Car Park's city");
  expect(questions).not.toMatch(/address/);
});

test('years are written without separators, and other numbers with them', () => {
  const scene = sceneOfResults({
    tool: 'list_wines',
    result: {
      wines: [
        { id: 'w1', name: 'Amber Falcon', vintage: 2015, planted: 1987, altitude: 1250 },
        { id: 'w2', name: 'Juniper Bright', vintage: 2019, planted: 1991, altitude: 1400 },
      ],
    },
  });
  const questions = questionsOf(scene, ...allForms).join('\n');
  expect(questions).toMatch(/\b20(?:15|19)\b/);
  expect(questions).toMatch(/\b1,(?:250|400)\b/);
  expect(questions).not.toMatch(/2,01[59]|1,987|1,991/);
});
