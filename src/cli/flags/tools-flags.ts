// The flags that say where tools come from and which of them may be called.
import { ToolGradError } from '../../model/errors.ts';
import type { Flag, Said } from '../command.ts';

const group = 'Servers';

export const toolsFlags = {
  config: { kind: 'value', group, description: 'File with mcpServers (or VS Code’s servers)' },
  demo: { kind: 'switch', group, description: 'Use the bundled mock servers instead' },
  servers: { kind: 'list', group, description: 'Only these of the servers: a,b', default: 'all' },
  allow: { kind: 'list', group, description: 'Allow tools: server:glob' },
  deny: { kind: 'list', group, description: 'Never call tools: server:glob' },
} as const satisfies Readonly<Record<string, Flag>>;

export interface ToolsOptions {
  readonly demo?: boolean;
  readonly configFile?: string;
  readonly servers?: readonly string[];
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
}

/** Throws `usage` where both sources of tools are named, or a needed one is not. */
export function toolsOptions(said: Said, needed: boolean): ToolsOptions {
  const demo = said.switches.has('demo');
  const configFile = said.values.config;
  if (demo && configFile !== undefined) {
    throw new ToolGradError('usage', '--config and --demo contradict each other: say one of them.');
  }
  if (needed && !demo && configFile === undefined) {
    throw new ToolGradError(
      'usage',
      'Say where tools come from: --config FILE for your own servers, or --demo for the bundled mock servers.',
    );
  }
  const { servers, allow, deny } = said.lists;
  return {
    ...(demo ? { demo } : {}),
    ...(configFile === undefined ? {} : { configFile }),
    ...(servers === undefined ? {} : { servers }),
    ...(allow === undefined ? {} : { allow }),
    ...(deny === undefined ? {} : { deny }),
  };
}
