// Where a run of somebody else names servers or endpoints: on a terminal, the person sees what would be started and is asked once.
import type { Consent } from '../../compose/consent.ts';
import { terminalLine } from '../../text/terminal-text.ts';
import { renderTable } from '../rendering/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Asks the person; undefined where nobody can answer. `before` is called first: the question needs the terminal. */
export function askWhetherTrusted({ confirm, err }: Terminal, before = () => {}): Consent['ask'] {
  if (confirm === undefined) return undefined;
  return async (servers) => {
    before();
    const rows = servers.map(({ name, starts, allows }) => [
      err.paint('cyan', terminalLine(name)),
      terminalLine(starts),
      err.paint('dim', allows.length === 0 ? '' : terminalLine(`may call ${allows.join(', ')}`)),
    ]);
    err.say(
      'This run names servers or endpoints that were not configured by you on this machine. It would start or reach:\n',
    );
    err.print(renderTable([{ title: '' }, { title: '', flexible: true }, { title: '' }], rows, err));
    return await confirm('\nGo on?');
  };
}
