// Links in a run's folder lead nobody to write somewhere else.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openLineFile } from '../../src/runs/json-lines.ts';
import { replaceJsonFile, replaceTextFile } from '../../src/runs/replace-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-links-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const victim = join(folder, 'victim');
const run = join(folder, 'run');

describe.skipIf(process.platform === 'win32')('a link in place of', () => {
  beforeEach(() => {
    writeFileSync(victim, 'precious');
    rmSync(run, { recursive: true, force: true });
    mkdirSync(run);
  });

  test.each([0, 3])('the samples (%d bytes of them kept) is not written through', async (length) => {
    symlinkSync(victim, join(run, 'samples.jsonl'));
    await expect(openLineFile(join(run, 'samples.jsonl'), length)).rejects.toThrow('is a link');
    expect(readFileSync(victim, 'utf8')).toBe('precious');
  });

  test.each([
    ['run.json', (path: string) => replaceJsonFile(path, {})],
    ['report.html', (path: string) => replaceTextFile(path, 'x')],
  ])('%s, or of what is written before it, is replaced', async (name, write) => {
    symlinkSync(victim, join(run, name));
    symlinkSync(victim, `${join(run, name)}.${process.pid}.tmp`);
    await write(join(run, name));
    expect(readFileSync(victim, 'utf8')).toBe('precious');
    expect(readFileSync(join(run, name), 'utf8')).not.toBe('precious');
  });
});
