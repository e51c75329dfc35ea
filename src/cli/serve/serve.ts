// `serve`: this program as an MCP server.
import type { Command, Said } from '../command.ts';
import { httpFlags, httpOptions } from '../flags/http-flags.ts';
import { toolsFlags, toolsOptions } from '../flags/tools-flags.ts';
import type { ServeOptions } from './serve-mcp.ts';

export const serveCommand: Command<ServeOptions> = {
  name: 'serve',
  description: 'Run as an MCP server, over stdio or HTTP',
  flags: {
    ...toolsFlags,
    runs: {
      kind: 'value',
      group: 'Output',
      description: 'Folder for the runs',
      default: 'the application data folder',
    },
    ...httpFlags,
  },
  examples: [
    ['$0 serve --config mcp.json', 'For an MCP client that starts it'],
    ['$0 serve --http --demo --port 8787', 'For any number of local clients'],
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
