// What in-house servers of all trades are asked about: who is who, what is reached through what, and what needs no list.
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { category } from '../../../../src/backends/symbolic/forms/category.ts';
import { conditionalChange } from '../../../../src/backends/symbolic/forms/conditional-change.ts';
import { count } from '../../../../src/backends/symbolic/forms/count.ts';
import { item } from '../../../../src/backends/symbolic/forms/item.ts';
import { questionsOf, type Shown, sceneOfResults } from './scene-of-results.ts';

const string = { type: 'string' };

const sailing: Shown = {
  tool: 'get_sailing',
  parameters: { sailing_id: string },
  given: { sailing_id: 'SL012' },
  result: { sailing_id: 'SL012', vessel_id: 'V4', departs: '13:40' },
};
const vessel: Shown = {
  tool: 'get_vessel',
  parameters: { vessel_id: string },
  given: { vessel_id: 'V4' },
  result: { vessel_id: 'V4', name: 'Hebridean Tern', master: 'Donald Strachan', car_deck_spaces: 76 },
};

test('what is reached through another thing is tied to it in the answer', () => {
  const said = questionsOf(sceneOfResults(sailing, vessel), attribute);
  const through = said.filter((one) => one.includes('vessel') && one.includes('car deck spaces'));
  expect(through.length).toBeGreaterThan(0);
  for (const one of through) expect(one).toMatch(/[Ss]ailing SL012.*vessel.* is Hebridean Tern; /);
});

test('whoever says the whole number of a thing does not say whose it is', () => {
  const routes = {
    tool: 'list_routes',
    result: [
      { code: 'OBN-CRG', name: 'Oban - Craignure' },
      { code: 'MAL-ARM', name: 'Mallaig - Armadale' },
    ],
  };
  const sailings = {
    tool: 'list_sailings',
    parameters: { route_code: string },
    given: { route_code: 'MAL-ARM' },
    result: {
      sailings: [
        { sailing_id: 'SL007', route_code: 'MAL-ARM', departs: '08:15', status: 'delayed' },
        { sailing_id: 'SL008', route_code: 'MAL-ARM', departs: '13:40', status: 'on time' },
      ],
    },
  };
  const said = questionsOf(sceneOfResults(routes, sailings), item, attribute).join('\n');
  expect(said).toContain('only delayed sailing');
  expect(said).not.toMatch(/sailing SL00\d[^;]*\?/);
});

test('a name that needs no filter is not looked for behind one', () => {
  const telescopes = {
    tool: 'list_telescopes',
    result: [
      { telescope_id: 'tel-wide', display_name: 'Wide Field Survey' },
      { telescope_id: 'tel-aux', display_name: 'Auxiliary One' },
    ],
  };
  const instruments: Shown = {
    tool: 'list_instruments',
    parameters: { telescope_id: string },
    given: { telescope_id: 'tel-wide' },
    result: {
      instruments: [
        { instrument_id: 'ins-1', instrument_name: 'RedSpec', principal_investigator: 'Ada Lund' },
        { instrument_id: 'ins-2', instrument_name: 'Cam Four', principal_investigator: 'Ola Berg' },
      ],
    },
  };
  const needed = questionsOf(sceneOfResults(telescopes, instruments), item).join('\n');
  expect(needed).toMatch(/Who is the principal investigator of .*Cam Four/);
  const optional = sceneOfResults(telescopes, { ...instruments, isOptional: true });
  expect(questionsOf(optional, item).join('\n')).not.toContain('Cam Four');
});

describe('what things are is said by its noun', () => {
  const instruments = {
    tool: 'list_instruments',
    result: ['spectrograph', 'spectrograph', 'outdoor', 'outdoor'].map((kind, index) => ({
      instrument_name: `Unit ${'ABCD'[index]}`,
      kind,
      place: index,
    })),
  };
  const said = questionsOf(sceneOfResults(instruments), category).join('\n');

  test.each([
    ['are spectrographs', true],
    ['kind “spectrograph”', false],
    ['kind “outdoor”', true],
  ])('%s: %s', (words, isSaid) => {
    expect(said.includes(words)).toBe(isSaid);
  });
});

test('what is owned by somebody is counted without "are there"', () => {
  const dogs = {
    tool: 'list_dogs',
    description: 'Dogs owned by a person.',
    parameters: { owner: string },
    given: { owner: 'Hannah Doyle' },
    result: [
      { dog_id: 'K-101', name: 'Biscuit', breed: 'Beagle' },
      { dog_id: 'K-103', name: 'Pepper', breed: 'Whippet' },
    ],
  };
  const said = questionsOf(sceneOfResults(dogs), count).join('\n');
  expect(said).toMatch(/How many dogs (?:are owned by|does) .*Hannah Doyle/);
  expect(said).not.toContain('are there');
});

describe('a change on a condition may be of what is known by its number', () => {
  const claims: Shown = {
    tool: 'list_claims',
    result: [
      { claimNo: 'CLM-73', claimant: 'Ada Finch', status: 'open' },
      { claimNo: 'CLM-75', claimant: 'Ruth Abara', status: 'open' },
    ],
  };
  const claim: Shown = {
    tool: 'get_claim',
    parameters: { claimNo: string },
    given: { claimNo: 'CLM-73' },
    result: { claimNo: 'CLM-73', claimant: 'Ada Finch', status: 'open' },
  };
  const change: Shown = {
    tool: 'set_claim_status',
    parameters: { claimNo: string, status: string },
    given: { claimNo: 'CLM-73', status: 'approved' },
    result: { claimNo: 'CLM-73', status: 'approved' },
    writes: true,
  };

  test.each([
    ['that a list has shown', claims],
    ['that was looked up', claim],
  ])('%s', (_, before) => {
    const said = questionsOf(sceneOfResults(before, change), conditionalChange).join('\n');
    expect(said).toMatch(/if claim CLM-73 is still open, (?:please )?set its status to approved/i);
  });
});

test('a thing that can be looked up by its number is not looked for in a list by it', () => {
  const claims: Shown = {
    tool: 'list_claims',
    result: [
      { claimNo: 'CLM-73', claimant: 'Ada Finch' },
      { claimNo: 'CLM-75', claimant: 'Ruth Abara' },
    ],
  };
  const scene = sceneOfResults(claims);
  expect(questionsOf(scene, item).join('\n')).toContain('CLM-73');
  expect(questionsOf({ ...scene, lookedUp: new Set(['claim']) }, item)).toEqual([]);
});

test('what a first result has shown under another name is not looked up once more', () => {
  const dogs = {
    tool: 'list_dogs',
    result: [{ dog_id: 'K-106', name: 'Bramble', keeper: 'Owen Blythe', years: 9 }],
  };
  const card: Shown = {
    tool: 'dog_card',
    parameters: { dog_id: string },
    given: { dog_id: 'K-106' },
    result: { name: 'Bramble', breed: 'Cocker Spaniel', owner: 'Owen Blythe', age: '9 years' },
  };
  const said = questionsOf(sceneOfResults(dogs, card), attribute).join('\n');
  expect(said).toContain('breed');
  expect(said).not.toMatch(/owner|age/);
});
