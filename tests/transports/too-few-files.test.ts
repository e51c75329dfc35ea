// A process that may open no more files says so of the server that it cannot start, and lives on.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const transport = new URL('../../dist/src/transports/stdio-transport.js', import.meta.url).href;
const limit = new URL('../../dist/src/transports/answer-limit.js', import.meta.url).href;
const program = `
  import { openSync } from 'node:fs';
  const { StdioTransport } = await import(${JSON.stringify(transport)});
  const { AnswerLimit } = await import(${JSON.stringify(limit)});
  const address = { kind: 'stdio', command: process.execPath, args: [], env: {} };
  const one = new StdioTransport(address, new AnswerLimit(1000));
  try { for (;;) openSync(${JSON.stringify(fileURLToPath(import.meta.url))}); } catch {}
  await one.start().then(() => console.log('started'), (error) => console.log(error.message));
  await new Promise((resolve) => setTimeout(resolve, 50));
  console.log('alive');
`;

test.skipIf(process.platform === 'win32')('is told, and nothing crashes', async () => {
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    'ulimit -n 500; exec "$@"',
    'sh',
    process.execPath,
    '--input-type=module',
    '-e',
    program,
  ]);
  expect(stdout).toMatch(/^cannot be started: too many files are open.*\nalive\n$/);
});
