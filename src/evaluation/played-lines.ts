// `played.jsonl`: what was done on each example and how it scored, one line each, in order of completion.
import { join } from 'node:path';
import { z } from 'zod';
import { ToolGradError } from '../model/errors.ts';
import type { Spent } from '../model/sample.ts';
import { type Line, readLines } from '../runs/json-lines.ts';
import { spentShape } from '../runs/spent-schema.ts';
import type { Played } from './played.ts';
import { type ExampleScores, scoresShape } from './scoring/example-scores.ts';

/** What to do about a last line that is no entry: say so, or take it for the trace of a killed writer. */
export type LastLine = 'checked' | 'forgiven';

export interface PlayedLine {
  readonly schema: 'toolgrad.played/1';
  /** The example's index among all of the run's. */
  readonly index: number;
  readonly played: Played;
  readonly scores: ExampleScores;
  /** Calls that were not executed, because they may write and their server is not a sandbox. */
  readonly refusedWrites: number;
  /** What the judge has cost; absent if none was asked. */
  readonly judgeSpent?: Spent;
}

export const playedFileName = 'played.jsonl';

const line = z.looseObject({
  schema: z.literal('toolgrad.played/1'),
  index: z.number().int().min(0),
  played: z.looseObject({
    example: z.string(),
    kind: z.string(),
    rounds: z.array(z.looseObject({ calls: z.array(z.looseObject({ name: z.string() })) })),
    spent: spentShape,
  }),
  scores: scoresShape,
  refusedWrites: z.number().int().min(0),
  judgeSpent: spentShape.optional(),
});

/** The lines of an evaluation, one at a time. Throws `run` with file and line if one is broken. */
export async function* readPlayed(
  folder: string,
  lastLine: LastLine = 'checked',
): AsyncGenerator<{ readonly entry: PlayedLine; readonly line: Line }, void> {
  const path = join(folder, playedFileName);
  let suspect: ToolGradError | undefined;
  for await (const each of readLines(path)) {
    if (suspect !== undefined) throw suspect;
    // Without a line break it is still being written, or its writer was killed.
    if (!each.whole) return;
    const read = parse(each.text);
    if ('entry' in read) yield { entry: read.entry, line: each };
    else {
      suspect = new ToolGradError(
        'run',
        `${path}, line ${each.number} is broken: ${read.problem}. Remove the line to have the example played again with --resume.`,
      );
    }
  }
  if (suspect !== undefined && lastLine === 'checked') throw suspect;
}

function parse(text: string): { readonly entry: PlayedLine } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `not JSON (${(error as Error).message})` };
  }
  const outcome = line.safeParse(value);
  if (outcome.success) return { entry: value as PlayedLine };
  const issue = outcome.error.issues[0];
  return { problem: `/${issue?.path.join('/') ?? ''} ${issue?.message ?? 'does not fit'}` };
}
