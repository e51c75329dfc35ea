// Reports of small evaluations, for the tests of what is made of them.

import type { EvaluationReport } from '../../../src/evaluation/report/report.ts';
import type { ExampleScores } from '../../../src/evaluation/scoring/example-scores.ts';
import { scorePlayed } from '../../../src/evaluation/scoring/score.ts';
import { compareEvaluations } from '../../../src/evaluation/summary/compare.ts';
import { summarise } from '../../../src/evaluation/summary/summarise.ts';
import { textResult } from '../../grounding/steps.ts';
import { chain, empty, perfect, playedOf, step } from '../scoring/chain-example.ts';
import { wholeEvaluation } from '../summary/some-scores.ts';

export function reportOf(
  scores: readonly ExampleScores[],
  more: Partial<EvaluationReport> = {},
): EvaluationReport {
  return {
    title: 'openai:small',
    facts: [['mode', 'real']],
    summary: summarise(scores),
    scores,
    notices: [],
    ...more,
  };
}

/** Scores in which something of everything has gone wrong. */
export const troubled: readonly ExampleScores[] = [
  ...wholeEvaluation(perfect),
  ...wholeEvaluation(empty).map((scores) => ({ ...scores, example: `${scores.example}-again` })),
  ...[
    playedOf(chain, [
      [step(1)],
      [
        { ...step(2, { status: 'open' }), outcome: { result: textResult('[]') } },
        { name: 'shop__guess', arguments: {} },
      ],
    ]),
    playedOf(chain, [[{ name: 'crm__search_customers', arguments: null, raw: '{"query": ' }]], {
      response: null,
    }),
    { ...empty(chain), failure: 'It did not finish within 60 s.' },
    { ...perfect(chain), judged: { score: 60, reason: 'Too long.' } },
  ].map((played, index) => ({ ...scorePlayed(chain, played), example: `0-troubled-${index}` })),
];

const beside = [wholeEvaluation(empty), wholeEvaluation(perfect)] as const;
export const comparison = compareEvaluations(
  { name: 'player:empty', scores: beside[0] },
  { name: 'player:perfect', scores: beside[1] },
  { permutations: 200, resamples: 200 },
);

export const comparedReport: EvaluationReport = reportOf(beside[1], { title: 'player:perfect', comparison });
