/** Serves one server over stdin and stdout until the client closes stdin. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

export async function serveStdio(server: Server): Promise<void> {
  const transport = new StdioServerTransport();
  process.stdin.once('end', () => void server.close());
  process.stdout.once('error', () => process.exit(0));
  await server.connect(transport);
}
