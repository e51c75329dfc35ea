// The sample that is shown when a run is done.
import type { Sample } from '../../model/sample.ts';
import { stepsOf } from '../../model/workflow.ts';
import { readSamples } from '../../runs/read-run.ts';

/** How many of the first samples it is chosen from. */
const choice = 20;

/** Of the first samples the one that shows most: several servers, and no more calls than fit on a screen. */
export async function exampleSample(folder: string): Promise<Sample | undefined> {
  let best: Sample | undefined;
  let seen = 0;
  for await (const sample of readSamples(folder)) {
    if (best === undefined || interest(sample) > interest(best)) best = sample;
    seen += 1;
    if (seen === choice) break;
  }
  return best;
}

function interest(sample: Sample): number {
  const steps = stepsOf(sample);
  const servers = new Set(steps.map(({ server }) => server)).size;
  return Math.min(servers, 3) * 10 - Math.abs(steps.length - 4);
}
