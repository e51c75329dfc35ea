// What an answer reports of a change that was made.
import { describe, expect, test } from 'vitest';
import { responseCheck } from '../../src/checks/response.ts';
import { draftOf, stepOf, structured, toolOf, verdictOn } from './draft.ts';

const tool = toolOf('switch_plan', {}, { annotations: { readOnlyHint: false } });
const result = structured({ contract: 'K-11', plan: 'solo', paused: false });
const step = stepOf(1, 'switch_plan', { contract: 'K-11', plan: 'solo' }, result);
const draft = (response: string) =>
  draftOf(step, tool, { query: 'Switch contract K-11 to solo, please.', response });

describe('a change that was made', () => {
  test.each([
    'K-11 could not be switched to solo.',
    'K-11 couldn’t be moved to solo.',
    'Contract K-11 cannot be changed to solo.',
  ])('is denied: %s', async (response) => {
    expect(JSON.stringify(await verdictOn(responseCheck, draft(response)))).toContain('has made its change');
  });

  test.each(['K-11 has been switched to solo.', 'K-11 has been switched to solo and could not be simpler.'])(
    'is told: %s',
    async (response) => {
      expect(JSON.stringify(await verdictOn(responseCheck, draft(response)))).not.toContain(
        'has made its change',
      );
    },
  );
});

test('a change may be told by what its tool makes', async () => {
  const tag = toolOf('create_tag', {}, { annotations: { readOnlyHint: false } });
  const made = stepOf(1, 'create_tag', { name: 'v2' }, structured({ name: 'v2', target: '9f3c1d2' }));
  const verdict = (response: string) =>
    verdictOn(responseCheck, draftOf(made, tag, { query: 'Tag 9f3c1d2 as v2.', response }));
  expect(JSON.stringify(await verdict('I have tagged 9f3c1d2 as v2.'))).not.toContain('no step has done');
  expect(JSON.stringify(await verdict('I have deleted v2 of 9f3c1d2.'))).toContain('no step has done');
});

describe('what is told beside a change', () => {
  const merge = toolOf('merge_request', {}, { annotations: { readOnlyHint: false } });
  const merged = stepOf(
    1,
    'merge_request',
    { number: 81 },
    structured({ number: 81, merged: true, branch_deleted: false, status: 'scheduled' }),
  );
  const verdict = async (response: string) =>
    JSON.stringify(
      await verdictOn(responseCheck, draftOf(merged, merge, { query: 'Merge request 81.', response })),
    );

  test('may be that something else was not done, where the result says so', async () => {
    expect(await verdict("I've merged request 81. Its branch hasn't been deleted.")).not.toContain(
      'has made its change',
    );
  });

  test.each([
    "I've merged request 81 and deleted its branch.",
    "I've merged request 81 and left a comment.",
    "I've merged request 81 and let everybody know.",
  ])('is a change of its own: %s', async (response) => {
    expect(await verdict(response)).toContain('no step has done');
  });

  test('is no end of what is only scheduled', async () => {
    expect(await verdict("I've merged request 81, and it has already gone through.")).toContain(
      'is still scheduled',
    );
  });
});

describe('how a change was made', () => {
  const merge = toolOf(
    'merge_request',
    {
      number: { type: 'integer' },
      method: { type: 'string', enum: ['merge', 'squash', 'rebase'] },
    },
    { annotations: { readOnlyHint: false } },
  );
  const merged = stepOf(1, 'merge_request', { number: 7, method: 'squash' }, structured({ merged: true }));
  const verdict = (response: string) =>
    verdictOn(responseCheck, draftOf(merged, merge, { query: 'Squash and merge number 7.', response }));

  test.each(['I rebased number 7 onto main and merged it.', 'Number 7 was rebased and merged.'])(
    'is another way: %s',
    async (response) => {
      expect(JSON.stringify(await verdict(response))).toContain('while the method was');
    },
  );

  test.each(['I squashed and merged number 7.', 'I merged number 7, and it was not rebased.'])(
    'is as it was: %s',
    async (response) => {
      expect(JSON.stringify(await verdict(response))).not.toContain('while the method was');
    },
  );
});

test('what is only placed is not sold yet', async () => {
  const place = toolOf('place_order', {}, { annotations: { readOnlyHint: false } });
  const placed = stepOf(
    1,
    'place_order',
    { side: 'sell', qty: 5 },
    structured({ order: 'OR-1', status: 'working' }),
  );
  const verdict = (response: string) =>
    verdictOn(responseCheck, draftOf(placed, place, { query: 'Sell all five.', response }));
  expect(JSON.stringify(await verdict('I have sold all five.'))).toContain('is still working');
  expect(JSON.stringify(await verdict('I have placed the order OR-1 to sell all five.'))).not.toContain(
    'is still working',
  );
});
