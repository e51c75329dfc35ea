// A server that works in the folder it is given: what sandbox folders are tested with. It also tells about itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createLab } from './lab.mjs';

const folder = process.argv[2] ?? '.';
const tool = (name) => ({ name, description: `Works in ${folder}.`, inputSchema: { type: 'object' } });
process.stdin.once('end', () => process.exit(0));

await createLab({
  tools: ['list', 'read', 'write', 'about'].map(tool),
  call(_state, name, args) {
    const text = (value) => ({ content: [{ type: 'text', text: value }] });
    switch (name) {
      case 'list':
        return text(
          readdirSync(args.path)
            .map((file) => join(args.path, file))
            .sort()
            .join('\n'),
        );
      case 'read':
        return text(readFileSync(args.path, 'utf8'));
      case 'write':
        writeFileSync(args.path, args.text);
        return { ...text(`Wrote ${args.path}`), structuredContent: { [args.path]: { nested: [args.path] } } };
      default:
        return text(JSON.stringify({ env: process.env, cwd: process.cwd(), folder, pid: process.pid }));
    }
  },
}).connect(new StdioServerTransport());
