// A run as large as wanted: the samples of a small one over and over, each time about other things.
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Identifiers as the bundled servers make them: `cus_0027`, `SO-2026-1116`. */
const identifier = /\b([a-z]{2,4}_\d{3,5}|[A-Z]{2,3}-\d{4}-\d{2,5})\b/g;

/**
 * Copies the run in `from` to `to` until it has so many samples. Each copy has ids of its own, and another number at
 * every identifier and at the end of the query, so that no two samples are the same.
 */
export async function multiplyRun(from: string, to: string, samples: number): Promise<void> {
  await mkdir(to);
  const lines = (await readFile(join(from, 'samples.jsonl'), 'utf8')).trimEnd().split('\n');
  async function* copies() {
    for (let index = 0; index < samples; index++)
      yield `${copyOf(lines[index % lines.length] as string, index)}\n`;
  }
  await pipeline(Readable.from(copies()), createWriteStream(join(to, 'samples.jsonl')));
  await writeFile(join(to, 'rejected.jsonl'), '');
  await copyFile(join(from, 'catalog.json'), join(to, 'catalog.json'));
  const manifest = JSON.parse(await readFile(join(from, 'run.json'), 'utf8')) as {
    spec: object;
    counts: object;
  };
  const larger = {
    ...manifest,
    spec: { ...manifest.spec, samples },
    counts: { ...manifest.counts, accepted: samples, rejected: 0 },
  };
  await writeFile(join(to, 'run.json'), JSON.stringify(larger));
}

function copyOf(line: string, index: number): string {
  const sample = JSON.parse(line.replace(identifier, `$1${index}`)) as { query: string };
  const id = `0-${String(index).padStart(6, '0')}`;
  return JSON.stringify({ ...sample, id, query: `${sample.query} This is about case ${index}.` });
}
