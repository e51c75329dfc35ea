// What an answer ties together: names, days, values in brackets, exceptions.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const courses: Call = {
  tool: 'list_courses',
  value: {
    courses: [
      {
        id: 'crs_1',
        title: 'Kiln Basics',
        teacher_id: 'tch_1',
        room_id: 'rm_1',
        starts: '2026-06-02',
        fee: 90,
        hours: 6,
        currency: 'EUR',
        full: true,
      },
      {
        id: 'crs_2',
        title: 'Raku Evening',
        teacher_id: 'tch_2',
        room_id: 'rm_2',
        starts: '2026-06-09',
        fee: 120,
        hours: 4,
        currency: 'EUR',
        full: true,
      },
      {
        id: 'crs_3',
        title: 'Slip Casting',
        teacher_id: 'tch_1',
        room_id: 'rm_2',
        starts: '2026-06-16',
        fee: 75,
        hours: 3,
        currency: 'EUR',
        full: false,
      },
    ],
  },
};
const teacher: Call = {
  tool: 'get_teacher',
  arguments: { teacher_id: 'tch_2' },
  value: {
    id: 'tch_2',
    name: 'Noor Haddad',
    city: 'Leiden',
    email: 'noor@kiln.example',
    hired_on: '2019-03-01',
  },
};
const room: Call = {
  tool: 'get_room',
  arguments: { room_id: 'rm_2' },
  value: { id: 'rm_2', name: 'Old Bakery', address: 'Canal Street', keeper: 'Ivo Prins' },
};
const graph: Call = {
  tool: 'read_graph',
  value: {
    relations: [
      { from: 'Ivo Prins', to: 'Old Bakery', relationType: 'looks after' },
      { from: 'Noor Haddad', to: 'Kiln Shed', relationType: 'looks after' },
    ],
  },
};
const all = [courses, teacher, room];

test.each<[readonly Call[], string, string]>([
  [
    all,
    'Who teaches the Raku Evening, and where?',
    'The teacher of “Raku Evening” is Noor Haddad. It is in the Old Bakery.',
  ],
  [all, 'Who teaches the Raku Evening?', '“Raku Evening”, whose teacher is Noor Haddad, starts on 9 June.'],
  [all, 'Where is the Raku Evening?', '“Raku Evening” is on 9 June; it is in the Old Bakery.'],
  [all, 'Where does the teacher of the Raku Evening live?', "Noor Haddad's city is Leiden."],
  [all, 'What do the courses cost?', 'Kiln Basics (€90), Raku Evening (€120) and Slip Casting (€75).'],
  [[courses], 'Are the courses full?', 'All except Slip Casting.'],
  [[graph], 'Who looks after the Old Bakery?', 'Ivo Prins looks after Old Bakery.'],
])('%#: what the results tie together may be said: %j %s', (calls, query, response) => {
  expect(examine(calls, query, response).objections).toEqual([]);
});

describe('what they do not tie together is an objection', () => {
  test.each<[readonly Call[], string, string, string]>([
    [all, 'Who teaches Kiln Basics?', 'The teacher of “Kiln Basics” is Noor Haddad.', 'Noor Haddad'],
    [
      all,
      'Who teaches Kiln Basics?',
      '“Kiln Basics”, whose teacher is Noor Haddad, starts on 2 June.',
      'Noor Haddad',
    ],
    [
      all,
      'Where is Kiln Basics?',
      '“Kiln Basics”, which is in the Old Bakery, starts on 2 June.',
      'Old Bakery',
    ],
    [all, 'Where is the Old Bakery?', "Ivo Prins's city is Leiden.", 'Leiden'],
    [all, 'What is the Raku Evening?', "“Raku Evening”'s teacher is Ivo Prins.", 'Ivo Prins'],
    [all, 'What is in the Old Bakery?', "Canal Street's keeper is Ivo Prins.", 'Canal Street'],
    [all, 'When was Noor Haddad hired?', 'Noor Haddad was hired on 16 June 2026.', '16 June 2026'],
    [all, 'What do the courses cost?', 'Kiln Basics (€90), Raku Evening (€4) and Slip Casting (€75).', '€4'],
    [
      all,
      'What do the courses cost?',
      'Kiln Basics (€90), Kiln Basics (€90) and Slip Casting (€75).',
      'Kiln Basics',
    ],
    [[courses], 'Are the courses full?', 'All except Raku Evening.', 'Raku Evening'],
    [[graph], 'Who looks after the Old Bakery?', 'Noor Haddad looks after Old Bakery.', 'Noor Haddad'],
  ])('%#: %j %s: %s', (calls, query, response, words) => {
    const { objections } = examine(calls, query, response);
    expect(objections.map(({ text }) => text)).toContain(words);
  });
});

