// What lies in a file's place and is none is not read.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { assertRegularFile, readRegularFile, readRegularFileSync } from '../../src/files/regular-file.ts';
import { readMock } from '../../src/mocks/read-mock.ts';
import { readLines } from '../../src/runs/json-lines.ts';
import { readManifest } from '../../src/runs/manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file is read as it is', async () => {
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'größe');
  expect(await readRegularFile(path)).toBe('größe');
  expect(readRegularFileSync(path)).toBe('größe');
});

test('what a shell of Windows has redirected is read by its mark', async () => {
  const path = join(folder, 'utf16.txt');
  writeFileSync(path, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('größe', 'utf16le')]));
  expect(await readRegularFile(path)).toBe('größe');
  expect(readRegularFileSync(path)).toBe('größe');
});

test('a folder and nothing are told as the system tells them', async () => {
  await expect(readRegularFile(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(readRegularFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
});

describe.skipIf(process.platform === 'win32')('a pipe and a device', () => {
  const pipe = join(folder, 'run.json');
  execFileSync('mkfifo', [pipe]);
  const drained = async (lines: AsyncIterable<unknown>) => {
    for await (const _ of lines) return;
  };

  test.each([
    ['a text', () => readRegularFile(pipe)],
    ['a text at once', async () => readRegularFileSync(pipe)],
    ['pieces', () => assertRegularFile(pipe)],
    ['lines', () => drained(readLines(pipe))],
    ['a configuration', () => readConfig(pipe)],
    ['a mock', () => readMock(pipe, { synthesize: false, seed: 0 })],
    ['a run', () => readManifest(folder)],
    ['a device', () => readRegularFile('/dev/zero')],
  ])('are no %s', async (_, read) => {
    await expect(read()).rejects.toThrow('pipe or a device');
  });
});
