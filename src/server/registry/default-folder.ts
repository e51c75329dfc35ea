// Where runs are stored by default: a desktop client may start this program in the root folder.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The platform's application data folder; absolute. */
export function defaultRunsFolder(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  return join(dataFolder(platform, env, home), 'toolgrad-mcp', 'runs');
}

function dataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData', 'Local');
  // The XDG specification says to ignore relative paths.
  const { XDG_DATA_HOME = '' } = env;
  return XDG_DATA_HOME.startsWith('/') ? XDG_DATA_HOME : join(home, '.local', 'share');
}
