// What a client's configuration says to start this program as an MCP server.
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFile } from '../config/parse-file.ts';
import { startsToolGrad } from '../config/self.ts';

export interface ServerEntry {
  readonly command: string;
  readonly args: readonly string[];
}

/** How this program can be started by somebody else. */
export interface Launcher {
  readonly command: string;
  readonly args: readonly string[];
}

const packageName = 'toolgrad-mcp';

/**
 * By npx where this program came from a registry, so that the entry outlives the cache it runs from; a clone is
 * started by Node, from where it lies. Windows needs cmd before npx, which is a script there.
 */
export function ownLauncher(
  platform: NodeJS.Platform,
  program = fileURLToPath(new URL('../bin.js', import.meta.url)),
  node = process.execPath,
): Launcher {
  if (!program.includes(`${sep}node_modules${sep}`)) return { command: node, args: [program] };
  const npx = ['npx', '-y', packageName];
  const [command = '', ...args] = platform === 'win32' ? ['cmd', '/c', ...npx] : npx;
  return { command, args };
}

/** Where the server takes its tools from: a configuration file, or the bundled servers. */
export type ToolsFrom = { readonly config: string } | 'demo';

/** With an absolute path, as clients start servers in folders of their own choice. Throws `usage` for a file that is not there or not JSON. */
export async function checkedSource(source: ToolsFrom): Promise<ToolsFrom> {
  if (source === 'demo') return source;
  const config = resolve(source.config);
  await parseFile(config);
  return { config };
}

/** The entry for a server whose tools come from there. */
export function serverEntry(launcher: Launcher, source: ToolsFrom): ServerEntry {
  const flags = source === 'demo' ? ['--demo'] : ['--config', source.config];
  return { command: launcher.command, args: [...launcher.args, 'serve', ...flags] };
}

/** Whether an entry of a client's configuration, in a file of that folder, starts this program. */
export function isServerEntry(entry: unknown, folder: string): boolean {
  const { command, args = [] } = (entry ?? {}) as { command?: unknown; args?: unknown };
  if (typeof command !== 'string' || !Array.isArray(args)) return false;
  const words = args.filter((word) => typeof word === 'string');
  return startsToolGrad(command, words, folder);
}
