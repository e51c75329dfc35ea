// `serve`: this program as an MCP server.
import type { Command, Said } from '../command.ts';
import { type HttpOptions, httpFlags, httpOptions } from '../flags/http-flags.ts';
import { type ToolsOptions, toolsFlags, toolsOptions } from '../flags/tools-flags.ts';

export interface ServeOptions {
  readonly tools: ToolsOptions;
  /** Absent where the platform's folder for data is meant. */
  readonly runs?: string;
  /** Absent: over stdio. */
  readonly http?: HttpOptions;
}

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
    ...httpFlags,
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
  const { runs } = said.values;
  const http = httpOptions(said);
  return {
    tools: toolsOptions(said, false),
    ...(runs === undefined ? {} : { runs }),
    ...(http === undefined ? {} : { http }),
  };
}
