// `allow`: asks the user about each tool that the call policy would refuse.
import type { ToolsRequest } from '../compose/compose-tools.ts';
import { ToolGradError } from '../model/errors.ts';
import { type Catalog, canBeAllowed, type Tool } from '../model/tool.ts';
import { allowRule, exactGlob } from '../text/allow-rule.ts';
import { matchesGlob, readGlob } from '../text/glob.ts';
import type { Caller } from './client-face.ts';

/**
 * The values for `--allow` of the tools that the user allows. Throws `usage` if a rule fits no tool, and `forbidden`
 * where the user cannot be asked, with what to write into the configuration, or has said no to a tool.
 */
export async function confirmAllowed(
  rules: readonly string[],
  catalog: Catalog,
  configured: Pick<ToolsRequest, 'configFile'>,
  { client, signal }: Caller,
): Promise<readonly string[]> {
  const refused = rules.flatMap((rule) => toolsOf(rule, catalog)).filter((tool) => !tool.permission.callable);
  const denied = refused.find((tool) => !canBeAllowed(tool));
  if (denied !== undefined) {
    throw new ToolGradError(
      'forbidden',
      `${denied.name} cannot be allowed: it is ${denied.permission.why} in the configuration. Only the user can change that.`,
    );
  }
  const tools = [...new Map(refused.map((tool) => [tool.name, tool])).values()];
  for (const tool of tools) {
    // Names may hold whatever joins two names.
    const pair = JSON.stringify([tool.server, tool.tool]);
    if (client.allowed.has(pair)) continue;
    if (client.confirm === undefined) throw cannotAsk(tools, configured);
    if (!(await client.confirm(questionAbout(tool), signal))) {
      throw new ToolGradError(
        'forbidden',
        `The user did not allow ${tool.name}: continue without it, and remove it from "allow".`,
      );
    }
    client.allowed.add(pair);
  }
  return tools.map(allowRule);
}

function toolsOf(rule: string, { tools, servers }: Catalog): readonly Tool[] {
  // Names may hold a colon: the longest server that fits is meant, as where the rule is applied.
  const [named] = servers
    .map(({ name }) => name)
    .filter((name) => rule.startsWith(`${name}:`))
    .sort((a, b) => b.length - a.length);
  const fitting = tools.filter(({ server, tool }) => {
    if (server !== named) return false;
    return matchesGlob(readGlob(rule.slice(server.length + 1)), tool);
  });
  if (fitting.length > 0) return fitting;
  throw new ToolGradError(
    'usage',
    `"allow" takes server:tool, where the tool may be a glob; "${rule}" matches no available tool. inspect_tools lists them.`,
  );
}

function questionAbout({ server, tool, description, annotations }: Tool): string {
  const harm = annotations?.destructiveHint === true ? ' Its server says that it can destroy data.' : '';
  const about = description.replaceAll(/\s+/g, ' ').slice(0, 300);
  return `May ToolGrad call the tool "${tool}" of your server "${server}"? It may change things there.${harm}\n\n${about}`;
}

function cannotAsk(tools: readonly Tool[], { configFile }: Pick<ToolsRequest, 'configFile'>): ToolGradError {
  const names = tools.map(({ name }) => name).join(', ');
  const servers = Object.fromEntries(
    [...new Set(tools.map(({ server }) => server))].map((server) => [
      server,
      { allow: tools.filter((tool) => tool.server === server).map(({ tool }) => exactGlob(tool)) },
    ]),
  );
  const line = `"toolgrad": ${JSON.stringify({ servers })}`;
  return new ToolGradError(
    'forbidden',
    `${names} may not be called, and this client cannot ask its user. ${
      configFile === undefined
        ? 'Only a configuration file can allow them'
        : 'The user can allow them in the configuration file that toolgrad-mcp was started with'
    }, beside "mcpServers":\n${line}`,
  );
}
