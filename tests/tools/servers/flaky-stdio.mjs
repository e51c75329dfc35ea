// A lab that dies when told to: `crash` ends the process, and while the file DEAD_FLAG is there it does not start again.
import { existsSync, writeFileSync } from 'node:fs';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { callLab, createLab, labTools } from './lab.mjs';

const flag = process.env.DEAD_FLAG ?? '';
if (flag !== '' && existsSync(flag)) {
  console.error(`The database is gone; the password was ${process.env.PASSWORD}.`);
  process.exit(1);
}
process.stdin.once('end', () => process.exit(0));

const crash = { name: 'crash', inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } };
await createLab({
  tools: [...labTools, crash],
  call(state, name, args) {
    if (name !== 'crash') return callLab(state, name, args);
    if (args.forGood) writeFileSync(flag, '');
    console.error('Segmentation fault, so to speak.');
    process.exit(3);
  },
}).connect(new StdioServerTransport());
