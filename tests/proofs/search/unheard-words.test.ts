// Words within a clause of which neither the results nor the query nor the tools know, beside those that only wrap what they say.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const dogs: Call = {
  tool: 'list_dogs',
  arguments: { kennel: 'Moorside' },
  value: {
    dogs: [
      { name: 'Biscuit', coat: 'wire hair', ailment: 'ear infection', stage: 'adopted', friendly: true },
      { name: 'Juniper', coat: 'smooth', ailment: 'sprain', stage: 'fostered', friendly: false },
      { name: 'Otto', coat: 'curly', ailment: 'cough', stage: 'waiting', friendly: true },
    ],
  },
};
const told = (response: string, query = 'How are the dogs at Moorside?') =>
  examine([dogs], query, response).objections.map(({ text }) => text);

describe('a phrase that nobody has heard of', () => {
  test.each([
    ['Biscuit has an ear infection and asthma.', 'asthma'],
    ['Biscuit has an ear infection from a fight.', 'fight'],
    ['Juniper, who is fostered by a vet, has a sprain.', 'vet'],
    ['Otto has a cough and has vomited.', 'vomited'],
    ['Otto has a cough, which was contracted at the seaside.', 'seaside'],
    ['Biscuit has silky hair and an ear infection.', 'silky hair'],
  ])('%s', (response, text) => {
    expect(told(response).join(' | ')).toContain(text);
  });
});

describe('no objection to what only wraps the results', () => {
  test.each([
    ['At the moment, Biscuit has an ear infection.'],
    ['In the case of Otto it is a cough; Juniper has a sprain.'],
    ['The ear infection of Biscuit is on file, and Juniper has a sprain.'],
    ['I hope this helps! Let me know if you need a leash.'],
  ])('%s', (response) => {
    expect(
      examine([dogs], 'How are the dogs at Moorside?', response).objections.filter(({ what }) =>
        what.includes('has to do with'),
      ),
    ).toEqual([]);
  });

  test('a word of the family of one in the results is known', () => {
    expect(told('Biscuit has an infectious ear.').join(' ')).not.toContain('infectious');
  });

  test('a clause is objected to once, and not again for each of its phrases', () => {
    expect(told('Biscuit has an ear infection, and the roof was mended by plumbers.')).toHaveLength(1);
  });
});
