// What an answer says of the items of a list, in the ways people do: pairs, roles, rates, percentages, all and none.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const jobs: Call = {
  tool: 'list_jobs',
  value: {
    jobs: [
      {
        job_id: 'J-31',
        title: 'Rewire the annex',
        requested_by: 'Dr Ana Lopes',
        assigned_to: 'Piet Maas',
        trade: 'electrical work',
        slot: '08:00',
        hours: 4,
        quote: 900,
        limit: 800,
        currency: 'EUR',
        due_on: '2026-05-08',
      },
      {
        job_id: 'J-32',
        title: 'Repaint the lobby',
        requested_by: 'Piet Maas',
        assigned_to: 'Dr Ana Lopes',
        trade: 'painting',
        slot: '09:30',
        hours: 6,
        quote: 600,
        limit: 1000,
        currency: 'EUR',
        due_on: '2026-05-20',
      },
      {
        job_id: 'J-33',
        title: 'Service the boiler',
        requested_by: 'Piet Maas',
        assigned_to: null,
        trade: 'plumbing',
        slot: '13:15',
        hours: 2,
        quote: 300,
        limit: 300,
        currency: 'EUR',
        due_on: '2026-05-29',
      },
    ],
  },
};
const member: Call = {
  tool: 'get_member',
  value: { name: 'Ole Brandt', monthly_fee: 24, currency: 'EUR', rides_this_month: 5, rides_last_month: 8 },
};
const trips: Call = {
  tool: 'list_trips',
  value: {
    trips: [
      { code: 'T1', from: 'Bergen', to: 'Voss', leaves: '07:10', minutes: 75 },
      { code: 'T2', from: 'Voss', to: 'Myrdal', leaves: '09:00', minutes: 45 },
    ],
  },
};
const matches: Call = {
  tool: 'list_matches',
  value: {
    matches: [{ id: 'm1', day: '2026-05-11', home: 'Otters', away: 'Herons', home_goals: 3, away_goals: 1 }],
  },
};

const isHeld = (calls: readonly Call[], query: string, response: string) =>
  examine(calls, query, response).objections.length === 0;

describe('what a preposition ties together', () => {
  test.each([
    ['There is electrical work at 08:00, and painting at 09:30.', true],
    ['There is painting at 08:00, and electrical work at 09:30.', false],
  ])('is of one item: %s', (response, holds) => {
    expect(isHeld([jobs], 'What happens when?', response)).toBe(holds);
  });

  test.each([
    ['T1 goes from Bergen to Voss.', true],
    ['It goes from Voss to Bergen.', false],
  ])('has a direction: %s', (response, holds) => {
    expect(isHeld([trips], 'Where does T1 go?', response)).toBe(holds);
  });
});

describe('roles', () => {
  test.each([
    ['It was requested by Dr Lopes and is assigned to Piet Maas.', true],
    ['It was requested by Piet Maas.', false],
    ['It is assigned to Dr Lopes.', false],
  ])('are said by verbs: %s', (response, holds) => {
    expect(isHeld([jobs], 'What about “Rewire the annex”?', response)).toBe(holds);
  });

  test.each([
    ['The Otters won at home against the Herons.', true],
    ['The Herons lost away at the Otters.', true],
    ['The Otters won away at the Herons.', false],
  ])('at home and away: %s', (response, holds) => {
    expect(isHeld([matches], 'How did the Otters do yesterday?', response)).toBe(holds);
  });
});

describe('all and none', () => {
  test.each([
    ['All three have an assignee.', false],
    ['No, nothing is past its due date.', false],
    ['“Rewire the annex” was due on 8 May.', true],
  ])('%s', (response, holds) => {
    expect(isHeld([jobs], 'Is anything of the jobs late, or without an assignee?', response)).toBe(holds);
  });
});

describe('computed values', () => {
  test.each([
    ['“Rewire the annex” is €100 over its limit of €800.', true],
    ['“Rewire the annex” is €200 over its limit of €800.', false],
    ['“Repaint the lobby” makes up a third of all quotes, 33%.', true],
    ['“Rewire the annex” makes up 50% of all quotes.', true],
    ['“Rewire the annex” makes up 33% of all quotes.', false],
    ['“Rewire the annex” costs 50% more than “Repaint the lobby”.', true],
    ['“Rewire the annex” costs 50% less than “Repaint the lobby”.', false],
    ['“Repaint the lobby” (€600) and “Service the boiler” (€300) are left, so €900.', true],
    ['“Repaint the lobby” takes three times as long as “Service the boiler”.', true],
    ['“Repaint the lobby” takes six times as long as “Service the boiler”.', false],
  ])('%s', (response, holds) => {
    expect(isHeld([jobs], 'What about the quotes of the jobs?', response)).toBe(holds);
  });

  test.each([
    ['Five rides so far, three fewer than the eight he made last month.', true],
    ['He pays €24 a month.', true],
    ['He pays €24 a week.', false],
  ])('of one record: %s', (response, holds) => {
    expect(isHeld([member], "How are Ole Brandt's rides this month, and what does he pay?", response)).toBe(
      holds,
    );
  });

  test.each([
    ['T1 runs from 07:10 to 08:25.', true],
    ['T1 runs from 07:10 to 08:55.', false],
    ['T1 takes an hour and a quarter.', true],
    ['T1 takes an hour and three quarters.', false],
  ])('of times: %s', (response, holds) => {
    expect(isHeld([trips], 'How long does T1 take?', response)).toBe(holds);
  });
});
