// What a run's folder holds but for times, and whether it is the beginning of another run.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A run without the times in it. */
export interface RunContent {
  readonly samples: readonly string[];
  readonly rejected: readonly string[];
  readonly memory: unknown;
}

export function contentOf(path: string): RunContent {
  const { lines: samples } = linesOf(join(path, 'samples.jsonl'));
  const { lines: rejected } = linesOf(join(path, 'rejected.jsonl'));
  const memory = existsSync(join(path, 'memory.json'))
    ? JSON.parse(readFileSync(join(path, 'memory.json'), 'utf8'))
    : null;
  return { samples, rejected, memory };
}

/** The whole lines of a file without the times in them, and the problems of those that are none. */
function linesOf(path: string): { readonly lines: readonly string[]; readonly problems: readonly string[] } {
  if (!existsSync(path)) return { lines: [], problems: [] };
  // What stands behind the last line break was being written.
  const texts = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const problems: string[] = [];
  const lines = texts.flatMap((text, index) => {
    try {
      return [withoutTimes(text)];
    } catch {
      problems.push(`line ${index + 1} of ${path} is broken.`);
      return [];
    }
  });
  return { lines, problems };
}

function withoutTimes(line: string): string {
  const { provenance, trace, ...others } = JSON.parse(line) as {
    provenance: object;
    trace: object;
  };
  return JSON.stringify({
    ...others,
    provenance: { ...provenance, createdAt: '' },
    trace: { ...trace, latencyMs: {} },
  });
}

/** Whether the lines that are there are the first ones of the undisturbed run. */
export function prefixProblems(path: string, expected: RunContent): { problems: string[]; drafts: number } {
  const problems: string[] = [];
  let drafts = 0;
  for (const file of ['samples', 'rejected'] as const) {
    const { lines, problems: broken } = linesOf(join(path, `${file}.jsonl`));
    problems.push(...broken);
    drafts += lines.length;
    const other = lines.findIndex((line, index) => line !== expected[file][index]);
    if (other >= 0) problems.push(`line ${other + 1} of ${file}.jsonl is not that of the undisturbed run.`);
  }
  return { problems, drafts };
}
