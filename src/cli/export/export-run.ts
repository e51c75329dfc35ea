// What `export` does: writes the dataset, tells what came of it, and uploads it where that was asked for.

import { setFlagsFromString } from 'node:v8';
import type { ExportProgress } from '../../dataset/export/export-report.ts';
import { exportRun } from '../../dataset/export/export-run.ts';
import { formatNamed } from '../../dataset/formats/formats.ts';
import { ToolGradError } from '../../model/errors.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { ExitCode } from '../command.ts';
import { showLive } from '../rendering/live.ts';
import { notice } from '../terminal/notice.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ExportCommandOptions } from './export-command-options.ts';
import { exportBlock, exportLine, renderExport } from './export-text.ts';

export async function exportToFolder(
  { run, dataset, push, json }: ExportCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, err, signal } = terminal;
  assertFormat(dataset.format);
  // What is held is small and what is thrown away is much: left alone, the heap grows to a multiple of what it needs.
  setFlagsFromString('--heap-growing-percent=50');
  // Whether it can be uploaded is found out before anything is written.
  const upload = push === undefined ? undefined : await preparePush(push, terminal);
  let progress: ExportProgress = { stage: 'reading', done: 0, total: 1 };
  const live = showLive(err, {
    block: () => exportBlock(progress, err.width, err.paint),
    line: () => exportLine(progress),
  });
  const report = await exportRun(run, dataset, signal, (now) => {
    progress = now;
    live.refresh();
  }).finally(() => live[Symbol.dispose]());
  for (const message of report.notices) notice(terminal, message);
  const pushed = await upload?.(report);
  if (json) out.print(JSON.stringify({ ...report, ...(upload === undefined ? {} : { pushed }) }, null, 2));
  else out.print(renderExport(report, out));
  return 0;
}

async function preparePush(push: NonNullable<ExportCommandOptions['push']>, terminal: Terminal) {
  const { prepareUpload } = await import('./export-push.ts');
  return prepareUpload(push, terminal);
}

/** Throws `usage` for a format that does not exist, with the nearest that does. */
function assertFormat(name: string | undefined): void {
  if (name === undefined) return;
  try {
    formatNamed(name);
  } catch (error) {
    if (!(error instanceof ToolGradError)) throw error;
    const { choices } = error;
    const said = name.replace(/^parquet:/, '');
    throw new ToolGradError(
      'usage',
      `${error.message}${didYouMean(said, choices)} The formats are ${choices.join(', ')}.`,
      { choices },
    );
  }
}
