// The journal of chains that agents drive: how each began and what was answered, so that a restart loses none.
import { appendFile, mkdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { processLives } from '../../runs/process-lives.ts';

const beginning = z.object({
  run: z.string(),
  servers: z.array(z.string()).optional(),
  allow: z.array(z.string()).optional(),
  seed: z.number(),
  iterations: z.number(),
  proposals: z.number(),
  pool: z.number(),
  exchanges: z.number().optional(),
});
const answer = z.object({ request: z.number(), text: z.string() });
/** The process that drives the chain: the one that began it, or went on with it after that one had ended. */
const driver = z.object({ pid: z.int().positive() });

/** How a chain began. */
export type Beginning = z.output<typeof beginning>;
/** An answer that was accepted, and the number of the request that it was for. */
export type JournalAnswer = z.output<typeof answer>;

export interface JournalledChain {
  readonly beginning: Beginning;
  readonly answers: readonly JournalAnswer[];
}

export interface Journal {
  begin(handle: string, chain: Beginning): Promise<void>;
  add(handle: string, answer: JournalAnswer): Promise<void>;
  /** Undefined where there is none, another process that is alive drives it, or nobody has gone on with it for too long. */
  read(handle: string): Promise<JournalledChain | undefined>;
  end(handle: string): Promise<void>;
}

/** Handles become names of files, whoever sends them. */
const handleShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One small file a chain, for this user only, in a folder that no run can be called like. */
export function openJournal(runsFolder: string, lifetimeMs = 60 * 60 * 1000): Journal {
  const folder = join(runsFolder, '.chains');
  const pathOf = (handle: string) => join(folder, `${handle}.jsonl`);
  const write = (handle: string, line: unknown) =>
    appendFile(pathOf(handle), `${JSON.stringify(line)}\n`, { mode: 0o600 });
  return {
    async begin(handle, chain) {
      await mkdir(folder, { recursive: true });
      await write(handle, chain);
      await write(handle, { pid: process.pid });
    },
    add: write,
    async read(handle) {
      if (!handleShape.test(handle)) return undefined;
      const path = pathOf(handle);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined) return undefined;
      if (Date.now() - found.mtimeMs > lifetimeMs) {
        await rm(path, { force: true });
        return undefined;
      }
      const text = await readFile(path, 'utf8');
      const pid = driverIn(text);
      if (pid !== undefined && pid !== process.pid && processLives(pid)) return undefined;
      if (pid !== process.pid) await write(handle, { pid: process.pid });
      const now = new Date();
      await utimes(path, now, now);
      return parse(text);
    },
    async end(handle) {
      if (handleShape.test(handle)) await rm(pathOf(handle), { force: true });
    },
  };
}

/** A last line that was cut off by the end of its process was never acknowledged. */
function parse(text: string): JournalledChain | undefined {
  const [first, ...lines] = text.split('\n').slice(0, -1).map(jsonOf);
  const begun = beginning.safeParse(first);
  if (!begun.success) return undefined;
  const answers = lines.flatMap((line) => answer.safeParse(line).data ?? []);
  return { beginning: begun.data, answers };
}

/** Who wrote the last line that says who drives. */
function driverIn(text: string): number | undefined {
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => driver.safeParse(jsonOf(line)).data ?? [])
    .at(-1)?.pid;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
