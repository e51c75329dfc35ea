// `install`: writes the entry that starts this server into an MCP client's configuration.

import { type ClientName, clientNames } from '../../install/clients.ts';
import type { ToolsFrom } from '../../install/server-entry.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Command } from '../command.ts';
import { didYouMean } from '../suggestion.ts';

export interface InstallOptions {
  readonly client: ClientName;
  /** What the entry is called in the client. */
  readonly name: string;
  /** Where the server takes its tools from; undefined: the client's own configuration. */
  readonly source?: ToolsFrom;
  /** Shows the entry and writes nothing. */
  readonly print: boolean;
}

const defaultName = 'toolgrad';

export const installCommand: Command<InstallOptions> = {
  name: 'install',
  description: 'Add this server to an MCP client',
  flags: {
    client: { kind: 'value', description: `The client: ${clientNames.join(', ')}` },
    config: {
      kind: 'value',
      description: 'The server takes its tools from this file',
      default: 'the client’s own',
    },
    demo: { kind: 'switch', description: 'It takes them from the bundled mock servers instead' },
    name: { kind: 'value', description: 'What the client calls it', default: defaultName },
    print: { kind: 'switch', description: 'Print the entry, write nothing' },
  },
  examples: [
    ['$0 install --client claude-desktop', 'with the tools that Claude Desktop has'],
    ['$0 install --client vscode --demo --print', 'what would be written'],
  ],
  options(said) {
    const { config, name = defaultName } = said.values;
    const demo = said.switches.has('demo');
    if (demo && config !== undefined) {
      throw new ToolGradError('usage', '--config and --demo contradict each other: say one of them.');
    }
    if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
      throw new ToolGradError('usage', '--name takes up to 64 letters, digits, _ and -.');
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
    throw new ToolGradError('usage', `${choices} Claude Code adds it itself: ${claudeCodeCommand}`);
  }
  const problem = said === undefined ? 'Say which client.' : `There is no client ${said}.`;
  throw new ToolGradError('usage', `${problem}${didYouMean(said ?? '', clientNames)} ${choices}`, {
    choices: clientNames,
  });
}

const claudeCodeCommand = 'claude mcp add toolgrad -- npx -y toolgrad-mcp serve --config .mcp.json';
