// The tools of an example as its player sees them, and the current server tool behind each.
import type { ChatTool } from '../model/chat.ts';
import type { Example } from '../model/example.ts';
import type { Catalog, Tool } from '../model/tool.ts';

export interface ToolsInView {
  readonly functions: readonly ChatTool[];
  has(name: string): boolean;
  /** The tool behind a name in view; undefined if its server no longer has it. */
  toolOf(name: string): Tool | undefined;
}

/** Names may be masked: a tool is known by its server and by its own name there. */
export function toolsInView({ tools }: Pick<Example, 'tools'>, catalog?: Catalog): ToolsInView {
  const key = ({ server, tool }: Pick<Tool, 'server' | 'tool'>) => JSON.stringify([server, tool]);
  const real = new Map(catalog?.tools.map((tool) => [key(tool), tool]));
  const shown = new Map(tools.map((tool) => [tool.name, key(tool)]));
  return {
    functions: tools.map(({ name, description, inputSchema }) => ({
      name,
      description,
      parameters: inputSchema,
    })),
    has: (name) => shown.has(name),
    toolOf: (name) => real.get(shown.get(name) ?? ''),
  };
}
