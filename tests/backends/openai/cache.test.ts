// Answers kept on disk: what was asked once is not asked again, whatever happens to the folder; and no key in it.
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nothingSpent } from '../../../src/model/sample.ts';
import { faults } from '../../../src/testing/fake-openai/faults.ts';
import { startFakeOpenAi } from '../../../src/testing/fake-openai/server.ts';
import { good, openBackend, writeRequest } from './asking.ts';

let cacheDir: string;
const signal = new AbortController().signal;

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'answers-'));
});
afterEach(() => rm(cacheDir, { recursive: true, force: true }));

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('a rerun asks nothing, not even whether there is an endpoint, and costs nothing', async () => {
  const endpoint = await startFakeOpenAi({ script: [{ query: 7 }, good, faults.refusal('No.')] });
  const requests = [writeRequest('a'), writeRequest('b')];
  const run = async () => {
    const { backend } = openBackend(endpoint.baseUrl, { cacheDir });
    await backend.ready?.(signal);
    const completions = [];
    for (const request of requests) completions.push(await backend.complete(request));
    return completions;
  };
  const first = await run();
  expect(first.map(({ spent }) => spent.calls)).toEqual([2, 1]);
  await endpoint.close();
  const second = await run();
  expect(second.map(({ spent: _, ...answered }) => answered)).toEqual(
    first.map(({ spent: _, ...answered }) => answered),
  );
  expect(second.map(({ spent }) => spent)).toEqual([nothingSpent, nothingSpent]);
  expect(endpoint.stats().requests).toBe(3);
});

test('everything that makes a request makes another answer', async () => {
  await using endpoint = await startFakeOpenAi({ answer: good });
  const ask = async (request = writeRequest(), options = {}) => {
    const { backend } = openBackend(endpoint.baseUrl, { cacheDir, ...options });
    return (await backend.complete(request)).spent.calls;
  };
  expect(await ask()).toBe(1);
  expect(await ask()).toBe(0);
  expect(await ask(writeRequest('Other.'))).toBe(1);
  expect(await ask(writeRequest('Write.', { seed: 8 }))).toBe(1);
  expect(await ask(writeRequest(), { model: 'other' })).toBe(1);
  expect(await ask(writeRequest(), { temperature: 0 })).toBe(1);
  expect(await ask(writeRequest(), { baseUrl: endpoint.baseUrl.replace('/v1', '/other') })).toBe(1);
  const prompt = () => [{ role: 'user' as const, content: 'You write.' }];
  expect(await ask(writeRequest('Write.', { prompt }))).toBe(1);
  // Who asks is not part of it.
  const env = { OPENAI_API_KEY: 'sk-other' };
  const withCredentials = endpoint.baseUrl.replace('//', '//me:secret@');
  expect(await ask(writeRequest(), { env })).toBe(0);
  expect(await ask(writeRequest(), { baseUrl: withCredentials })).toBe(0);
});

test('what the first request found out makes no other request', async () => {
  await using endpoint = await startFakeOpenAi({ answer: good, supports: { jsonSchema: false } });
  const calls = async (text: string) => {
    const { backend } = openBackend(endpoint.baseUrl, { cacheDir });
    return (await backend.complete(writeRequest(text))).spent.calls;
  };
  expect(await calls('a')).toBe(1);
  expect(await calls('b')).toBe(1);
  expect(await calls('a')).toBe(0);
});

test.each(['', '{"text": "', '{"text": 1}', 'null'])(
  'an entry that holds %j is not there',
  async (damage) => {
    await using endpoint = await startFakeOpenAi({ answer: good });
    const { backend, notices } = openBackend(endpoint.baseUrl, { cacheDir });
    await backend.complete(writeRequest());
    const [file = ''] = await filesIn(cacheDir);
    await writeFile(file, damage);
    expect((await backend.complete(writeRequest())).spent.calls).toBe(1);
    expect((await backend.complete(writeRequest())).spent.calls).toBe(0);
    expect(notices).toEqual([]);
  },
);

