// Recovers the intact prefix of a run: its drafts from the first one on, without a gap, however its process was killed.

import { addDraft, isAccepted, noFigures } from '../model/figures.ts';
import type { RunFigures } from '../model/run.ts';
import { draftIndex } from '../model/sample.ts';
import { readCommitted } from './read-run.ts';

/** How many bytes of each file to keep, and the totals over them. */
export interface Remains {
  readonly samplesLength: number;
  readonly rejectedLength: number;
  readonly figures: RunFigures;
  /** Complete lines that come after a gap. */
  readonly cutLines: number;
}

/** Reads a run through once. Throws `run` if a line other than the last is broken. */
export async function recover(folder: string): Promise<Remains> {
  let samplesLength = 0;
  let rejectedLength = 0;
  let figures = noFigures;
  let cutLines = 0;
  for await (const { entry, line } of readCommitted(folder, 'forgiven')) {
    const next = figures.accepted + figures.rejected;
    if (cutLines > 0 || draftIndex(entry.id) !== next) {
      cutLines += 1;
      continue;
    }
    figures = addDraft(figures, entry);
    if (isAccepted(entry)) samplesLength = line.end;
    else rejectedLength = line.end;
  }
  return { samplesLength, rejectedLength, figures, cutLines };
}
