// What an answer says was refused is what was refused.
import { expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const calls: readonly Call[] = [
  {
    tool: 'get_tide',
    arguments: { harbour: 'Husum', date: '2026-07-03' },
    value: 'Error: 2026-07-03 is more than 14 days ahead.',
    failed: true,
  },
  {
    tool: 'get_tide',
    arguments: { harbour: 'Husum', date: '2026-05-20' },
    value: { harbour: 'Husum', date: '2026-05-20', high_water: '09:40' },
    repairs: 'step_1',
  },
];
const query = 'When is high water in Husum on 3 July? If that is too far ahead, take 20 May.';
const refused = (response: string) =>
  examine(calls, query, response).objections.filter(({ what }) => what.includes('was not refused'));

test.each([
  '3 July is too far ahead; high water in Husum on 20 May is at 09:40.',
  'High water in Husum on 20 May is at 09:40, since 3 July is too far ahead.',
  'High water in Husum on 20 May is at 09:40.',
])('true: %s', (response) => {
  expect(refused(response)).toEqual([]);
});

test.each([
  '20 May is too far ahead; high water in Husum on 20 May is at 09:40.',
  'Sadly 20 May is not possible, and high water on 3 July is at 09:40.',
])('false: %s', (response) => {
  expect(refused(response)).toMatchObject([{ text: '20 May' }]);
});

test('nothing is refused where no call was', () => {
  const [, second] = calls as [Call, Call];
  const { repairs: _, ...alone } = second;
  const { objections } = examine([alone], query, '20 May is too far ahead.');
  expect(objections.filter(({ what }) => what.includes('was not refused'))).toEqual([]);
});
