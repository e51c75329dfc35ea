// Of which thing a value is told: the former and the latter, a possessor, adjectives between, one word of a name, a sibling's word.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const boats: Call = {
  tool: 'list_boats',
  arguments: { week: '2026-W20' },
  value: {
    boats: [
      {
        name: 'Marsh Harrier',
        hull: 'larch on oak',
        skipper: 'Ada Holm',
        crew: 4,
        masts: 3,
        miles: 8400,
        created_at: '2026-05-02',
        state: 'moored',
        moored_at: '2026-05-09',
      },
      {
        name: 'Sea Lark',
        hull: 'cedar',
        skipper: 'Ben Rees',
        crew: 9,
        masts: 2,
        miles: 4200,
        created_at: '2026-04-20',
        state: 'away',
        moored_at: null,
      },
    ],
  },
};
const query = 'Which boats are there in 2026-W20, and who skippers them how far?';
const isRefused = (response: string) => examine([boats], query, response).objections.length > 0;

describe('said of another', () => {
  test.each([
    ['Marsh Harrier and Sea Lark. The former has a crew of nine, the latter one of four.'],
    ['Sea Lark has a larch hull.'],
    ['Marsh Harrier leads with 8,400 miles, more than three times as many as the 4,200 of Sea Lark.'],
    ['Marsh Harrier has done 8,400 miles, more than three times as much as Sea Lark with 4,200.'],
    ['Marsh Harrier is moored and was moored on 2 May 2026.'],
    ['Sea Lark was sold on 20 April 2026.'],
  ])('%s', (response) => {
    expect(isRefused(response)).toBe(true);
  });
});

describe('said of its own', () => {
  test.each([
    ['Marsh Harrier and Sea Lark. The former has a crew of four, the latter one of nine.'],
    ['Marsh Harrier has a larch hull.'],
    ['The harrier leads with 8,400 miles, exactly twice as many as the 4,200 of Sea Lark.'],
    ['Marsh Harrier has done 8,400 miles, twice as many as Sea Lark with 4,200.'],
    ['Marsh Harrier was registered on 2 May 2026.'],
    ['Marsh Harrier and Sea Lark have done 8,400 and 4,200 miles respectively.'],
  ])('%s', (response) => {
    expect(isRefused(response)).toBe(false);
  });
});

test('what follows is in order', () => {
  const laps: Call = {
    tool: 'list_laps',
    value: {
      laps: ['Ada', 'Ben', 'Cora'].map((name, index) => ({ name, seconds: [71, 80, 77][index] ?? 0 })),
    },
  };
  const refused = (response: string) =>
    examine([laps], 'Who was fastest?', response).objections.filter(({ text }) => text === 'followed by');
  expect(refused('Ada was fastest with 71 seconds, followed by Ben with 80 and Cora with 77.')).toHaveLength(
    1,
  );
  expect(refused('Ada was fastest with 71 seconds, followed by Cora with 77 and Ben with 80.')).toEqual([]);
});
