// `npm run fake-openai`: the built script as a process of its own.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { ask } from './ask.ts';

const script = fileURLToPath(new URL('../../../dist/scripts/fake-openai.js', import.meta.url));

beforeAll(() => {
  if (!existsSync(script)) throw new Error('Build first: npm run build.');
});

type Child = ChildProcessByStdio<null, Readable, Readable>;

function start(...args: string[]): Child {
  return spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function ended(child: Child) {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, code };
}

test('serves, says how to point the program at it, and ends at Ctrl-C', async () => {
  const child = start('--key', 'sk-fake', '--fail-every', '2', '--model', 'tiny', '--dialect', 'gemini');
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  try {
    await expect.poll(() => said, { timeout: 10_000 }).toContain('Ctrl-C ends it.');
    const [baseUrl = ''] = said.split('\n');
    expect(said).toContain(
      `OPENAI_API_KEY=sk-fake npx toolgrad-mcp generate --demo --model openai:tiny --base-url ${baseUrl}`,
    );
    const asked = () =>
      ask(
        baseUrl,
        { model: 'tiny', messages: [{ role: 'user', content: '## Tools\n\n## Query\n| Hello.\n' }] },
        { headers: { authorization: 'Bearer sk-fake' } },
      );
    expect((await asked()).body.choices[0].message.content).toBe('{"calls":[]}');
    expect((await asked()).body[0].error.status).toBe('INTERNAL');
  } finally {
    child.kill('SIGINT');
  }
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  expect(said).toContain('2 requests, 1 answered');
});

test('--help and mistakes', async () => {
  const [help, unknown, port] = await Promise.all(
    [['--help'], ['--nope'], ['--port', '70000']].map((args) => ended(start(...args))),
  );
  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('--latency') });
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('Unknown argument: nope') });
  expect(port).toMatchObject({ code: 2, stderr: expect.stringContaining('--port takes 0 to 65535.') });
});
