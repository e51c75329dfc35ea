// Lists whose items are lines of text: how many have what an answer says, which is the first, and what is said of all.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const slots: Call = {
  tool: 'find_slots',
  value: {
    note: 'Dr. Balan is taking no new patients. Video visits are not covered for patients under 18.',
    slots: [
      'Mon 18 May, 09:20 – Dr. Amara Osei, room 3.14, 20 min, in person',
      'Mon 18 May, 16:40 – Dr. Lukas Weidner, room 3.02, 15 min, in person',
      'Thu 21 May, 08:00 – Dr. Lukas Weidner, video, 15 min',
      'Thu 21 May, 14:30 – Dr. Amara Osei, video, 25 min',
    ],
  },
};
const holds = (response: string) =>
  examine([slots], 'Which slots are there, in person or by video?', response).objections.length === 0;

describe('lines of a list', () => {
  test.each([
    ['There are two video slots on Thursday.', true],
    ['There are three video slots on Thursday.', false],
    ['All four slots are in person.', false],
    ['The earliest slot is on Monday at 9:20 with Dr. Osei.', true],
    ['The earliest slot is on Thursday at 8:00 with Dr. Weidner.', false],
    ['On Monday at 9:20 you can see Dr. Osei for 20 minutes.', true],
    ['On Monday at 9:20 you can see Dr. Osei for 25 minutes.', false],
  ])('%s', (response, is) => {
    expect(holds(response)).toBe(is);
  });
});

describe('a sentence of the results', () => {
  test.each([
    ["Video visits aren't covered for patients under 18.", true],
    ['Video visits are covered for patients under 18.', false],
    ["Dr. Balan isn't taking new patients.", true],
    ['Dr. Balan is taking new patients.', false],
  ])('keeps its denial: %s', (response, is) => {
    expect(holds(response)).toBe(is);
  });
});
