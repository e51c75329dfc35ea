// Changes as in-house servers take them: by whom, how much, for one of a list of reasons; and what is left alone.
import { describe, expect, test } from 'vitest';
import { isDealtWith } from '../../../../src/backends/symbolic/change.ts';
import { attribute } from '../../../../src/backends/symbolic/forms/attribute.ts';
import { change } from '../../../../src/backends/symbolic/forms/change.ts';
import { list } from '../../../../src/backends/symbolic/forms/list.ts';
import { isRoleName } from '../../../../src/backends/symbolic/words/role-name.ts';
import { questionsOf, sceneOfResults } from './scene-of-results.ts';

const string = { type: 'string' };
const permits = {
  tool: 'list_permits',
  result: [
    { id: 'PM-101', title: 'Loft conversion', status: 'open' },
    { id: 'PM-102', title: 'Garden wall', status: 'open' },
  ],
};

const ordered = (tool: string, given: Record<string, string | number>) =>
  questionsOf(
    sceneOfResults(permits, {
      tool,
      parameters: Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, { type: typeof value }]),
      ),
      given,
      result: { ok: true, permit_id: 'PM-101' },
      writes: true,
    }),
    change,
  ).join('\n');

describe('an order says', () => {
  test('who did it and how much of it', () => {
    const said = ordered('approve_permit', {
      permit_id: 'PM-101',
      approved_amount: 2500,
      approver: 'Lena Sorensen',
    });
    expect(said).toContain('with 2,500 as the approved amount and Lena Sorensen as the approver');
  });

  test('by whom, where the name is that of a deed', () => {
    expect(ordered('cancel_permit', { permit_id: 'PM-101', cancelled_by: 'Lena Sorensen' })).toContain(
      'the permit “Loft conversion”, cancelled by Lena Sorensen',
    );
  });

  test('one of a list of reasons without marks, and a reason in words with them', () => {
    const code = ordered('reject_permit', { permit_id: 'PM-101', reason_code: 'late_notice' });
    expect(code).toContain('with late notice as the reason');
    expect(ordered('reject_permit', { permit_id: 'PM-101', reason: 'no longer needed' })).toContain(
      'with the reason “no longer needed”',
    );
  });

  test('whose a note is', () => {
    const said = ordered('add_note', {
      permit_id: 'PM-101',
      author: 'Lena Sorensen',
      text: 'Checked by phone this morning',
    });
    expect(said).toContain('a note by Lena Sorensen to the permit “Loft conversion”: “Checked by phone');
  });
});

test.each([
  ['approver', true],
  ['reviewed_by', true],
  ['objector_name', true],
  ['holder_name', true],
  ['title', false],
])('%s names somebody by what they do: %s', (name, expected) => {
  expect(isRoleName(name.split('_'))).toBe(expected);
});

test('what is dealt with is changed no more', () => {
  const scene = sceneOfResults({
    tool: 'list_permits',
    result: [
      { id: 'PM-1', title: 'Wall', status: 'rejected' },
      { id: 'PM-2', title: 'Shed', status: 'open' },
    ],
  });
  const [view] = scene.views;
  const [done, open] = view?.things.things ?? [];
  expect(isDealtWith(permitsTool, done === undefined ? [] : [done])).toBe(true);
  expect(isDealtWith(permitsTool, open === undefined ? [] : [open])).toBe(false);
});

const permitsTool = {
  name: 'own__list_permits',
  tool: 'list_permits',
  server: 'own',
  description: '',
  inputSchema: {},
  permission: { callable: true, rule: 'sandbox', why: 'sandbox' },
} as const;

test('days whose order is not known, flags in words and what a thing does are asked of nobody', () => {
  const scene = sceneOfResults({
    tool: 'get_lease',
    parameters: { name: string },
    given: { name: 'Blue Barn' },
    result: { name: 'Blue Barn', starts: '04/12/2026', auto_renew: 'off', expires: '2029-09', last4: '6612' },
  });
  expect(questionsOf(scene, attribute)).toEqual([]);
});

test('a value that leads on is called with its noun, and what is open in the words of the tool is said to be', () => {
  const scene = sceneOfResults(
    {
      tool: 'get_worker',
      parameters: { name: string },
      given: { name: 'Ida Moe' },
      result: { name: 'Ida Moe', team: 'Support' },
    },
    {
      tool: 'list_workers',
      description: 'Workers of a team.',
      parameters: { team: string },
      given: { team: 'Support' },
      result: [
        { id: 1, name: 'Ada Lowe' },
        { id: 2, name: 'Per Lund' },
      ],
    },
  );
  expect(questionsOf(scene, list).join('\n')).toContain('The Support team has two workers');
  const open = sceneOfResults({
    tool: 'pending',
    description: 'Open requests.',
    result: [
      { request_id: 'R-1', title: 'New chair' },
      { request_id: 'R-2', title: 'New desk' },
    ],
  });
  expect(questionsOf(open, list).join('\n')).toContain('two open requests');
});
