// The built program as its users run it, measured from outside.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const reportMemory = new URL('report-memory.js', import.meta.url).href;

export interface Measurement {
  readonly stdout: string;
  readonly code: number | null;
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** The most memory that the process itself held at any time, in millions of bytes. */
  readonly peakMegabytes: number;
}

/** Runs one command line to its end; what it says on stderr is shown. Throws where its exit code is none of those expected. */
export async function measure(
  args: readonly string[],
  expected: readonly number[] = [0],
): Promise<Measurement> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', reportMemory, program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [stdout, kilobytes, code] = await Promise.all([
    text(child.stdout as Readable),
    text(child.stdio[3] as Readable),
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)),
  ]);
  const seconds = (performance.now() - startedAt) / 1000;
  if (code === null || !expected.includes(code)) {
    throw new Error(`toolgrad-mcp ${args.join(' ')} ended with exit code ${code}.`);
  }
  return { stdout, code, seconds, peakMegabytes: (Number(kilobytes) * 1024) / 1e6 };
}

/** Does the work in a temporary folder, which is removed afterwards. */
export async function inTemporaryFolder<T>(work: (path: (name: string) => string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-bench-'));
  try {
    return await work((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
