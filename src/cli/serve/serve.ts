// `serve`: this program as an MCP server.
import type { Command, Said } from '../command.ts';
import { httpFlags, httpOptions } from '../flags/http-flags.ts';
import { limitFlags, limitOptions } from '../flags/model-flags.ts';
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
    'max-cost': {
      ...limitFlags['max-cost'],
      description: 'Most that runs of clients may spend on models in all, in USD',
    },
    'max-tokens': { ...limitFlags['max-tokens'], description: 'Most tokens that they may use in all' },
    'max-calls': {
      ...limitFlags['max-calls'],
      description: 'Most model calls that they may make in all',
      default: '1000, without another limit',
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
    limits: limitOptions(said),
    ...(http === undefined ? {} : { http }),
  };
}
