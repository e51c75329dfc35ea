// The prompt that has the client's agent review the samples of a run.
import { nextAfter, sentenceOf } from '../registry/run-report.ts';
import { runUri } from '../resources/uris.ts';
import type { ServerPrompt } from './server-prompt.ts';

export const reviewRun: ServerPrompt = {
  about: {
    name: 'review_run',
    title: 'Review a run',
    description: 'Reviews the samples of a run and reports what is good and what is not.',
    arguments: [{ name: 'run', description: 'The name of the run', required: true }],
  },
  async text({ run = '' }, { runs }) {
    const report = await runs.report(run.trim());
    return `Review the ToolGrad run ${report.run} (${runUri(report.run)}).
${[sentenceOf(report), nextAfter(report)].filter((line) => line !== '').join('\n')}

1. Call get_run with {"run": ${JSON.stringify(report.run)}}: note the pass rate, why drafts were rejected, and which tools no sample uses.
2. Call search_samples with {"run": ${JSON.stringify(report.run)}, "limit": 10}, and read at least five of the samples in full through their resource links; with more than twenty samples, take them from different pages.
3. Judge each sample you have read:
   - Would a real person write this query, without knowing the tools?
   - Do the calls follow from the query and from earlier results, and is every one of them needed?
   - Does the response answer the query, and say only what stands in the results?
   - Is it unlike the others?
4. Answer with a table (sample, verdict, one reason), then with what should change, most important first: other servers or tools to allow, more iterations, another model, samples to leave out. Quote samples by their id. Say plainly where the run is good enough as it is.`;
  },
};
