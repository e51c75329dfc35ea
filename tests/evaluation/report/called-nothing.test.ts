// A player that calls nothing passes the negatives, and nobody is to take that for success.
import { expect, test } from 'vitest';
import { summaryInWords, summaryTables } from '../../../src/evaluation/report/table.ts';
import { summarise } from '../../../src/evaluation/summary/summarise.ts';
import { empty } from '../scoring/chain-example.ts';
import { wholeEvaluation } from '../summary/some-scores.ts';

test('what calling nothing would pass is told, and tool recall comes first', () => {
  const summary = summarise(wholeEvaluation(empty));
  expect(summaryInWords(summary)).toMatch(
    /Calling nothing at all passes [\d.]+ %, the share of the latter\. Nothing was called, so all that passed is that\./,
  );
  expect(summaryTables(summary)[0]?.rows[0]?.[0]).toBe('tool recall');
});
