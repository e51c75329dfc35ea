// Flags for the servers to use and the tools that may be called.
import { ToolGradError } from '../../model/errors.ts';
import type { Flag, Said } from '../command.ts';

const group = 'Servers';

export const toolsFlags = {
  config: {
    kind: 'value',
    group,
    description: 'Configuration file with mcpServers, or with servers as in VS Code',
  },
  demo: { kind: 'switch', group, description: 'Use the bundled demo servers' },
  servers: { kind: 'list', group, description: 'Use only these servers: a,b', default: 'all servers' },
  allow: { kind: 'list', group, description: 'Tools that may be called: server:glob' },
  deny: { kind: 'list', group, description: 'Tools that are never called: server:glob' },
  reads: { kind: 'list', group, description: 'Tools that only read: server:glob' },
} as const satisfies Readonly<Record<string, Flag>>;

export const trustFlag = {
  kind: 'switch',
  group,
  description: 'Use the servers and endpoints that a run of somebody else names, without asking',
} as const satisfies Flag;

export interface ToolsOptions {
  readonly demo?: boolean;
  readonly configFile?: string;
  readonly servers?: readonly string[];
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  readonly reads?: readonly string[];
}

/** Throws `usage` if both sources of tools are given, or none although one is needed. */
export function toolsOptions(said: Said, needed: boolean): ToolsOptions {
  const demo = said.switches.has('demo');
  const configFile = said.values.config;
  if (demo && configFile !== undefined) {
    throw new ToolGradError('usage', '--config and --demo cannot be combined.');
  }
  if (needed && !demo && configFile === undefined) {
    throw new ToolGradError(
      'usage',
      'Use --config FILE for your own servers, or --demo for the bundled demo servers.',
    );
  }
  const { servers, allow, deny, reads } = said.lists;
  return {
    ...(demo ? { demo } : {}),
    ...(configFile === undefined ? {} : { configFile }),
    ...(servers === undefined ? {} : { servers }),
    ...(allow === undefined ? {} : { allow }),
    ...(deny === undefined ? {} : { deny }),
    ...(reads === undefined ? {} : { reads }),
  };
}
