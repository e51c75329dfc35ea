// `tools`: what is connected, and which tools may be called and why.
import type { Command } from '../command.ts';
import { toolsFlags, toolsOptions } from '../flags/tools-flags.ts';
import type { ListToolsOptions } from './list-tools.ts';

export const toolsCommand: Command<ListToolsOptions> = {
  name: 'tools',
  description: 'List the tools, which of them may be called, and why',
  flags: {
    ...toolsFlags,
    json: { kind: 'switch', group: 'Output', description: 'Print the list as JSON and nothing else' },
  },
  examples: [['$0 tools --config mcp.json', 'The tools of your own servers']],
  options: (said) => ({ tools: toolsOptions(said, true), json: said.switches.has('json') }),
  async run(options, terminal) {
    const { listTools } = await import('./list-tools.ts');
    return await listTools(options, terminal);
  },
};
