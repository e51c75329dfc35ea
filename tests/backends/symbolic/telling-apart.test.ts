// How a request says which of several things it means, and what it says of them.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { structured } from '../../grounding/steps.ts';
import { type Call, worded, wordedWith } from './worded.ts';

function listed(vehicles: readonly JsonObject[]): Call {
  return {
    name: 'fleet__list_vehicles',
    description: 'List the vehicles of a depot',
    args: { depot: 'Hamburg' },
    schemas: { depot: { type: 'string', enum: ['Hamburg', 'Antwerp'] } },
    result: structured({ vehicles }),
  };
}

function looked(vehicle_id: number): Call {
  return {
    name: 'fleet__get_vehicle',
    description: 'Get a vehicle',
    args: { vehicle_id },
    schemas: { vehicle_id: { type: 'integer' } },
    result: structured({ vehicle_id, mileage_km: 110, fuel: 'diesel' }),
  };
}

const several = (more: (index: number) => JsonObject) =>
  Array.from({ length: 12 }, (_, index) => ({ vehicle_id: 501 + index, ...more(index) }));

describe('one of several is told from the others', () => {
  test.each<[string, (index: number) => JsonObject, string]>([
    ['its place', () => ({ model: 'Atego' }), 'the eighth vehicle with the depot Hamburg'],
    [
      'what only it has',
      (index) => ({ plate: `HH-X ${100 + index}` }),
      'the vehicle with the depot Hamburg and the plate HH-X 107',
    ],
    ['its name', (index) => ({ title: `Van no ${index} here` }), 'the vehicle "Van no 7 here"'],
    [
      'its place among namesakes',
      (index) => ({ title: ['The blue van', 'The red van'][index % 2] as string }),
      'the fourth vehicle "The red van"',
    ],
  ])('by %s', (_, more, mention) => {
    expect(worded(listed(several(more)), looked(508)).query).toContain(mention);
  });

  test.each([
    [10, '11th'],
    [11, '12th'],
  ])('place %i is the %s', (index, ordinal) => {
    const { query } = worded(listed(several(() => ({ model: 'Atego' }))), looked(501 + index));
    expect(query).toContain(`the ${ordinal} vehicle`);
  });
});

test('a unit in the name of a field stands behind its number', () => {
  const { query, response } = worded(listed(several(() => ({ model: 'Atego' }))), looked(501));
  expect(query).not.toContain('km');
  expect(response).toContain('the mileage is 110 km');
});

test('the general words of a description give way to what is meant', () => {
  const stops: Call = {
    name: 'fleet__list_fuel_stops',
    description: 'List the fuel stops of a vehicle since a date: station, litres, cost',
    args: { vehicle_id: 508 },
    schemas: { vehicle_id: { type: 'integer' } },
    result: structured({ stops: [{ station: 'Coastal', litres: 58 }] }),
  };
  const { query } = worded(listed(several(() => ({ model: 'Atego' }))), stops);
  expect(query).toContain('the fuel stops of the eighth vehicle with the depot Hamburg');
});

test('a state does not part a compound noun', () => {
  const { query } = worded({
    name: 'fleet__list_work_orders',
    description: 'List the work orders',
    args: { status: 'open' },
    schemas: { status: { type: 'string', enum: ['open', 'done'] } },
    result: structured({ work_orders: [{ title: 'Brakes' }] }),
  });
  expect(query).toContain('the open work orders');
});

test('that there is nothing of any is told', () => {
  const stock = ['Munich', 'Boston'].map((city) => ({ city, on_hand: 0, available: 0 }));
  const { response } = worded({
    name: 'shop__list_stock',
    description: 'List the stock',
    result: structured({ stock }),
  });
  expect(response).toContain('Munich (on hand 0, available 0); Boston (on hand 0, available 0)');
});

test('of several lists it is said which is which, and which is empty', () => {
  const { response } = worded({
    name: 'cal__check_room',
    description: 'Check when a room is taken and when it is free',
    result: structured({ meetings: [], free_slots: [{ start_time: '09:00', end_time: '17:00' }] }),
  });
  expect(response).toContain('meetings: none; free slots: 09:00 to 17:00.');
});

test('"its" only stands where the sentence before names one thing', () => {
  const city: Call = {
    name: 'travel__search_cities',
    description: 'Search the cities by name.',
    args: { query: 'Munich' },
    result: structured({ cities: [{ id: 'cit_0001', name: 'Munich' }] }),
  };
  const details: Call = {
    name: 'travel__get_city',
    description: 'Get a city',
    args: { city_id: 'cit_0001' },
    result: structured({ id: 'cit_0001', name: 'Munich', inhabitants: 1510000, language: 'German' }),
  };
  const flights = (to: JsonObject, sentence: string): Call => ({
    name: 'travel__find_flights',
    description: sentence,
    args: { from_city_id: 'cit_0001', ...to },
    result: structured({ flights: [{ number: 'BV 1412' }] }),
  });
  const both = worded(
    city,
    flights({ to_city: 'Vienna' }, 'Find the flights from one city to another'),
    details,
  );
  expect(both.query).toMatch(/from Munich to Vienna.*Munich's/);
  const one = worded(city, flights({}, 'Find the flights from a city'), details);
  expect(one.query).toMatch(/Munich.*[.?].*\bits\b/);
});

test('the opening sentence names nothing that the request asks to be made', () => {
  const created: Call = {
    name: 'fleet__create_work_order',
    description: 'Create a work order for a vehicle',
    args: { vehicle_id: 508, title: 'Review of the brakes' },
    schemas: { vehicle_id: { type: 'integer' } },
    writes: true,
    result: structured({ work_order_id: 7, title: 'Review of the brakes', status: 'open' }),
  };
  const calls = [listed(several(() => ({ model: 'Atego' }))), looked(508), created];
  for (let seed = 0; seed < 20; seed++)
    expect(wordedWith(seed, ...calls).query).not.toMatch(/^(?:Somebody|I'm looking|This is about)/);
});
