// Finding proofs for what an answer says, and objections to what it says wrongly, by kind.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const rooms: Call = {
  tool: 'list_rooms',
  arguments: { house_id: 'hse_01' },
  value: {
    rooms: [
      { name: 'Linden', seats: 12, price: 80, currency: 'EUR', status: 'free', has_screen: true },
      { name: 'Ahorn', seats: 6, price: 45, currency: 'EUR', status: 'booked', has_screen: false },
      { name: 'Eiche', seats: 20, price: 120, currency: 'EUR', status: 'free', has_screen: true },
    ],
  },
};
const slots: Call = {
  tool: 'list_slots',
  value: {
    slots: [
      { start: '08:30', end: '10:00' },
      { start: '13:15', end: '14:00' },
    ],
  },
};
const letter: Call = {
  tool: 'read_letter',
  value:
    'The lift is serviced on 18 May 2026. The heating is replaced in September for 4,200 euros by Brandt.',
};
const empty: Call = { tool: 'list_faults', value: { faults: [] } };
const house: Call = {
  tool: 'get_house',
  value: {
    id: 'hse_01',
    name: 'Werkhof',
    caretaker: { name: 'Ida Falk' },
    owner: { name: 'Tom Ried' },
    heated: true,
  },
};
const booking: Call = {
  tool: 'book_room',
  writes: true,
  arguments: { room: 'Linden', date: '2026-05-14', start: '09:00' },
  value: { id: 'bkg_7', room: 'Linden', date: '2026-05-14', start: '09:00', status: 'confirmed' },
};

describe('what is true has no objection, and its proofs are found', () => {
  test.each<[readonly Call[], string, string, readonly string[]]>([
    [
      [rooms],
      'Which room is the cheapest?',
      'Ahorn is the cheapest at €45.',
      ["$step_1.rooms[name='Ahorn'].price = $min($step_1.rooms.price)"],
    ],
    [
      [rooms],
      'How many rooms are free?',
      'Two of the three rooms are free.',
      ["$count($step_1.rooms[status='free'])", '$count($step_1.rooms)'],
    ],
    [
      [rooms],
      'Which rooms seat more than 10?',
      'Two rooms seat more than 10: Linden (12) and Eiche (20).',
      ['$count($step_1.rooms[seats > 10])'],
    ],
    [
      [rooms],
      'How much more is Eiche than Linden?',
      'Eiche costs €40 more than Linden.',
      ["$step_1.rooms[name='Eiche'].price - $step_1.rooms[name='Linden'].price"],
    ],
    [
      [slots],
      'When is it free?',
      'It is free from 8:30 to 10:00 and from 13:15 to 14:00.',
      ["$step_1.slots[start='08:30'].end"],
    ],
    [
      [slots],
      'How long is the first slot?',
      'The slot at 8:30 lasts an hour and a half.',
      ["$minutes($step_1.slots[start='08:30'].start, $step_1.slots[start='08:30'].end)"],
    ],
    [
      [letter],
      'When is the lift serviced?',
      'The lift is serviced next Monday, 18 May.',
      ['$said($step_1, "18 May 2026")'],
    ],
    [
      [letter],
      'What does the heating cost?',
      'The new heating costs €4,200.',
      ['$said($step_1, "4,200 euros")'],
    ],
    [[empty], 'Are there any faults?', 'No, there are no faults.', ['$count($step_1.faults) = 0']],
    [[house], 'Is the house heated?', 'Yes, it is heated.', []],
    [
      [booking],
      'Book Linden for 14 May at nine.',
      "I've booked Linden for 14 May at 9:00.",
      ['$step_1.date'],
    ],
  ])('%#: %j', (calls, query, response, proofs) => {
    const { claims, objections } = examine(calls, query, response);
    expect(objections).toEqual([]);
    const found = claims.map((claim) => ('proof' in claim ? claim.proof : ''));
    expect(found).toEqual(expect.arrayContaining([...proofs]));
  });
});

describe('what is not so is an objection that names its words', () => {
  test.each<[readonly Call[], string, string, string]>([
    [[rooms], 'Which room is the cheapest?', 'Linden is the cheapest at €80.', 'cheapest'],
    [[rooms], 'What do Linden and Ahorn cost?', 'Linden costs €45 and Ahorn €80.', '€45'],
    [[rooms], 'How many rooms are free?', 'Three rooms are free.', 'Three'],
    [[rooms], 'Which rooms seat more than 10?', 'Two rooms seat more than 11: Linden and Eiche.', '11'],
    [[rooms], 'Does Ahorn have a screen?', 'Yes, Ahorn has a screen.', 'screen'],
    [[rooms], 'Are there any rooms?', 'No, there are no rooms.', 'no'],
    [[slots], 'When is it free?', 'It is free from 8:30 to 14:00.', '14:00'],
    [[letter], 'When is the lift serviced?', 'The lift is serviced on 19 May.', '19 May'],
    [
      [letter],
      'When is the lift serviced?',
      'The lift is serviced on Tuesday, 18 May 2026.',
      'Tuesday, 18 May 2026',
    ],
    [[house], 'Who is the caretaker?', 'The caretaker of Werkhof is Tom Ried.', 'Tom Ried'],
    [[house], 'Is the house heated?', 'No, it is not heated.', 'heated'],
    [[house, rooms], 'How many rooms does Werkhof have?', 'Linden has three rooms.', 'Linden'],
    [[booking], 'Book Linden for 14 May at nine.', "I've booked Linden for 15 May at 9:00.", '15 May'],
    [[rooms], 'Which rooms are there?', 'There are Linden, Ahorn and Buche.', 'Buche'],
  ])('%#: %j', (calls, query, response, words) => {
    const { objections } = examine(calls, query, response);
    expect(objections.map(({ text }) => text.toLowerCase())).toContain(words.toLowerCase());
    for (const { instead } of objections) expect(instead).toMatch(/\.$/);
  });
});
