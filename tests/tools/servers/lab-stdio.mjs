// The lab as a child process.
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createLab } from './lab.mjs';

process.stdin.once('end', () => process.exit(0));
await createLab().connect(new StdioServerTransport());
