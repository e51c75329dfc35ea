// `cancel_run`: stops a run and keeps what it has.
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { isGoingOn } from '../registry/run-in-progress.ts';
import { nextAfter, runReport, sentenceOf } from '../registry/run-report.ts';
import { runUri } from '../resources/uris.ts';
import { serverTool } from '../server-tool.ts';
import { runName } from './run-fields.ts';

export const cancelRun = serverTool({
  name: 'cancel_run',
  title: 'Stop a run',
  description:
    'Stops a run in progress and shuts down its servers. Accepted samples are kept, and generate_samples with the name of the run continues it.',
  input: z.object({ run: runName }),
  output: runReport.extend({ next: z.string() }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async run({ run }, { state: { runs } }) {
    const there = runs.inProgress(run);
    if (there === undefined || !isGoingOn(there)) {
      const { status, activity } = await runs.report(run);
      throw new ToolGradError(
        'usage',
        `The run ${run} is not in progress here: ${activity ?? `it is ${status}`}.`,
      );
    }
    await there.cancel();
    const report = there.report();
    const next = nextAfter(report);
    return {
      structured: { ...report, next },
      text: `${sentenceOf(report)} ${next}`,
      links: report.accepted === 0 ? [] : [{ uri: runUri(run), name: run }],
    };
  },
});
