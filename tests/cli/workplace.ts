// A folder to run the program in, with configurations to choose from; gone after the tests of the file.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, vi } from 'vitest';

const plainServer = fileURLToPath(new URL('plain-server.mjs', import.meta.url));

export const plain = { command: process.execPath, args: [plainServer] };
export const missing = { command: 'no-such-command-anywhere' };

export interface Workplace {
  readonly folder: string;
  path(name: string): string;
  /** Writes a configuration of these servers and answers with its name. */
  config(name: string, mcpServers: object): string;
  /** The lines of a file of a run, without the times in them. */
  lines(name: string): unknown[];
}

export function workplace(): Workplace {
  // A test starts the program several times over, on machines that may be busy.
  vi.setConfig({ testTimeout: 120_000 });
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  return {
    folder,
    path,
    config(name, mcpServers) {
      writeFileSync(path(name), JSON.stringify({ mcpServers }));
      return name;
    },
    lines: (name) =>
      readFileSync(path(name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => withoutTimes(JSON.parse(line))),
  };
}

function withoutTimes(sample: { provenance: { createdAt: string }; trace: { latencyMs: object } }): unknown {
  return {
    ...sample,
    provenance: { ...sample.provenance, createdAt: '' },
    trace: { ...sample.trace, latencyMs: {} },
  };
}
