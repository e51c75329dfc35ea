// The MCP clients that `install` knows: where each keeps its servers on which system, and how it writes an entry.
import { posix, win32 } from 'node:path';
import type { Machine } from './machine.ts';

export interface Client {
  /** As it is called to people. */
  readonly title: string;
  /** The object of its file that holds the servers, one entry each. */
  readonly key: 'mcpServers' | 'servers';
  /** Fields that its entries have beside command and arguments. */
  readonly fields: Readonly<Record<string, string>>;
  /** Where its file may be, the most likely place first. Its folder is there once the client is installed. */
  files(machine: Machine): readonly string[];
  /** What makes the client read its file again. */
  readonly afterwards: string;
}

export const clients = {
  // https://modelcontextprotocol.io/docs/develop/connect-local-servers
  'claude-desktop': {
    title: 'Claude Desktop',
    key: 'mcpServers',
    fields: {},
    files: (machine) => {
      const { join } = pathsOf(machine);
      const folders = [...packagedFolders(machine), join(applicationData(machine), 'Claude')];
      return folders.map((folder) => join(folder, 'claude_desktop_config.json'));
    },
    afterwards: 'Quit Claude Desktop and start it again.',
  },
  // https://code.visualstudio.com/docs/copilot/reference/mcp-configuration
  vscode: {
    title: 'VS Code',
    key: 'servers',
    fields: { type: 'stdio' },
    files: (machine) => [pathsOf(machine).join(applicationData(machine), 'Code', 'User', 'mcp.json')],
    afterwards: 'In VS Code, start it with the link above the entry in that file.',
  },
  // https://cursor.com/docs/context/mcp
  cursor: {
    title: 'Cursor',
    key: 'mcpServers',
    fields: {},
    files: (machine) => [pathsOf(machine).join(machine.home, '.cursor', 'mcp.json')],
    afterwards: 'In Cursor, it appears in the settings under MCP.',
  },
} as const satisfies Readonly<Record<string, Client>>;

export type ClientName = keyof typeof clients;

export const clientNames = Object.keys(clients) as ClientName[];

/** The file to write to: that of the first place whose folder exists. Undefined if the client is not installed. */
export function fileOf(client: Client, machine: Machine): string | undefined {
  const { dirname } = pathsOf(machine);
  return client.files(machine).find((file) => machine.hasFolder(dirname(file)));
}

function pathsOf({ platform }: Machine): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

/** The folder in which applications keep what belongs to the user, as Electron finds it. */
function applicationData(machine: Machine): string {
  const { platform, home, environment } = machine;
  const { join } = pathsOf(machine);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return environment.APPDATA || join(home, 'AppData', 'Roaming');
  return environment.XDG_CONFIG_HOME || join(home, '.config');
}

/**
 * Windows gives an application that comes as an MSIX package, as Claude Desktop does today, a folder of its own in
 * place of the usual one: a file in the usual one is never read.
 */
function packagedFolders(machine: Machine): string[] {
  if (machine.platform !== 'win32') return [];
  const { join } = pathsOf(machine);
  const local = machine.environment.LOCALAPPDATA || join(machine.home, 'AppData', 'Local');
  return machine
    .namesIn(join(local, 'Packages'))
    .filter((name) => name.startsWith('Claude_'))
    .map((name) => join(local, 'Packages', name, 'LocalCache', 'Roaming', 'Claude'));
}
