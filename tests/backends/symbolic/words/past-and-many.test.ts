// Verbs that follow their subject and the calendar.
import { describe, expect, test } from 'vitest';
import { agreeing } from '../../../../src/backends/symbolic/words/agreement.ts';
import { ask } from '../../../../src/backends/symbolic/words/concepts/concept.ts';
import { isNextState } from '../../../../src/backends/symbolic/words/occasions.ts';
import { words } from '../../../../src/backends/symbolic/words/phrase.ts';
import { inTense } from '../../../../src/backends/symbolic/words/tense.ts';

describe('beside “they”', () => {
  test.each([
    ['How many bookings does they have?', 'How many bookings do they have?'],
    ['Has they been there, and is they back?', 'Have they been there, and are they back?'],
    ['tell me which city they works in', 'tell me which city they work in'],
    ['Create a ticket for they, please.', 'Create a ticket for them, please.'],
    ['How is Ida Berg?', 'How is Ida Berg?'],
  ])('%s', (text, expected) => {
    expect(agreeing(words(text)).text).toBe(expected);
  });
});

describe('of the past', () => {
  const concept = {
    asks: [ask('When is {x} due', 'when {x} is due'), ask('When does {x} start', 'when {x} starts')],
    tells: ['{x} is due on {v}', '{x} starts on {v}'],
  };

  test('it is asked and told in the past', () => {
    expect(inTense(concept, true)).toEqual({
      asks: [ask('When was {x} due', 'when {x} was due'), ask('When did {x} start', 'when {x} started')],
      tells: ['{x} was due on {v}', '{x} started on {v}'],
    });
  });

  test('and what is to come as it is', () => {
    expect(inTense(concept, false)).toEqual(concept);
  });
});

test.each([
  ['open', 'waiting', true],
  ['open', 'closed', true],
  ['resolved', 'closed', true],
  ['resolved', 'open', true],
  ['resolved', 'waiting', false],
  ['closed', 'resolved', false],
])('from %s a thing goes to %s: %s', (from, to, expected) => {
  expect(isNextState(from, to)).toBe(expected);
});
