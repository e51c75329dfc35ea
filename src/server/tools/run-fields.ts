// Fields that several tools accept or return.

import { z } from 'zod';
import type { Sample } from '../../model/sample.ts';
import { cutAt } from '../../text/clip.ts';
import { toolsCalled } from '../registry/read-samples.ts';
import { sampleUri } from '../resources/uris.ts';
import type { ToolLink } from '../server-tool.ts';

export const runName = z.string().min(1).max(200).describe('The name of a run');

export const servers = z
  .array(z.string().min(1).max(200))
  .max(200)
  .describe('Only tools of these servers; all servers if omitted');

export const allow = z
  .array(z.string().min(1).max(300))
  .max(100)
  .describe(
    'Tools to allow in addition, each as server:tool. The user is asked about each; none that may do harm',
  );

export const exchanges = z.int().min(1).max(4).describe('Of a dialogue, at most (1)');

/** A short form of an accepted sample. */
export const sampleSummary = z.object({
  run: z.string(),
  id: z.string(),
  query: z.string(),
  response: z.string(),
  tools: z.array(z.string()).describe('The tools it calls, in order'),
  calls: z.int(),
  uri: z.string().describe('The resource with the whole sample'),
});
export type SampleSummary = z.output<typeof sampleSummary>;

const longest = 600;

export function summaryOf(run: string, sample: Sample): SampleSummary {
  return {
    run,
    id: sample.id,
    query: cutAt(sample.query, longest),
    response: cutAt(sample.response, longest),
    tools: [...toolsCalled(sample)],
    calls: sample.chains.reduce((sum, { steps }) => sum + steps.length, 0),
    uri: sampleUri(run, sample.id),
  };
}

export function linkTo({ uri, run, id, query }: SampleSummary): ToolLink {
  return { uri, name: `${run}/${id}`, description: query.slice(0, 200) };
}
