// `tools`: what is connected, and which tools may be called and why.
import type { Command } from '../command.ts';
import { type ToolsOptions, toolsFlags, toolsOptions } from '../flags/tools-flags.ts';

export interface ListToolsOptions {
  readonly tools: ToolsOptions;
  readonly json: boolean;
}

export const toolsCommand: Command<ListToolsOptions> = {
  name: 'tools',
  description: 'List the tools in reach, and which may be called and why',
  flags: {
    ...toolsFlags,
    json: { kind: 'switch', group: 'Output', description: 'Print the list as JSON' },
  },
  examples: [['$0 tools --config mcp.json', 'the tools of your own servers']],
  options: (said) => ({ tools: toolsOptions(said, true), json: said.switches.has('json') }),
  async run(options, terminal) {
    const { listTools } = await import('./list-tools.ts');
    return await listTools(options, terminal);
  },
};
