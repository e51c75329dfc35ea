// Completion: names of runs, samples and servers while typing.
import type { CompleteRequest, CompleteResult } from '@modelcontextprotocol/sdk/types.js';
import { samplesOf } from './registry/read-samples.ts';
import { runTemplate, sampleTemplate } from './resources/uris.ts';
import type { ServerState } from './server-state.ts';

/** As many as the protocol allows. */
const most = 100;

/** Possible values for an argument of a prompt or a template; none if unknown. */
export async function complete(
  state: ServerState,
  { ref, argument, context }: CompleteRequest['params'],
): Promise<CompleteResult> {
  const run = context?.arguments?.run;
  const values = await candidates(state, ref, argument.name, run);
  const typed = argument.value.toLowerCase();
  const fitting = values.filter((value) => value.toLowerCase().startsWith(typed));
  return {
    completion: { values: fitting.slice(0, most), total: fitting.length, hasMore: fitting.length > most },
  };
}

async function candidates(
  { runs, serverNames }: ServerState,
  ref: CompleteRequest['params']['ref'],
  name: string,
  run: string | undefined,
): Promise<readonly string[]> {
  const isTemplate = ref.type === 'ref/resource';
  const known = isTemplate ? [runTemplate, sampleTemplate].includes(ref.uri) : true;
  if (known && name === 'run') return await runs.names();
  if (!isTemplate && name === 'servers') return serverNames() ?? [];
  if (!isTemplate || ref.uri !== sampleTemplate || name !== 'sample' || run === undefined) return [];
  const ids: string[] = [];
  for await (const { id } of samplesOf(runs, run)) {
    ids.push(id);
    if (ids.length > 10_000) break;
  }
  return ids;
}
