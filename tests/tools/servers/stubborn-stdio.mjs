// A server that does not want to end: it ignores the end of its input and SIGTERM, and has a child that does as well.
import { spawn } from 'node:child_process';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createLab } from './lab.mjs';

const stay = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("ready");';
const child = spawn(process.execPath, ['-e', stay], { stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((resolve) => child.stdout.once('data', resolve));
process.on('SIGTERM', () => {});
setInterval(() => {}, 1000);

const pids = { name: 'pids', inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } };
await createLab({
  tools: [pids],
  call: () => ({ content: [], structuredContent: { pids: [process.pid, child.pid] } }),
}).connect(new StdioServerTransport());
