// What in-house servers call things by, and how their calls say which thing is meant.
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { count } from '../../../../src/backends/symbolic/forms/count.ts';
import { list } from '../../../../src/backends/symbolic/forms/list.ts';
import { superlative } from '../../../../src/backends/symbolic/forms/superlative.ts';
import { questionsOf, sceneOfResults } from './scene-of-results.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };

const branches = {
  tool: 'list_branches',
  description: 'Branches of a repository.',
  parameters: { repo: string },
  given: { repo: 'atlas/router' },
  result: {
    items: [
      { number: 31, title: 'Drop the old parser', author: 'jhale' },
      { number: 34, title: 'Faster cold start', author: 'nokafor' },
    ],
  },
};

describe('a thing that is found in another by its number', () => {
  const scene = sceneOfResults(branches, {
    tool: 'get_branch',
    parameters: { repo: string, number: integer },
    given: { repo: 'atlas/router', number: 34 },
    result: { repo: 'atlas/router', number: 34, title: 'Faster cold start', commits: 12 },
  });

  test('is asked about with the words that it was listed by', () => {
    expect(questionsOf(scene, attribute).join('\n')).toMatch(
      /How many commits does the Faster cold start branch in atlas\/router have\? .*12 commits/,
    );
  });

  test('is taken from the list, and no number of chance', () => {
    expect(scene.views[1]?.step.bindings).toContainEqual(
      expect.objectContaining({ path: '/number', source: 'step' }),
    );
  });
});

test('lists are narrowed by a name in small letters as the description of the tool says it', () => {
  expect(questionsOf(sceneOfResults(branches), count).join('\n')).toContain(
    'branches are there in atlas/router',
  );
  const assigned = sceneOfResults({
    tool: 'assigned_issues',
    description: 'Issues assigned to a user.',
    parameters: { login: string },
    given: { login: 'jhale' },
    result: [
      { id: 1, title: 'Timeout on resume' },
      { id: 2, title: 'Typo in the manual' },
      { id: 3, title: 'Slow search' },
    ],
  });
  expect(questionsOf(assigned, count).join('\n')).toContain('issues are assigned to jhale');
});

test('somebody is found by what they sign in as, wherever a record holds that', () => {
  const scene = sceneOfResults(branches, {
    tool: 'get_user',
    parameters: { login: string },
    given: { login: 'nokafor' },
    result: { login: 'nokafor', name: 'Ngozi Okafor', office: 'Leeds' },
  });
  expect(questionsOf(scene, attribute).join('\n')).toMatch(
    /author.*Ngozi Okafor (?:works|is based) in Leeds/,
  );
});

test.each([
  [{ employee_no: 'E7' }, 'for employee E7'],
  [{ aisle: 'C' }, 'in aisle C'],
  [{ blood_group: 'AB+' }, 'with blood group AB+'],
])('a list by %j is of things %s', (given, words) => {
  const [name = ''] = Object.keys(given);
  const scene = sceneOfResults({
    tool: 'list_parcels',
    parameters: { [name]: string },
    given,
    result: {
      parcels: [
        { id: 1, name: 'Blue One' },
        { id: 2, name: 'Red One' },
        { id: 3, name: 'Old One' },
      ],
    },
  });
  expect(questionsOf(scene, count).join('\n')).toContain(`parcels are there ${words}`);
});

test('what has names is not called by the key of its record', () => {
  const scene = sceneOfResults(
    {
      tool: 'search_episodes',
      parameters: { text: string },
      given: { text: 'Salt Flats' },
      result: [{ id: 41, show_id: 6, title: 'Salt Flats' }],
    },
    {
      tool: 'get_show_stats',
      parameters: { show_id: integer },
      given: { show_id: 6 },
      result: { show_id: 6, followers: 310 },
    },
  );
  const said = questionsOf(scene, attribute).join('\n');
  expect(said).toContain('The show has 310 followers');
  expect(said).not.toMatch(/show 6/);
});

test('things are called by the noun of what is printed on them, whatever their tool is called', () => {
  const scene = sceneOfResults({
    tool: 'expiring',
    description: 'Units expiring soon.',
    result: 'Unit: U-101\nVolume (ml): 450\n\nUnit: U-102\nVolume (ml): 200\n\nUnit: U-103\nVolume (ml): 250',
  });
  expect(questionsOf(scene, count).join('\n')).toContain('How many units are there');
});

test('an amount with its currency beside it is a price of the thing, and one with a unit a measure', () => {
  const scene = sceneOfResults({
    tool: 'list_claims',
    result: [
      {
        title: 'Burst pipe',
        estimate: { amount: 8400, currency: 'EUR' },
        weight: { value: 12.5, unit: 'kg' },
      },
      { title: 'Oven fire', estimate: { amount: 41200, currency: 'EUR' }, weight: { value: 30, unit: 'kg' } },
    ],
  });
  const said = questionsOf(scene, superlative, attribute).join('\n');
  expect(said).toContain('has the highest estimate: €41,200');
  expect(said).toMatch(/heaviest.*30 kg/);
  expect(said).not.toMatch(/currency|unit/);
});

test('figures are of a year, days are carried over, and nobody has a year of their own', () => {
  const scene = sceneOfResults(
    {
      tool: 'list_employees',
      result: [
        { employee_no: 'E1', full_name: 'Ida Moe' },
        { employee_no: 'E2', full_name: 'Per Lund' },
      ],
    },
    {
      tool: 'get_balance',
      parameters: { employee_no: string },
      given: { employee_no: 'E1' },
      result: { employee_no: 'E1', year: 2026, carried_over_days: 3 },
    },
  );
  const said = questionsOf(scene, attribute).join('\n');
  expect(said).toMatch(
    /ow many days (?:has Ida Moe|Ida Moe has) carried over.* Ida Moe has carried over 3 days/,
  );
  expect(said).not.toContain('year');
});

test('a name that ends with a full stop ends no sentence twice, and titles are quoted', () => {
  const scene = sceneOfResults({
    tool: 'list_shows',
    result: [
      { title: 'Cash Is a Rumour', host: 'Elbe Freight Ltd.' },
      { title: 'What the Fire Wants', host: 'Ottway' },
    ],
  });
  const said = questionsOf(scene, attribute, list).join('\n');
  expect(said).toContain('“Cash Is a Rumour”');
  expect(said).not.toMatch(/Ltd\.\.|the (?:Cash|What)/);
});
