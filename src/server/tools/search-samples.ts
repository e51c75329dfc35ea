// `search_samples`: finds accepted samples in one run or in all.
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { samplesOf } from '../registry/read-samples.ts';
import type { ServerState } from '../server-state.ts';
import { serverTool } from '../server-tool.ts';
import { linkTo, runName, type SampleSummary, sampleSummary, summaryOf } from './run-fields.ts';

interface Wanted {
  readonly text?: string | undefined;
  readonly tool?: string | undefined;
}

export const searchSamples = serverTool({
  name: 'search_samples',
  title: 'Find samples',
  description:
    'Finds accepted samples whose query or response contains all the words of "text" and that call the tool "tool". Read a sample in full by its resource link.',
  input: z.object({
    run: runName.describe('Omit for all runs, latest first').optional(),
    text: z.string().max(500).describe('Words to look for').optional(),
    tool: z.string().max(200).describe('A tool that it calls, as tool or server__tool').optional(),
    limit: z.int().min(1).max(50).default(10),
    cursor: z.string().max(300).describe('next_cursor of the previous page').optional(),
  }),
  output: z.object({ samples: z.array(sampleSummary), next_cursor: z.string().optional() }),
  annotations: { readOnlyHint: true, openWorldHint: false },
  app: 'shown',
  async run({ run, text, tool, limit, cursor }, { state, signal }) {
    const found: SampleSummary[] = [];
    let more: string | undefined;
    for await (const [summary, at] of search(state, run, { text, tool }, cursor)) {
      signal.throwIfAborted();
      if (found.length === limit) {
        more = at;
        break;
      }
      found.push(summary);
    }
    const lines = found.map(({ run: of, id, query, tools }) => `${of}/${id}: ${query} [${tools.join(', ')}]`);
    return {
      structured: { samples: found, ...(more === undefined ? {} : { next_cursor: more }) },
      text: [
        ...(found.length === 0 ? ['No sample fits.'] : lines),
        ...(more === undefined ? [] : [`There are more: "cursor": "${more}".`]),
      ].join('\n'),
      links: found.map(linkTo),
    };
  },
});

/** Matches, each with the cursor of its position. */
async function* search(
  { runs }: ServerState,
  run: string | undefined,
  wanted: Wanted,
  cursor: string | undefined,
): AsyncGenerator<readonly [SampleSummary, string], void> {
  const start = cursor === undefined ? undefined : placeOf(cursor);
  const listed = run === undefined ? await runs.list() : [];
  const names =
    run === undefined ? listed.filter(({ accepted }) => accepted > 0).map((one) => one.run) : [run];
  const from = start === undefined ? 0 : names.indexOf(start.run);
  if (from === -1) throw foreignCursor();
  for (const name of names.slice(from)) {
    let line = 0;
    for await (const sample of samplesOf(runs, name)) {
      line += 1;
      if (start?.run === name && line < start.line) continue;
      const summary = summaryOf(name, sample);
      if (!fits(`${sample.query}\n${sample.response}`, summary.tools, wanted)) continue;
      yield [summary, `${line}.${name}`];
    }
  }
}

function fits(prose: string, tools: readonly string[], { text = '', tool }: Wanted): boolean {
  const lower = prose.toLowerCase();
  const words = text.toLowerCase().split(/\s+/);
  if (!words.every((word) => lower.includes(word))) return false;
  return tool === undefined || tools.some((name) => name === tool || name.endsWith(`__${tool}`));
}

function placeOf(cursor: string): { readonly run: string; readonly line: number } {
  const [, line, run] = /^(\d{1,9})\.(.+)$/.exec(cursor) ?? [];
  if (line === undefined || run === undefined) throw foreignCursor();
  return { run, line: Number(line) };
}

function foreignCursor(): ToolGradError {
  return new ToolGradError('usage', 'The cursor is not from this search: omit it to start over.');
}
