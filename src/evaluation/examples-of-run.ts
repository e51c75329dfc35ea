// The examples of a run, in their order: the same for every model that is evaluated with the same settings.

import { exchangeExamples } from '../dataset/examples/exchange-examples.ts';
import { createExampleMaker, defaultExampleOptions } from '../dataset/examples/make-examples.ts';
import type { Example } from '../model/example.ts';
import { readReviews } from '../reviews/review-file.ts';
import { readReviewedSamples } from '../reviews/reviewed-samples.ts';
import { type OnBroken, readCatalog } from '../runs/read-run.ts';
import type { EvaluationSettings } from './evaluation-manifest.ts';
import { testSplitOf } from './test-split.ts';

export interface IndexedExample {
  readonly index: number;
  readonly example: Example;
}

/** The examples of the samples that reviewers have not rejected, one at a time; only one sample's are held in memory. Broken lines are reported to `onBroken`. */
export async function* examplesOfRun(
  run: string,
  settings: Pick<
    EvaluationSettings,
    'seed' | 'negatives' | 'toolsPerSample' | 'maskNames' | 'limit' | 'testOf' | 'goldHistory'
  >,
  onBroken?: OnBroken,
): AsyncGenerator<IndexedExample, void> {
  const {
    seed,
    negatives,
    toolsPerSample,
    maskNames,
    limit = Number.POSITIVE_INFINITY,
    goldHistory = false,
  } = settings;
  const wanted = settings.testOf === undefined ? undefined : await testSplitOf(settings.testOf);
  const catalog = await readCatalog(run);
  const { examplesOf } = createExampleMaker(catalog, {
    ...defaultExampleOptions,
    seed,
    negatives,
    toolsPerSample,
    maskNames,
  });
  let index = 0;
  const reviews = await readReviews(run);
  for await (const { sample } of readReviewedSamples(run, reviews, onBroken)) {
    if (wanted?.has(sample.id) === false) continue;
    for (const example of examplesOf(sample).flatMap((each) =>
      goldHistory ? exchangeExamples(each) : [each],
    )) {
      if (index >= limit) return;
      yield { index, example };
      index += 1;
    }
  }
}
