// What `generate --estimate` does: opens the servers, looks at their tools, and says what the run would take.
import { composeEstimate } from '../../compose.ts';
import type { ExitCode } from '../command.ts';
import { estimateRun } from '../estimate/estimate.ts';
import { renderEstimate } from '../rendering/estimate.ts';
import type { Terminal } from '../terminal.ts';
import { closeServers } from './close-servers.ts';
import type { GenerateOptions } from './generate.ts';
import { noticeText } from './notice.ts';
import { showOpening } from './show-opening.ts';

export async function showEstimate(
  options: GenerateOptions,
  folder: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const composed = await open(options, folder, terminal);
  try {
    const { begun, price, pricesFrom, ...input } = composed;
    const made = begun === undefined ? {} : { made: begun.counts };
    const estimate = estimateRun({ ...input, price, ...made });
    terminal.out.print(
      options.json ? JSON.stringify(estimate, null, 2) : renderEstimate(estimate, pricesFrom, terminal.out),
    );
    return 0;
  } finally {
    await closeServers(composed, terminal);
  }
}

async function open(options: GenerateOptions, out: string, terminal: Terminal) {
  using opening = showOpening(terminal);
  const onNotice = (message: string) => opening.print(noticeText(terminal, message));
  return await composeEstimate({ ...options, out }, onNotice, terminal.signal);
}
