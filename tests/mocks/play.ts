// A mock as a run reaches it: through a tool source, by its file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { ToolSource } from '../../src/model/seams.ts';
import { type Outcome, textOf } from '../../src/model/tool.ts';
import { defaultSettings, type ServerConfig } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';

export const never = new AbortController().signal;

/** A folder that is gone after the tests of the file; `write` puts a file there and answers with its path. */
export function folderOfFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-mocks-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  return {
    folder,
    path,
    write(name: string, content: unknown): string {
      writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content));
      return path(name);
    },
  };
}

export function mockConfig(file: string, synthesize = false): ServerConfig {
  return {
    name: 'm',
    transport: { kind: 'mock', file, synthesize },
    settings: { ...defaultSettings, sandbox: true, isolation: 'sample' },
    described: `the mock ${file}`,
  };
}

export type Call = readonly [tool: string, args: JsonObject];

/** The outcomes of some calls in one session of that label. */
export async function outcomes(
  file: string,
  label: string,
  calls: readonly Call[],
  synthesize = false,
): Promise<Outcome[]> {
  await using source = openToolSource([mockConfig(file, synthesize)]);
  return await outcomesOf(source, label, calls);
}

export async function outcomesOf(
  source: ToolSource,
  label: string,
  calls: readonly Call[],
): Promise<Outcome[]> {
  await using session = await source.openSession(never, label);
  const all: Outcome[] = [];
  for (const [tool, args] of calls)
    all.push(await session.call({ tool: `m__${tool}`, arguments: args }, never));
  return all;
}

/** What an outcome holds, for comparisons: its structured content, its text, or its error. */
export function held({ result, error }: Outcome): unknown {
  if (error !== undefined) return error;
  return (
    result.structuredContent ?? (textOf(result).startsWith('{') ? JSON.parse(textOf(result)) : textOf(result))
  );
}
