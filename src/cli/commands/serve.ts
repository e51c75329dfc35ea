// `serve`: this program as an MCP server.
import { ToolGradError } from '../../core/errors.ts';
import type { Command, Said } from '../command.ts';
import { wholeNumber } from '../numbers.ts';
import { type ToolsOptions, toolsFlags, toolsOptions } from './tools-flags.ts';

export interface ServeOptions {
  readonly tools: ToolsOptions;
  /** Absent where the platform's folder for data is meant. */
  readonly runs?: string;
  /** Absent: over stdio. */
  readonly http?: { readonly host: string; readonly port: number; readonly token?: string };
}

const group = 'HTTP';

export const serveCommand: Command<ServeOptions> = {
  name: 'serve',
  description: 'Be an MCP server: agents make samples, over stdio or HTTP',
  flags: {
    ...toolsFlags,
    runs: {
      kind: 'value',
      group: 'Output',
      description: 'Folder of the runs',
      default: 'the platform’s folder for data',
    },
    http: { kind: 'switch', group, description: 'Serve Streamable HTTP in place of stdio' },
    port: { kind: 'value', group, default: 'a free one', description: 'Port to listen on' },
    host: { kind: 'value', group, default: '127.0.0.1', description: 'Address to listen on' },
    token: {
      kind: 'value',
      group,
      default: '$TOOLGRAD_MCP_TOKEN',
      description: 'Bearer token that clients must send; needed where other machines reach the host',
    },
  },
  examples: [
    ['$0 serve --config mcp.json', 'for the MCP client that starts it'],
    ['$0 serve --http --demo --port 8787', 'for many clients on this machine'],
  ],
  options: serveOptions,
  async run(options, terminal) {
    const { serve } = await import('./serve-mcp.ts');
    return await serve(options, terminal);
  },
};

function serveOptions(said: Said): ServeOptions {
  const { values, switches } = said;
  const { runs, host = '127.0.0.1', token } = values;
  const port = wholeNumber(values, 'port', { min: 0, max: 65_535 }) ?? 0;
  const lone = ['port', 'host', 'token'].find((flag) => values[flag] !== undefined);
  if (!switches.has('http') && lone !== undefined) {
    throw new ToolGradError('usage', `--${lone} is about HTTP: say --http too.`);
  }
  return {
    tools: toolsOptions(said, false),
    ...(runs === undefined ? {} : { runs }),
    ...(switches.has('http') ? { http: { host, port, ...(token === undefined ? {} : { token }) } } : {}),
  };
}
