// The app in the chat (MCP Apps, `io.modelcontextprotocol/ui`): which tools show it, who can, and what it is made of.
import type { ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import { readPageFile } from '../../viewer/page-files.ts';
import type { ServerTool } from '../server-tool.ts';

const extension = 'io.modelcontextprotocol/ui';
const mimeType = 'text/html;profile=mcp-app';

export const appUri = 'ui://toolgrad/sample';

/** Whether the client shows apps: it has to say so, and that it takes this kind. */
export function showsApps(capabilities: ClientCapabilities | undefined): boolean {
  const { mimeTypes } = (capabilities?.extensions?.[extension] ?? {}) as { readonly mimeTypes?: unknown };
  return Array.isArray(mimeTypes) && mimeTypes.includes(mimeType);
}

/** What a tool's entry says of the app; nothing for a client that shows none. */
export function appMetaOf({ app }: ServerTool): { readonly _meta?: Readonly<Record<string, unknown>> } {
  if (app === undefined) return {};
  const ui = app === 'only' ? { visibility: ['app'] } : { resourceUri: appUri };
  return { _meta: { ui } };
}

/** The tools that a client gets: those for the app alone are no tools of a model. */
export function toolsFor(tools: readonly ServerTool[], hasApps: boolean): readonly ServerTool[] {
  return hasApps ? tools : tools.filter(({ app }) => app !== 'only');
}

export const appResource = {
  uri: appUri,
  name: 'sample',
  title: 'Samples and runs',
  description: 'Shows samples, chains and the progress of runs in the chat.',
  mimeType,
} as const;

/** The app as one document that loads nothing. Throws `run` where it has not been built. */
export async function readApp() {
  const text = await readPageFile('app.html');
  return { contents: [{ uri: appUri, mimeType, text, _meta: { ui: { prefersBorder: true } } }] };
}
