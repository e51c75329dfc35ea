// `install`: writes the entry that starts this server into an MCP client's configuration.

import { type ClientName, clientNames } from '../../install/clients.ts';
import { ToolGradError } from '../../model/errors.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Command } from '../command.ts';
import type { InstallOptions } from './install-entry.ts';

const defaultName = 'toolgrad';

export const installCommand: Command<InstallOptions> = {
  name: 'install',
  description: 'Add this server to an MCP client',
  flags: {
    client: { kind: 'value', description: `Client to add it to: ${clientNames.join(', ')}` },
    config: {
      kind: 'value',
      description: 'Configuration file with the servers to use',
      default: 'the client’s own',
    },
    demo: { kind: 'switch', description: 'Use the bundled demo servers' },
    name: { kind: 'value', description: 'Name of the entry', default: defaultName },
    print: { kind: 'switch', description: 'Print the entry without writing it' },
  },
  examples: [
    ['$0 install --client claude-desktop', 'With the servers of Claude Desktop'],
    ['$0 install --client vscode --demo --print', 'Show what would be written'],
  ],
  options(said) {
    const { config, name = defaultName } = said.values;
    const demo = said.switches.has('demo');
    if (demo && config !== undefined) {
      throw new ToolGradError('usage', '--config and --demo cannot be combined.');
    }
    if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
      throw new ToolGradError('usage', '--name may have up to 64 letters, digits, _ and -.');
    }
    return {
      client: readClient(said.values.client),
      name,
      ...(demo ? { source: 'demo' as const } : config === undefined ? {} : { source: { config } }),
      print: said.switches.has('print'),
    };
  },
  async run(options, terminal) {
    const { installEntry } = await import('./install-entry.ts');
    return await installEntry(options, terminal);
  },
};

function readClient(said: string | undefined): ClientName {
  const known = clientNames.find((name) => name === said);
  if (known !== undefined) return known;
  const choices = `--client takes ${clientNames.slice(0, -1).join(', ')} or ${clientNames.at(-1)}.`;
  if (said === 'claude-code') {
    throw new ToolGradError('usage', `${choices} For Claude Code, run: ${claudeCodeCommand}`);
  }
  const problem = said === undefined ? 'No client is named.' : `Unknown client ${said}.`;
  throw new ToolGradError('usage', `${problem}${didYouMean(said ?? '', clientNames)} ${choices}`, {
    choices: clientNames,
  });
}

const claudeCodeCommand = 'claude mcp add toolgrad -- npx -y toolgrad-mcp serve --config .mcp.json';
