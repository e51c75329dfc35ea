// `mock`: a server for any client, over stdio and HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from 'vitest';
import { mockCommand } from '../../src/cli/mock/mock.ts';
import { program } from './built-program.ts';
import { runInProcess } from './in-process.ts';
import { workplace } from './workplace.ts';

const work = workplace();
const tool = (number: number) => ({
  name: `get_thing_${number}`,
  description: 'Get a thing. Returns its color and price.',
  inputSchema: { type: 'object', properties: { thing_id: { type: 'string' } }, required: ['thing_id'] },
  annotations: { readOnlyHint: true },
});
writeFileSync(
  work.path('tools.json'),
  JSON.stringify(Array.from({ length: 600 }, (_, number) => tool(number))),
);

interface Asked {
  readonly pages: number;
  readonly names: number;
  readonly result: { readonly content: readonly { readonly text: string }[] };
}

test('serves many clients over HTTP, with pages of tools, and ends with Ctrl-C', async () => {
  const child = spawn(process.execPath, [program, 'mock', 'tools.json', '--http'], {
    cwd: work.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const [line] = (await once(createInterface({ input: child.stderr }), 'line')) as [string];
    const url =
      /Serving \S*tools\.json \(600 tools\) at (\S+)\. Press Ctrl-C to stop\./.exec(line)?.[1] ?? line;
    const ask = async () => {
      const client = new Client({ name: 'test', version: '1' });
      await client.connect(new StreamableHTTPClientTransport(new URL(url)));
      let pages = 0;
      const names: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await client.listTools(cursor === undefined ? {} : { cursor });
        names.push(...page.tools.map(({ name }) => name));
        pages += 1;
        cursor = page.nextCursor;
        if (cursor === undefined) break;
      }
      const result = await client.callTool({ name: 'get_thing_7', arguments: { thing_id: 'thi_0001' } });
      await client.close();
      return { pages, names: names.length, result };
    };
    const [one, two] = (await Promise.all([ask(), ask()])) as [Asked, Asked];
    expect(one).toMatchObject({ pages: 3, names: 600 });
    expect(JSON.parse(one.result.content[0]?.text ?? '')).toEqual({
      id: 'thi_0001',
      name: expect.any(String),
      color: expect.any(String),
      price: expect.any(Number),
    });
    expect(two).toEqual(one);
  } finally {
    child.kill('SIGINT');
  }
  expect(await once(child, 'exit')).toEqual([130, null]);
});

test.each<[string, readonly string[], RegExp]>([
  ['nothing to play', ['mock'], /mock needs something to serve: a cassette,/],
  ['no such file', ['mock', 'none.json', '--http'], /There is no file .*none\.json to mock a server from/],
  ['a port without HTTP', ['mock', 'tools.json', '--port', '1'], /--port only works with --http/],
])('%s is a sentence', async (_, args, message) => {
  const { code, stdout, stderr } = await runInProcess(args, [mockCommand]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});
