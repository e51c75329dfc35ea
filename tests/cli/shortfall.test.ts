// Why fewer samples came than were asked for.
import { expect, test } from 'vitest';
import { shortfall } from '../../src/cli/generate/shortfall.ts';

const tool = (why: string) => ({ server: 'own', name: 'own__x', why });

test('tools are counted by what kept them out of every sample, and what would help is said', () => {
  const left = [
    tool('called 12 times, in no sample: results not understood'),
    tool('called once, in no sample: no wording'),
    tool('called twice, in no sample: no wording'),
    tool('called 3 times, always failed: not authenticated'),
  ];
  expect(shortfall(left, true)).toBe(
    ' Left out: 1 tool: results not understood; 2 tools: no wording; 1 tool: always failed. A language model can ask about more of them: --model openai:NAME.',
  );
  expect(shortfall(left, false)).not.toContain('--model');
});

test('nothing is said where nothing was left out for a reason that is known', () => {
  expect(shortfall([], true)).toBe('');
  expect(shortfall([tool('called 3 times, in no sample')], true)).toBe('');
});
