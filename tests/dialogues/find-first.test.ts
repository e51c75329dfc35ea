// What has to be found first is asked for alone, and the answer tells that and no more.
import { expect, test } from 'vitest';
import { findFirst } from '../../src/dialogues/find-first.ts';
import { alarms, partedBy } from './newest-ticket.ts';

test('the first answer says what was asked for, and what leads on from it comes with the next', () => {
  const [first, second, ...more] = partedBy(findFirst)?.exchanges ?? [];
  expect(more).toEqual([]);
  expect(first?.query).toMatch(
    /^(?:What is|Can you find|Please look up) the newest ticket mentioning “freezer alarm”[?.]$/,
  );
  expect(first?.response).toBe('The newest ticket is “Freezer alarm at night”.');
  expect(first?.claims.map(({ text }) => text)).toEqual(['Freezer alarm at night']);
  expect(first?.steps).toEqual(['step_1']);
  expect(second).toMatchObject({
    move: 'follow-up',
    steps: ['step_2'],
    response: 'Castellmar Foods has one invoice.',
  });
  expect(second?.query).toBe('How many invoices does its customer have?');
  expect(second?.claims.map(({ text }) => text)).toEqual(['one']);
});

test('nobody is left unnamed: where the rest does not say whose customer it is, nothing is parted', () => {
  expect(partedBy(findFirst, alarms, 'They have one invoice.')).toBeUndefined();
});
