// Where nothing may be called: on a terminal, the person is asked whether the tools that seem only to read may be.
import type { Tool } from '../../model/tool.ts';
import { shortDescription } from '../../text/clip.ts';
import { counted } from '../../text/quantities.ts';
import { terminalLine } from '../../text/terminal-text.ts';
import { renderTable } from '../rendering/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Whether the person says yes; a no where nobody can answer. */
export async function askWhetherReading(
  tools: readonly Tool[],
  { confirm, err }: Terminal,
): Promise<boolean> {
  if (confirm === undefined) return false;
  const rows = tools.map(({ server, tool, description }) => [
    err.paint('cyan', terminalLine(server)),
    terminalLine(tool),
    err.paint('dim', terminalLine(shortDescription(description, 200))),
  ]);
  err.say('No tool is annotated as read-only, so none may be called. These seem to be read-only:\n');
  err.print(renderTable([{ title: '' }, { title: '' }, { title: '', flexible: true }], rows, err));
  return await confirm(`\nAllow ${counted(tools.length, 'tool')} for this run?`);
}
