// Things that are called by their address, and names within one.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const flats: Call = {
  tool: 'list_flats',
  value: {
    flats: [
      { id: 'F1', address: '214 Commonwealth Avenue', rent: 2900, landlord: 'Ida Falk' },
      { id: 'F2', address: '12 Park Street', rent: 2500, landlord: 'Tom Ried' },
    ],
  },
};
const flat: Call = {
  tool: 'get_flat',
  arguments: { flat_id: 'F1' },
  value: { id: 'F1', address: '214 Commonwealth Avenue', rooms: 3, landlord: { name: 'Ida Falk' } },
};

describe('an address', () => {
  test.each<[readonly Call[], string, string]>([
    [
      [flats, flat],
      'Who is the landlord of the flat at 214 Commonwealth Avenue?',
      'The landlord of the flat at 214 Commonwealth Avenue is Ida Falk.',
    ],
    [
      [flats],
      'Which flat is the most expensive?',
      'The flat at 214 Commonwealth Avenue is the most expensive.',
    ],
    [[flats], 'Which flats are there?', 'There are two flats: 214 Commonwealth Avenue and 12 Park Street.'],
    [[flat], 'What is the address of flat F1?', 'The address of flat F1 is 214 Commonwealth Avenue.'],
  ])('%# names its thing', (calls, query, response) => {
    expect(examine(calls, query, response).objections).toEqual([]);
  });

  test.each<[readonly Call[], string, string]>([
    [[flats], 'Which flat has the highest rent?', 'The flat at 12 Park Street has the highest rent.'],
    [[flats], 'Which flat is the most expensive?', 'The flat at 214 Beacon Street is the most expensive.'],
    [
      [flats],
      'Who is the landlord of the flat at 12 Park Street?',
      'The landlord of the flat at 12 Park Street is Ida Falk.',
    ],
  ])('%# of another thing is objected to', (calls, query, response) => {
    expect(examine(calls, query, response).objections).not.toEqual([]);
  });
});