test('many at a time leave one whole file each, and nothing else', async () => {
  await using endpoint = await startFakeOpenAi({ answer: good });
  const { backend } = openBackend(endpoint.baseUrl, { cacheDir, concurrency: 32 });
  const texts = Array.from({ length: 100 }, (_, n) => `${n % 50}`);
  await Promise.all(texts.map((text) => backend.complete(writeRequest(text))));
  const files = await filesIn(cacheDir);
  expect(files).toHaveLength(50);
  for (const file of files) {
    expect(file).toMatch(/gpt-5-mini-[0-9a-f]{8}\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.json$/);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ finish: 'stop' });
  }
});

describe('a folder that cannot be written', () => {
  test('is said once, and the work goes on', async () => {
    await using endpoint = await startFakeOpenAi({ answer: good });
    // A file in place of the folder fails for every user, root included.
    const file = join(cacheDir, 'file');
    await writeFile(file, '');
    const { backend, notices } = openBackend(endpoint.baseUrl, { cacheDir: join(file, 'answers') });
    for (const text of ['a', 'b', 'c']) {
      expect((await backend.complete(writeRequest(text))).output).toEqual(good);
    }
    expect(notices).toEqual([
      expect.stringMatching(/^Answers can no longer be cached in .*; another run will ask for them again/),
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('is still read', async () => {
    await using endpoint = await startFakeOpenAi({ answer: good });
    await openBackend(endpoint.baseUrl, { cacheDir }).backend.complete(writeRequest('a'));
    const [folder = ''] = await readdir(cacheDir);
    await chmod(join(cacheDir, folder), 0o500);
    const { backend, notices } = openBackend(endpoint.baseUrl, { cacheDir });
    await backend.complete(writeRequest('b'));
    expect((await backend.complete(writeRequest('a'))).spent.calls).toBe(0);
    await chmod(join(cacheDir, folder), 0o700);
    expect(notices).toHaveLength(1);
  });
});

test('whether the endpoint works is found out at the first request that no entry answers', async () => {
  await using endpoint = await startFakeOpenAi({ answer: good });
  await openBackend(endpoint.baseUrl, { cacheDir }).backend.complete(writeRequest('a'));
  await endpoint.down();
  const { backend } = openBackend(endpoint.baseUrl, { cacheDir });
  await backend.ready?.(signal);
  await backend.complete(writeRequest('a'));
  await expect(backend.complete(writeRequest('b'))).rejects.toMatchObject({ code: 'usage' });
});

test('no key stands in the folder, in a notice, or in an error', async () => {
  const key = 'very-secret-key-of-mine';
  const password = 'pass word';
  const env = { OPENAI_API_KEY: key };
  const said: string[] = [];
  const quoting = () => faults.status(400, `You sent Bearer ${key} to me`);
  const quotingPassword = () => faults.status(400, `You sent ${password} to me`);
  await using endpoint = await startFakeOpenAi({ answer: good, apiKey: key });
  await using refusing = await startFakeOpenAi({ faults: [quoting] });
  await using other = await startFakeOpenAi({ faults: [quotingPassword] });
  await using broken = await startFakeOpenAi({ apiKey: 'another' });
  const { backend, notices } = openBackend(endpoint.baseUrl, { cacheDir, env });
  await backend.complete(writeRequest());
  said.push(...notices);
  for (const file of await filesIn(cacheDir)) said.push(file, await readFile(file, 'utf8'));
  const credentials = `me:${encodeURIComponent(password)}`;
  for (const baseUrl of [
    refusing.baseUrl,
    broken.baseUrl,
    'http://nobody.invalid/v1',
    `http://${credentials}@nobody.invalid/v1?key=${key}`,
    other.baseUrl.replace('//', `//${credentials}@`),
  ]) {
    const asked = openBackend(baseUrl, { env, patienceMs: 50 });
    const fails = async (work: Promise<unknown> | undefined) => {
      const result = await work?.catch((error: unknown) => error);
      said.push(String(result), JSON.stringify(result));
      if (result instanceof Error) said.push(String(result.cause), result.stack ?? '');
    };
    await fails(asked.backend.ready?.(signal));
    await fails(asked.backend.complete(writeRequest()));
    said.push(...asked.notices);
  }
  expect(said.join('\n')).toContain('•••');
  for (const secret of [key, key.slice(0, 6), password, encodeURIComponent(password)]) {
    expect(said.join('\n')).not.toContain(secret);
  }
  expect(() => openBackend('me:secret@host')).toThrow(/^•••@host is not a base URL/);
});
