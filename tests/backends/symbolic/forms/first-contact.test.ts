// What servers of every style are asked about, and what is left because nobody would say it.
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { comparison } from '../../../../src/backends/symbolic/forms/comparison.ts';
import { count } from '../../../../src/backends/symbolic/forms/count.ts';
import { filter } from '../../../../src/backends/symbolic/forms/filter.ts';
import { item } from '../../../../src/backends/symbolic/forms/item.ts';
import { list } from '../../../../src/backends/symbolic/forms/list.ts';
import { none } from '../../../../src/backends/symbolic/forms/none.ts';
import { yesNo } from '../../../../src/backends/symbolic/forms/yes-no.ts';
import { questionsOf, sceneOfResults } from './scene-of-results.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };

describe('vehicles are called by what is written on them', () => {
  const fleet = {
    tool: 'fleet_list',
    result: {
      vehicles: [
        { registration: 'KK23 TYK', model: 'Transit', fuelType: 'diesel' },
        { registration: 'ND21 CTG', model: 'Transit', fuelType: 'petrol' },
        { registration: 'YJ25 CJV', model: 'Vivaro', fuelType: 'diesel' },
      ],
    },
  };

  test('and not by their model, which others have', () => {
    const said = questionsOf(sceneOfResults(fleet), item).join('\n');
    expect(said).toContain('vehicle KK23 TYK');
    expect(said).not.toMatch(/of the Transit|Transit's/);
  });

  test('and a log about one has entries, and is not called by it', () => {
    const log = sceneOfResults({
      tool: 'fuel_log',
      description: 'Refuelling of a vehicle.',
      parameters: { registration: string },
      given: { registration: 'KK23 TYK' },
      result: {
        registration: 'KK23 TYK',
        entries: [
          { litres: 61.5, station: 'Esso Tinsley', pump: 3 },
          { litres: 35.5, station: 'BP Goole', pump: 1 },
        ],
      },
    });
    expect(questionsOf(log, count)).toContainEqual(
      expect.stringMatching(/log entries .*for vehicle KK23 TYK\? There are two log entries/),
    );
  });
});

test('the runs of a pull request are those in its repository, which is said once', () => {
  const scene = sceneOfResults(
    {
      tool: 'list_pulls',
      parameters: { repo: string },
      given: { repo: 'billing-core' },
      result: {
        pulls: [
          { number: 942, title: 'Remove rate limiter', created_at: '2026-01-22' },
          { number: 664, title: 'Remove dark mode', created_at: '2026-01-11' },
        ],
      },
    },
    {
      tool: 'list_runs',
      parameters: { repo: string, pr_number: integer },
      given: { repo: 'billing-core', pr_number: 664 },
      result: {
        runs: [
          { run_id: 88_002, workflow: 'e2e' },
          { run_id: 88_003, workflow: 'lint' },
        ],
      },
    },
  );
  const said = questionsOf(scene, count).filter((one) => one.includes('runs does the'));
  expect(said.length).toBeGreaterThan(0);
  for (const one of said) expect(one.match(/billing-core/g)?.length).toBe(1);
});

test('fields in another language are asked for in English, or not at all', () => {
  const scene = sceneOfResults({
    tool: 'buch_details',
    parameters: { titel: string },
    given: { titel: 'Der Vorleser' },
    result: {
      titel: 'Der Vorleser',
      autor: 'Bernhard Schlink',
      seiten: 206,
      bindungsart: 'Leinen',
      zustand: 'gut',
    },
  });
  const said = questionsOf(scene, attribute).join('\n');
  expect(said).toContain('206 pages');
  expect(said).not.toMatch(/bindungsart|seiten|gut/);
});

test('what a list of identifiers leads to is counted as what it is', () => {
  const episodes = [
    { id: 'ep-1', title: 'The Last Ferry' },
    { id: 'ep-2', title: 'Cipher Season' },
  ];
  const scene = sceneOfResults(
    { tool: 'list_episodes', result: { episodes } },
    {
      tool: 'get_episode',
      parameters: { episode_id: string },
      given: { episode_id: 'ep-2' },
      result: { id: 'ep-2', title: 'Cipher Season', downloads: 23_000, guest_ids: [] },
    },
  );
  expect(questionsOf(scene, none).join('\n')).toMatch(/any guests\?.* has no guests/);
});

test('requests are called what their tool calls them', () => {
  const scene = sceneOfResults({
    tool: 'leaveRequests',
    description: 'Leave requests of an employee.',
    parameters: { employee: string },
    given: { employee: 'Clara Voigt' },
    result: {
      requests: [
        { requestId: 'LR-9005', days: 3 },
        { requestId: 'LR-9028', days: 2 },
      ],
    },
  });
  expect(questionsOf(scene, count).join('\n')).toContain('leave requests');
});

test('of the most downloaded episodes none is a downloaded one', () => {
  const scene = sceneOfResults({
    tool: 'top_episodes',
    description: 'Most downloaded episodes of a category.',
    parameters: { category: string },
    given: { category: 'arts' },
    result: [
      { id: 'ep-1', title: 'Cipher Season', downloads: 61_903 },
      { id: 'ep-2', title: 'Leaving the Compass', downloads: 22_730 },
    ],
  });
  expect(questionsOf(scene, list).join('\n')).not.toContain('downloaded episodes');
});

test('two that are compared are called by their noun once, with what each figure is of', () => {
  const scene = sceneOfResults({
    tool: 'list_episodes',
    parameters: {},
    result: {
      episodes: [
        { title: 'Cipher Season', duration_sec: 3978 },
        { title: 'Leaving the Compass', duration_sec: 2699 },
      ],
    },
  });
  const said = questionsOf(scene, comparison).join('\n');
  expect(said).toMatch(/[Ww]hich episode is (?:longer|shorter), “[^”]+” or “[^”]+”/);
  expect(said).toContain('1 hour 6 minutes 18 seconds');
});

test('long durations are limited by full minutes', () => {
  const scene = sceneOfResults({
    tool: 'list_episodes',
    result: {
      episodes: [
        { title: 'Cipher Season', duration_sec: 1299 },
        { title: 'Leaving the Compass', duration_sec: 1302 },
        { title: 'The Last Ferry', duration_sec: 2699 },
      ],
    },
  });
  const said = questionsOf(scene, filter).join('\n');
  expect(said).toContain('than 30 minutes');
  expect(said).not.toMatch(/than \d+ minutes \d+ seconds/);
});

test.each([
  ['a share of a whole', { attendance_rate: 0.76 }, attribute],
  ['a number that lacks its unit', { ttl: 300 }, attribute],
  ['that there is nothing to say', { allergies: 'none known' }, attribute],
  ['what is paid at nobody', { subscription_paid: true }, yesNo],
])('nobody asks for %s', (_, field, form) => {
  const scene = sceneOfResults({
    tool: 'get_member',
    parameters: { name: string },
    given: { name: 'Clara Voigt' },
    result: { name: 'Clara Voigt', ...field },
  });
  expect(questionsOf(scene, form)).toEqual([]);
});

test('members of a department lead on by their number', () => {
  const scene = sceneOfResults(
    {
      tool: 'departmentMembers',
      parameters: { department: string },
      given: { department: 'Legal' },
      result: {
        members: [
          { employeeNumber: 4104, fullName: 'Esme Langford' },
          { employeeNumber: 4120, fullName: 'Uma Krishnan' },
        ],
      },
    },
    {
      tool: 'getEmployee',
      parameters: { employeeNumber: integer },
      given: { employeeNumber: 4120 },
      result: { employee: { employeeNumber: 4120, fullName: 'Uma Krishnan', startDate: '2019-04-01' } },
    },
  );
  const said = questionsOf(scene, attribute).join('\n');
  expect(said).toContain('Uma Krishnan started on 1 April 2019');
  expect(said).not.toContain('employee of Uma');
});

test('a list in nothing that an argument names is of no such thing', () => {
  const scene = sceneOfResults(
    {
      tool: 'getService',
      parameters: { name: string },
      given: { name: 'mail-relay' },
      result: { service: { name: 'mail-relay', teamId: 't-pay' } },
    },
    {
      tool: 'listServices',
      description: 'Services in the registry.',
      parameters: { teamId: string },
      given: { teamId: 't-pay' },
      result: {
        items: [
          { serviceId: 's1', name: 'mail-relay' },
          { serviceId: 's2', name: 'edge-router' },
        ],
      },
    },
  );
  const said = questionsOf(scene, count).join('\n');
  expect(said).toContain('team');
  expect(said).not.toMatch(/there in .*team/);
});
