// What two calls of one tool have found, told in one sentence.
import { expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const field = (name: string, crop: string, soil: string): Call => ({
  tool: 'field_details',
  arguments: { field: name },
  value: { field: name, crop, area_ha: crop.length, soil_type: soil },
});
const calls = [field('North Field', 'barley', 'loam'), field('Mill Meadow', 'clover', 'clay')];
const query = 'What are the crops of the North Field and the Mill Meadow field?';
const objectionsTo = (response: string) => examine(calls, query, response).objections;

test.each([
  'The crop of the North Field is barley, and the crop of the Mill Meadow field is clover.',
  'North Field has barley and Mill Meadow has clover.',
  'Barley grows in the North Field, clover in Mill Meadow.',
])('true: %s', (response) => {
  expect(objectionsTo(response)).toEqual([]);
});

test.each([
  'The crop of the North Field is clover, and the crop of the Mill Meadow field is barley.',
  'The crop of the North Field is barley, and the crop of the Mill Meadow field is clay.',
  'The crop of the North Field is barley, and the crop of the Mill Meadow field is rye.',
])('false: %s', (response) => {
  expect(objectionsTo(response)).not.toEqual([]);
});

test('a name beside a common word is not blamed for the words of that', () => {
  const weather: Call = {
    tool: 'get_weather',
    arguments: { city: 'Cork' },
    value: { city: 'Cork', condition: 'showers', humidity_percent: 80 },
  };
  const asked = 'What will the weather be like in Cork?';
  expect(examine([weather], asked, 'The weather forecast in Cork is showers.').objections).toEqual([]);
  expect(examine([weather], asked, 'The weather forecast in Cork is sunshine.').objections).not.toEqual([]);
});
