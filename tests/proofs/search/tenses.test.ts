// Days on the wrong side of today for the tense they are said in; today is 12 May 2026.
import { describe, expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const lease: Call = {
  tool: 'get_lease',
  arguments: { lease_no: 'L-2' },
  value: { lease_no: 'L-2', signed_on: '2026-03-04', ends_on: '2026-09-30' },
};
const about = (response: string) =>
  examine([lease], 'What about lease L-2?', response).objections.filter(({ what }) =>
    what.includes('the words before it say otherwise'),
  );

describe('tenses', () => {
  test.each(['L-2 will be signed on 4 March 2026.', 'L-2 ended on 30 September 2026.'])(
    'refused: %s',
    (response) => {
      expect(about(response)).toHaveLength(1);
    },
  );

  test.each([
    'L-2 was signed on 4 March 2026 and will end on 30 September 2026.',
    'L-2 was signed on 4 March 2026, ending on 30 September 2026.',
    'L-2 was set to end on 30 September 2026.',
  ])('fits: %s', (response) => {
    expect(about(response)).toEqual([]);
  });
});
