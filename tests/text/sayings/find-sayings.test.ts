// Names said by a part of them: a part that tells something, and no word of every sentence.
import { expect, test } from 'vitest';
import { findSayings } from '../../../src/text/sayings/find-sayings.ts';

const context = { today: '2026-03-02', siblings: ['Contract talks in Bologna'] };
const said = (text: string) =>
  findSayings(text, 'Budget approval for the Lumenza', context).map(({ start, end }) =>
    text.slice(start, end),
  );

test('a name is said by a word that no other of its kind has', () => {
  expect(said('Lumenza has been discussed.')).toEqual(['Lumenza']);
});

test('and not by an article that no other has', () => {
  expect(said('The change has been made.')).toEqual([]);
});
