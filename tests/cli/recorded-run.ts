// A run of live servers, recorded, and made again from its cassettes.
import { expect } from 'vitest';
import { runProgram } from './built-program.ts';
import type { Workplace } from './workplace.ts';

/** Records a run of the servers in `mcp.json` into `tapes`, and keeps it as `live`; answers with what was printed. */
export async function recordLive(work: Workplace, samples: number) {
  const into = ['--config', 'mcp.json', '--out', 'tapes', '--run', 'live', '-n', String(samples), '--json'];
  const { code, stdout, stderr } = await runProgram(['record', ...into], { cwd: work.folder });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** Makes the run again, at another concurrency; answers with what was printed. Its lines have to be those of `live`. */
export async function playAgain(work: Workplace, samples: number, out: string, concurrency: number) {
  const from = ['--config', 'tapes/mcp.json', '-n', String(samples), '--concurrency', String(concurrency)];
  const args = ['generate', ...from, '--out', out, '--json'];
  const { code, stdout, stderr } = await runProgram(args, { cwd: work.folder });
  expect(code, stderr).toBe(0);
  for (const file of ['samples.jsonl', 'rejected.jsonl']) {
    expect(work.lines(`${out}/${file}`), `${out}/${file}`).toEqual(work.lines(`live/${file}`));
  }
  return JSON.parse(stdout);
}
