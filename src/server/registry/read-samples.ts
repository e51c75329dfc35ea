// Accepted samples of runs, for clients that search them.
import type { Sample } from '../../model/sample.ts';
import { stepsOf } from '../../model/workflow.ts';
import type { Runs } from './runs.ts';

/** The sample of that id, or undefined. Throws `usage` if there is no such run. */
export async function findSample(runs: Runs, run: string, id: string): Promise<Sample | undefined> {
  for await (const sample of samplesOf(runs, run)) if (sample.id === id) return sample;
  return undefined;
}

/** In order. Throws `usage` if there is no such run, `run` if a line is broken. */
export async function* samplesOf(runs: Runs, run: string): AsyncGenerator<Sample, void> {
  await runs.manifest(run);
  const { readSamples } = await import('../../runs/read-run.ts');
  yield* readSamples(await runs.folderOf(run));
}

/** The model-facing names of the tools that a sample calls, in the order of its calls. */
export function toolsCalled(sample: Sample): readonly string[] {
  return [...new Set(stepsOf(sample).map(({ name }) => name))];
}
