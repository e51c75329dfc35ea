// Who made a thing or has it, in which role, and whether there is any left: what rows say of people and states.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const holds = (calls: readonly Call[], query: string, response: string) =>
  examine(calls, query, response).objections.length === 0;

const requests: Call = {
  tool: 'list_requests',
  value: {
    requests: [
      {
        number: 81,
        title: 'Drop the old index',
        author: 'jpike',
        reviewers: ['mkeller'],
        labels: ['breaking'],
      },
      {
        number: 84,
        title: 'Retry on timeouts',
        author: 'mkeller',
        reviewers: ['asato', 'jpike'],
        labels: ['bug', 'net'],
      },
      { number: 85, title: 'Describe the watch mode', author: 'asato', reviewers: [], labels: ['docs'] },
    ],
  },
};

describe('people of a request', () => {
  test.each([
    ['"Drop the old index" by jpike has one reviewer.', true],
    ['"Drop the old index" by mkeller has one reviewer.', false],
    ['mkeller reviews #81.', true],
    ['mkeller reviews #85.', false],
    ['None of the three requests has a reviewer.', false],
  ])('%s', (response, is) => {
    expect(holds([requests], 'Who wrote and who reviews what?', response)).toBe(is);
  });
});

const runs: Call = {
  tool: 'list_runs',
  value: [
    { run_id: 881, workflow: 'ci', branch: 'main', status: 'completed', conclusion: 'success' },
    { run_id: 882, workflow: 'ci', branch: 'fix/tokio', status: 'completed', conclusion: 'failure' },
    { run_id: 883, workflow: 'release', branch: 'main', status: 'in_progress', conclusion: null },
  ],
};

describe('states that people call otherwise', () => {
  test.each([
    ['All three runs succeeded.', false],
    ['On fix/tokio, ci failed, and the release on main is still running.', true],
    ['On fix/tokio, ci passed.', false],
    ['On fix/tokio, ci failed, and the release on main has finished successfully.', false],
  ])('%s', (response, is) => {
    expect(holds([runs], 'How are the runs?', response)).toBe(is);
  });
});

const deals: Call = {
  tool: 'list_deals',
  value: {
    currency: 'CHF',
    deals: [
      {
        name: 'Alpina storage',
        stage: 'negotiation',
        amount: 84000,
        next_step: 'send a quote',
        contact: { name: 'Urs Bieri', role: 'CFO' },
      },
      {
        name: 'Rheintal fleet',
        stage: 'proposal',
        amount: 52500,
        next_step: 'demo on site',
        contact: { name: 'Claire Moret', role: 'Owner' },
      },
      {
        name: 'Seehotel sensors',
        stage: 'won',
        amount: 18900,
        next_step: null,
        contact: { name: 'Nico Hess', role: 'Manager' },
      },
    ],
  },
};

describe('deals', () => {
  test.each([
    ['Two deals worth CHF 136,500 together are still open.', true],
    ['Three deals are still open.', false],
    ['The contact at Alpina storage is Urs Bieri, the CFO.', true],
    ['The contact at Alpina storage is Urs Bieri, the owner.', false],
    ['For Rheintal fleet, the next step is a demo on site.', true],
  ])('%s', (response, is) => {
    expect(holds([deals], 'How do the deals stand?', response)).toBe(is);
  });
});

const jobs: Call = {
  tool: 'list_jobs',
  value: {
    jobs: [
      { bike: 'Cube Touring', mechanic: 'Idris', copies_available: 0 },
      { bike: 'Trek Marlin', mechanic: null, copies_available: 2 },
    ],
  },
};

describe('what is nobody’s, and what is gone', () => {
  test.each([
    ["The Trek Marlin isn't assigned to anyone yet.", true],
    ["The Cube Touring isn't assigned to anyone yet.", false],
    ['The Cube Touring is sold out.', true],
    ['The Trek Marlin is sold out.', false],
  ])('%s', (response, is) => {
    expect(holds([jobs], 'What about the Cube Touring and the Trek Marlin?', response)).toBe(is);
  });
});

test.each([
  ['James is ready at the Central branch.', true],
  ['James is ready at the Harbour branch.', false],
])('a value of the same kind is that of what is named: %s', (response, is) => {
  const account: Call = {
    tool: 'get_account',
    value: {
      home_branch: 'Harbour',
      holds: [
        { title: 'Orbital', status: 'waiting', pickup_branch: 'Harbour' },
        { title: 'James', status: 'ready', pickup_branch: 'Central' },
      ],
    },
  };
  expect(holds([account], 'How are my holds?', response)).toBe(is);
});

test.each([
  ['On 14 May it will stay dry.', true],
  ['On 13 May it will stay dry.', false],
])('a day is dry where no rain is told of it: %s', (response, is) => {
  const forecast: Call = {
    tool: 'get_forecast',
    value: {
      days: [
        { date: '2026-05-13', condition: 'light rain', precipitation_mm: 3.2 },
        { date: '2026-05-14', condition: 'cloudy', precipitation_mm: 0 },
      ],
    },
  };
  expect(holds([forecast], 'Will it rain?', response)).toBe(is);
});