describe('what is told through numbers', () => {
  const hires: Call = {
    tool: 'list_hires',
    value: {
      items: [
        { hire_id: 57001, equipment_id: 10002, status: 'returned' },
        { hire_id: 57002, equipment_id: 10016, status: 'out' },
      ],
    },
  };
  const equipment: Call = {
    tool: 'get_equipment',
    arguments: { equipment_id: 10002 },
    value: { equipment_id: 10002, name: 'Bright Keystone Mixer', daily_rate: 4 },
  };

  test('a thing is linked to where its own number stands', () => {
    const query = 'What is the equipment of the returned hire?';
    expect(
      examine(
        [hires, equipment],
        query,
        'The returned hire is number 57001, whose equipment is the Bright Keystone Mixer.',
      ).objections,
    ).toEqual([]);
  });

  test('and not to where another one does', () => {
    const query = 'What is the equipment of the hire that is out?';
    expect(
      examine(
        [hires, equipment],
        query,
        'The hire that is out is number 57002, whose equipment is the Bright Keystone Mixer.',
      ).objections,
    ).not.toEqual([]);
  });

  test('a change is reported of the thing whose number it was given', () => {
    const tasks: Call = {
      tool: 'list_tasks',
      value: {
        tasks: [
          { id: 1, title: 'Call the roofer' },
          { id: 2, title: 'Send the signed lease' },
        ],
      },
    };
    const deleted: Call = { tool: 'delete_task', arguments: { task_id: 2 }, value: { deleted: 2 } };
    const report = (title: string) => `I have deleted the task “${title}”.`;
    const query = 'Delete the task “Send the signed lease”.';
    expect(examine([tasks, deleted], query, report('Send the signed lease')).objections).toEqual([]);
    expect(examine([tasks, deleted], query, report('Call the roofer')).objections).not.toEqual([]);
  });
});

describe('names', () => {
  const boats: Call = {
    tool: 'find_boats',
    arguments: { owner: 'Chidi Okafor' },
    value: {
      data: [
        { id: 'b_4', name: 'Lady Finch', boat_type: 'sloop', length_m: 8.8, owner: 'Chidi Okafor' },
        { id: 'b_6', name: 'Curlew', boat_type: 'dinghy', length_m: 4.6, owner: 'Chidi Okafor' },
      ],
    },
  };

  test('stand behind the noun of their thing, which is no word for its type', () => {
    const query = 'Which of the boats owned by Chidi Okafor is the longest?';
    expect(examine([boats], query, 'The longest boat is Lady Finch; it is 8.8 m long.').objections).toEqual(
      [],
    );
    expect(examine([boats], query, 'The boat type is Lady Finch.').objections).not.toEqual([]);
  });

  test('that a list was asked for by hold for all of it', () => {
    const query = 'How many boats are there owned by Chidi Okafor?';
    expect(examine([boats], query, 'There are two boats owned by Chidi Okafor.').objections).toEqual([]);
    expect(examine([boats], query, 'There are three boats owned by Chidi Okafor.').objections).not.toEqual(
      [],
    );
  });

  test('are not said by the letters of an address', () => {
    const owners: Call = {
      tool: 'get_owner',
      arguments: { owner_id: 'ow-1' },
      value: { id: 'ow-1', name: 'Farah Aziz', email: 'farah@aziz.example' },
    };
    expect(
      examine([owners], "What is Farah Aziz's email?", 'The email of Farah Aziz is farah@aziz.example.')
        .objections,
    ).toEqual([]);
  });
});

describe('what a call was made with', () => {
  const path = '/notes/welcome.md';
  const read: Call = { tool: 'read_note', arguments: { path }, value: { content: 'Everything lives here.' } };
  const media: Call = {
    tool: 'read_media',
    arguments: { path },
    value: { type: 'resource', uri: `file://${path}`, mime: 'text/markdown' },
  };
  const other: Call = {
    tool: 'read_note',
    arguments: { path: '/notes/prices.md' },
    value: { content: 'A kiln costs 900.' },
  };

  test('is said of its result, wherever else the same words stand', () => {
    const response = `In “${path}” it says “Everything lives here.”.`;
    expect(examine([media, read], 'What do the notes say?', response).objections).toEqual([]);
  });

  test('is not said of the result of another call', () => {
    const response = `In “${path}” it says “A kiln costs 900.”.`;
    const { objections } = examine([media, read, other], 'What do the notes say?', response);
    expect(objections.length).toBeGreaterThan(0);
  });
});

describe('what happened on a day', () => {
  const shipments: Call = {
    tool: 'list_shipments',
    value: {
      shipments: [
        { number: 'AK 10', status: 'delivered', shipped_on: '2025-11-03', delivered_on: '2025-11-07' },
        { number: 'AK 11', status: 'shipped', shipped_on: '2025-11-20', delivered_on: null },
      ],
    },
  };
  const query = 'How long ago was shipment AK 10 shipped?';
  test.each([
    ['Shipment AK 10 was shipped on 3 November 2025.', true],
    ['Shipment AK 10 was shipped on 7 November 2025.', false],
    ['Shipment AK 10 is shipped.', false],
    ['Shipment AK 10 was delivered on 7 November 2025.', true],
  ])('%j: %j', (response, isRight) => {
    expect(examine([shipments], query, response).objections.length === 0).toBe(isRight);
  });
});

describe('a thing that is called by its kind', () => {
  const customer: Call = {
    tool: 'get_customer',
    value: { id: 'c1', name: 'Norr Energi', customer_name: 'Norr' },
  };
  const activities: Call = {
    tool: 'list_activities',
    value: {
      activities: [
        {
          id: 'a1',
          type: 'call',
          subject: 'Budget approval',
          customer_name: 'Norr Energi',
          deal_name: 'Loop',
        },
        { id: 'a2', type: 'visit', subject: 'Site survey', customer_name: 'Norr Energi', deal_name: 'Gauge' },
      ],
    },
  };
  const query = 'Look up Norr Energi and their call. What is its deal?';
  test.each([
    ['The customer is Norr Energi, whose call is “Budget approval”; its deal is Loop.', true],
    ['The call is “Budget approval”, whose deal is Loop.', true],
    ['The call is “Site survey”, whose deal is Gauge.', false],
  ])('%j: %j', (response, isRight) => {
    expect(examine([customer, activities], query, response).objections.length === 0).toBe(isRight);
  });
});
