// The message if neither a configuration file nor the demo is used: exactly what to add.
import { ToolGradError } from '../model/errors.ts';

/** The names of the bundled servers. */
export async function bundledNames(): Promise<readonly string[]> {
  const { bundledServers } = await import('../../servers/bundled.ts');
  return bundledServers.map(({ name }) => name);
}

export const howToConfigure = [
  'ToolGrad was started without servers of your own to take tools from.',
  'The user can add them: the entry that starts toolgrad-mcp in the MCP client\'s configuration has to name the file with "mcpServers", as docs/clients.md shows.',
  "The client's own configuration file works: ToolGrad skips its own entry. Then the client has to be restarted.",
].join('\n');

export function nothingConfigured(bundled: readonly string[]): ToolGradError {
  return new ToolGradError(
    'usage',
    `${howToConfigure}\nUntil then, the bundled demo servers can be used by name, as in "servers": ${JSON.stringify(bundled)}.`,
    { choices: bundled },
  );
}
