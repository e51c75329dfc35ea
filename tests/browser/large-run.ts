// A run as large as wanted, made from a small one: the same samples over and over, each with an id of its own.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { draftId } from '../../src/model/sample.ts';

const seed = 5;

/** The lines of `samples.jsonl` and of `rejected.jsonl`, with ids in one order. */
export async function enlarged(
  from: string,
  samples: number,
): Promise<{ readonly accepted: readonly string[]; readonly rejected: readonly string[] }> {
  const linesOf = async (name: string) =>
    (await readFile(join(from, name), 'utf8')).split('\n').filter((line) => line !== '');
  const [accepted, rejected] = [await linesOf('samples.jsonl'), await linesOf('rejected.jsonl')];
  const renamed = (line: string, index: number) =>
    JSON.stringify({ ...JSON.parse(line), id: draftId(seed, index) });
  return {
    accepted: Array.from({ length: samples }, (_, at) =>
      renamed(accepted[at % accepted.length] as string, at),
    ),
    rejected: rejected.map((line, at) => renamed(line, samples + at)),
  };
}

/** Writes such a run beside the small one. */
export async function writeLargeRun(from: string, to: string, samples: number): Promise<void> {
  const { accepted, rejected } = await enlarged(from, samples);
  await mkdir(to, { recursive: true });
  await writeFile(join(to, 'samples.jsonl'), `${accepted.join('\n')}\n`);
  await writeFile(join(to, 'rejected.jsonl'), rejected.map((line) => `${line}\n`).join(''));
  await writeFile(join(to, 'catalog.json'), await readFile(join(from, 'catalog.json')));
  const manifest = JSON.parse(await readFile(join(from, 'run.json'), 'utf8'));
  const { spec, counts } = manifest;
  await writeFile(
    join(to, 'run.json'),
    JSON.stringify({
      ...manifest,
      spec: { ...spec, samples },
      counts: { ...counts, accepted: samples, rejected: rejected.length },
    }),
  );
}
