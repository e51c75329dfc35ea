// `show_sample`: a sample with what proves each of its claims, for the app in the chat.
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { findSample } from '../registry/read-samples.ts';
import { serverTool } from '../server-tool.ts';
import { runName } from './run-fields.ts';

export const showSample = serverTool({
  name: 'show_sample',
  title: 'Show a sample',
  description:
    'Returns a sample with the value and the places that prove each claim, and the source of each argument, for the app to show.',
  input: z.object({ run: runName, id: z.string().max(100).describe('The id of the sample') }),
  output: z.object({ told: z.looseObject({}) }),
  annotations: { readOnlyHint: true, openWorldHint: false },
  app: 'only',
  async run({ run, id }, { state: { runs } }) {
    const sample = await findSample(runs, run, id);
    if (sample === undefined) throw new ToolGradError('usage', `The run ${run} has no sample ${id}.`);
    const [{ tellDraft }, { readReviews }] = await Promise.all([
      import('../../viewer/tell-draft.ts'),
      import('../../reviews/review-file.ts'),
    ]);
    const told = tellDraft(sample, await readReviews(await runs.folderOf(run)));
    return { structured: { told: { ...told } }, text: `${id}: ${sample.query}` };
  },
});
