// What `generate --estimate` does: opens the servers, looks at their tools, and says what the run would take.
import { composeEstimate } from '../../compose/compose-run.ts';
import type { ExitCode } from '../command.ts';
import { flagOf } from '../flags/flag-names.ts';
import { closeServers } from '../progress/close-servers.ts';
import { showOpening } from '../progress/show-opening.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { estimateRun } from './estimate/estimate.ts';
import { renderEstimate } from './estimate-text.ts';
import type { GenerateOptions } from './generate-options.ts';

export async function showEstimate(
  options: GenerateOptions,
  folder: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const composed = await showOpening(terminal, ({ onNotice, askWhetherTrusted: ask }) => {
    const tools = { ...options.tools, consent: { given: options.trust, ask } };
    return composeEstimate({ ...options, tools, out: folder, nameOf: flagOf }, onNotice, terminal.signal);
  });
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
