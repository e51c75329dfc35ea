// What `tools` does: opens the servers, lists what they have, closes them.
import { composeTools, idleGlobs } from '../../compose/compose-tools.ts';
import { type Catalog, canBeAllowed, mayWrite, type Tool } from '../../model/tool.ts';
import { allowFlag } from '../../text/allow-rule.ts';
import { counted } from '../../text/quantities.ts';
import { terminalLine } from '../../text/terminal-text.ts';
import type { ExitCode } from '../command.ts';
import type { ToolsOptions } from '../flags/tools-flags.ts';
import { closeServers } from '../progress/close-servers.ts';
import { showOpening } from '../progress/show-opening.ts';
import { renderTable } from '../rendering/table.ts';
import type { Screen, Terminal } from '../terminal/terminal.ts';

export interface ListToolsOptions {
  readonly tools: ToolsOptions;
  readonly json: boolean;
}

export async function listTools(options: ListToolsOptions, terminal: Terminal): Promise<ExitCode> {
  const { tools, catalog } = await showOpening(terminal, async ({ onNotice }) => {
    const tools = await composeTools(options.tools, onNotice);
    try {
      const catalog = await tools.source.catalog(terminal.signal);
      for (const message of idleGlobs(options.tools, catalog)) onNotice(message);
      return { tools, catalog };
    } catch (error) {
      await closeServers(tools, terminal);
      throw error;
    }
  });
  terminal.out.print(
    options.json ? JSON.stringify(entries(catalog), null, 2) : renderCatalog(catalog, terminal.out),
  );
  await closeServers(tools, terminal);
  return 0;
}

/** What `--json` prints of a tool. */
interface Entry {
  readonly server: string;
  readonly tool: string;
  /** The model-facing name; null if the tool cannot be used at all. */
  readonly name: string | null;
  readonly callable: boolean;
  readonly why: string;
  readonly readOnly: boolean | null;
  /** Why it counts as only reading although it is not annotated; null where it does not. */
  readonly reads: string | null;
  readonly destructive: boolean | null;
  readonly description: string;
  /** The flag that allows it, where one would. */
  readonly toAllow: string | null;
}

function entries(catalog: Catalog): Entry[] {
  return [
    ...catalog.tools.map((tool) => ({
      server: tool.server,
      tool: tool.tool,
      name: tool.name,
      callable: tool.permission.callable,
      why: tool.permission.why,
      readOnly: tool.annotations?.readOnlyHint ?? null,
      reads: tool.reads ?? null,
      destructive: tool.annotations?.destructiveHint ?? null,
      description: tool.description,
      toAllow: canBeAllowed(tool) ? allowFlag(tool) : null,
    })),
    ...catalog.leftOut.map(({ server, tool, reason }) => ({
      server,
      tool,
      name: null,
      callable: false,
      why: `cannot be used: ${reason}`,
      readOnly: null,
      reads: null,
      destructive: null,
      description: '',
      toAllow: null,
    })),
  ];
}

function renderCatalog(catalog: Catalog, screen: Pick<Screen, 'width' | 'paint'>): string {
  const rows = entries(catalog).map(({ server, tool, callable, why, toAllow, reads }) => [
    screen.paint('cyan', terminalLine(server)),
    terminalLine(tool),
    callable ? screen.paint('green', '✓') : screen.paint('red', '✗'),
    toAllow === null
      ? terminalLine(`${why}${readsBy(reads)}`)
      : `${terminalLine(why)}; ${screen.paint('dim', terminalLine(toAllow))}`,
  ]);
  const { callable } = catalog;
  const table = renderTable(
    [{ title: 'server' }, { title: 'tool' }, { title: '' }, { title: 'why', flexible: true }],
    rows,
    screen,
  );
  return `${table}\n\n${closing(catalog.tools, callable)}`;
}

/** What the permission alone does not say. */
function readsBy(reads: string | null): string {
  return reads === null || reads.startsWith('reads ') ? '' : `; reads by its ${reads}`;
}

function closing(tools: readonly Tool[], callable: readonly Tool[]): string {
  const writing = callable.filter(mayWrite).length;
  return `${callable.length} of ${counted(tools.length, 'tool')} may be called${writing === 0 ? '' : `, ${writing} of them may write`}.`;
}
