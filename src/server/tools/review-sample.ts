// `review_sample`: what the user says of a sample in the app; a model does not see this tool, and cannot speak for them.
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { loginName } from '../../reviews/login-name.ts';
import { findSample } from '../registry/read-samples.ts';
import { serverTool } from '../server-tool.ts';
import { runName } from './run-fields.ts';

export const reviewSample = serverTool({
  name: 'review_sample',
  title: 'Review a sample',
  description:
    "Stores the user's decision on a sample in the run's reviews: what is rejected is left out of exports. The latest review of this user is taken back with undo.",
  input: z.object({
    run: runName,
    id: z.string().max(100).describe('The id of the sample'),
    decision: z.enum(['accept', 'reject', 'comment', 'undo']),
    text: z.string().min(1).max(4000).optional().describe('The reason of a rejection, or the comment'),
  }),
  output: z.object({ standing: z.looseObject({}) }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  app: 'only',
  async run({ run, id, decision, text }, { state: { runs, options } }) {
    const sample = await findSample(runs, run, id);
    if (sample === undefined) throw new ToolGradError('usage', `The run ${run} has no sample ${id}.`);
    const [{ openReviewDesk }, { tellStanding }, { readReviews }] = await Promise.all([
      import('../../compose/review-sample.ts'),
      import('../../viewer/tell-reviews.ts'),
      import('../../reviews/review-file.ts'),
    ]);
    const folder = await runs.folderOf(run);
    // Over HTTP, whoever sits at the client is not who started this server.
    const by = options.local ? loginName() : 'chat';
    await openReviewDesk(folder).decide(sample, by, saidOf(decision, text));
    const standing = tellStanding(await readReviews(folder), sample);
    return { structured: { standing: { ...standing } }, text: `${id} is ${standing.outcome}.` };
  },
});

function saidOf(decision: 'accept' | 'reject' | 'comment' | 'undo', text: string | undefined) {
  if (decision === 'accept' || decision === 'undo') return { decision };
  if (text === undefined)
    throw new ToolGradError('usage', decision === 'reject' ? 'Say why, in "text".' : 'Say what, in "text".');
  return decision === 'reject' ? { decision, reason: text } : { decision, comment: text };
}
