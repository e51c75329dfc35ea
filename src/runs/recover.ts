// Recovers the intact prefix of a run: its drafts from the first one on, without a gap, however its process was killed.

import { addDraft, draftsOf, isAccepted, noFigures } from '../model/figures.ts';
import type { RunFigures } from '../model/run.ts';
import { draftIndex } from '../model/sample.ts';
import { type BrokenLine, readCommitted } from './read-run.ts';

/** How many bytes of each file to keep, and the totals over them. */
export interface Remains {
  readonly samplesLength: number;
  readonly rejectedLength: number;
  readonly figures: RunFigures;
  /** Complete lines that come after a gap. */
  readonly cutLines: number;
  /** What was broken before the end, a sentence a line: these drafts are lost, and those behind them are not. */
  readonly broken: readonly string[];
}

/** Reads a run through once. Broken lines at the end of a file come from a killed writer and are not kept. */
export async function recover(folder: string): Promise<Remains> {
  let samplesLength = 0;
  let rejectedLength = 0;
  let figures = noFigures;
  let cutLines = 0;
  const met: BrokenLine[] = [];
  for await (const { entry, line } of readCommitted(folder, (each) => met.push(each))) {
    const gap = draftIndex(entry.id) - draftsOf(figures);
    // As many drafts as there are broken lines may be missing: those were on them.
    if (cutLines === 0 && gap > 0 && gap <= met.length - figures.lost)
      figures = { ...figures, lost: figures.lost + gap };
    if (cutLines > 0 || draftIndex(entry.id) !== draftsOf(figures)) {
      cutLines += 1;
      continue;
    }
    figures = addDraft(figures, entry);
    if (isAccepted(entry)) samplesLength = line.end;
    else rejectedLength = line.end;
  }
  const broken = met.slice(0, figures.lost).map(({ message }) => message);
  return { samplesLength, rejectedLength, figures, cutLines, broken };
}
