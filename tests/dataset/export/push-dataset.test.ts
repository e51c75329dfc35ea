// Uploading a dataset to a hub: what arrives there, what is said where it cannot, and that the token is never told.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { lookUpDataset, pushDataset } from '../../../src/dataset/export/push-dataset.ts';
import { type FakeHub, startFakeHub } from './fake-hub.ts';

const token = `hf_${'abcDEF123'.repeat(4)}`;
const large = `{"row":1}\n`.repeat(500);
const files = [
  { path: 'README.md', bytes: 6 },
  { path: 'data/train.jsonl', bytes: large.length },
];
const never = new AbortController().signal;

let folder: string;
let hub: FakeHub;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toolgrad-push-'));
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'README.md'), '# Card');
  await writeFile(join(folder, 'data', 'train.jsonl'), large);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  hub = await startFakeHub(token);
});
afterEach(async () => await hub[Symbol.asyncDispose]());

const dataset = (with_: { token?: string; hub?: string } = {}) => ({
  hub: hub.url,
  repo: 'acme/tool-use',
  token,
  ...with_,
});
const push = (create: 'private' | 'public' | undefined, signal = never) =>
  pushDataset(dataset(), folder, files, { create, title: 'Rows' }, signal);

test('a new dataset is made, private, and gets every file in one commit', async () => {
  expect(await lookUpDataset(dataset(), never)).toBe('absent');
  const progress = new Map<string, number>();
  const pushed = await pushDataset(
    dataset(),
    folder,
    files,
    { create: 'private', title: 'Rows' },
    never,
    (path, share) => progress.set(path, share),
  );
  expect(pushed).toEqual({
    repo: 'acme/tool-use',
    url: `${hub.url}/datasets/acme/tool-use`,
    commit: 'abc123',
  });
  const there = hub.datasets.get('acme/tool-use');
  expect(there?.private).toBe(true);
  expect(there?.commits).toEqual(['Rows']);
  expect(Object.fromEntries(there?.files ?? [])).toEqual({
    'README.md': '# Card',
    'data/train.jsonl': large,
  });
  expect(progress.get('data/train.jsonl')).toBe(1);
  expect(await lookUpDataset(dataset(), never)).toBe('private');
});

test('one that is there gets one more commit, and is not made again', async () => {
  await push('public');
  expect(await lookUpDataset(dataset(), never)).toBe('public');
  await push(undefined);
  expect(hub.datasets.get('acme/tool-use')?.commits).toEqual(['Rows', 'Rows']);
  expect(hub.requests.filter((line) => line.includes('create'))).toHaveLength(1);
});

const said = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason as Error,
  );
  expect(error?.name).toBe('ToolGradError');
  expect(JSON.stringify([error?.message, error?.stack])).not.toContain(token);
  return error?.message;
};

test('a token that is not accepted, or may not write, is said', async () => {
  const wrong = dataset({ token: 'hf_wrong' });
  expect(await said(lookUpDataset(wrong, never))).toMatch(/does not accept the token in HF_TOKEN/);
  expect(await said(lookUpDataset(dataset({ token: 'nonsense' }), never))).toMatch(
    /does not accept the token/,
  );
  hub.failing = { line: /create/, status: 403, error: 'You may not' };
  expect(await said(push('private'))).toMatch(/may not write to acme\/tool-use: it needs write access/);
});

test('a hub that fails, or is not there, is said', async () => {
  hub.failing = { line: /commit/, status: 500, error: `Oops ${token}` };
  expect(await said(push('private'))).toBe(
    `${hub.url} answered 500: Oops •••. The dataset was not uploaded; the exported files are kept.`,
  );
  const { url } = hub;
  await hub[Symbol.asyncDispose]();
  expect(await said(lookUpDataset(dataset({ hub: url }), never))).toMatch(
    /could not be asked: .+\. The dataset was not uploaded/,
  );
});

test('an upload that is stopped says so', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await said(push('private', controller.signal))).toBe(
    'The upload was stopped; nothing was uploaded.',
  );
});
