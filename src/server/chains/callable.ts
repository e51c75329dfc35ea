// The tools that an agent's chain may call, and the messages for others.

import { ToolGradError } from '../../model/errors.ts';
import type { Catalog, Tool } from '../../model/tool.ts';
import { didYouMean } from '../../text/did-you-mean.ts';

/** Throws `forbidden` if no tool may be called. */
export function assertSomeCallable({ tools }: Catalog): void {
  if (tools.some(({ permission }) => permission.callable)) return;
  const none =
    tools.length === 0 ? 'The servers have no tools' : `None of the ${tools.length} tools may be called`;
  throw new ToolGradError(
    'forbidden',
    `${none}: inspect_tools shows why. Name the tools you need in "allow" (server:tool), and the user is asked about each.`,
  );
}

/** The tool of that name. Throws `usage` if there is none, `forbidden` if it may not be called. */
export function callableTool({ tools }: Catalog, name: string): Tool {
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined) {
    const meant = didYouMean(
      name,
      tools.map((each) => each.name),
    );
    throw new ToolGradError(
      'usage',
      `There is no tool "${name.slice(0, 80)}".${meant} Tools are named server__tool, as inspect_tools lists them.`,
    );
  }
  if (tool.permission.callable) return tool;
  throw new ToolGradError(
    'forbidden',
    `${tool.name} may not be called (${tool.permission.why}). Name it in "allow" as ${tool.server}:${tool.tool}, and the user is asked; or do without it.`,
  );
}
