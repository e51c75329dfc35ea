// A recording becomes a file: call by call from where it stands, so that it is never held whole; there whole, or not at all.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { cassetteVersion } from './cassette.ts';
import { listEntry } from './list-entry.ts';
import type { RecordedServer, Recorder } from './recorder.ts';
import { recordingError } from './recording-error.ts';

export interface CassetteHeader {
  /** ISO 8601. */
  readonly recordedAt: string;
  /** The version of this program. */
  readonly toolgrad: string;
}

/** What a cassette holds. */
export interface CassetteFigures {
  readonly tools: number;
  readonly sessions: number;
  readonly calls: number;
  /** Of the calls, those that failed. */
  readonly failed: number;
  readonly bytes: number;
}

/** `draft 2` comes before `draft 10`. */
const byLabel = new Intl.Collator('en', { numeric: true });

/** Writes the sessions that `wanted` names. Throws `run` if it cannot be written; nothing is left behind then. */
export async function writeCassette(
  path: string,
  recorder: Recorder,
  recorded: RecordedServer,
  header: CassetteHeader,
  wanted: (label: string) => boolean = () => true,
): Promise<CassetteFigures> {
  await recorder.written();
  const labels = [...recorded.sessions.keys()].filter(wanted).sort(byLabel.compare);
  // Where the recording stands, so that a process killed here leaves nothing beside it.
  const partial = join(recorder.folder, basename(path));
  // Flushed to the disk before it gets its name.
  const file = createWriteStream(partial, { flags: 'w', flush: true });
  const ended = finished(file);
  // Awaited at the end; until then a failure shows at the next write.
  ended.catch(() => {});
  const write = async (text: string) => {
    if (!file.write(text)) await Promise.race([once(file, 'drain'), ended]);
  };
  let [calls, failed] = [0, 0];
  try {
    await write(headText(header, recorded));
    for (const [at, label] of labels.entries()) {
      const entries = [...(recorded.sessions.get(label) ?? [])].sort((a, b) => a.order - b.order);
      await write(`${at === 0 ? '' : ','}\n    ${JSON.stringify(label)}: [`);
      for (const [index, entry] of entries.entries()) {
        await write(`${index === 0 ? '' : ','}\n      ${await recorder.read(entry)}`);
        calls += 1;
        if (entry.failed) failed += 1;
      }
      await write('\n    ]');
    }
    await write(labels.length === 0 ? '}\n}\n' : '\n  }\n}\n');
    file.end();
    await ended;
    await rename(partial, path);
  } catch (error) {
    file.destroy();
    await rm(partial, { force: true });
    throw recordingError(path, error);
  }
  const { length: tools } = recorded.tools;
  return { tools, sessions: labels.length, calls, failed, bytes: file.bytesWritten };
}

function headText(header: CassetteHeader, { info, tools }: RecordedServer): string {
  const { name, version, protocolVersion } = info;
  const fields = {
    schema: cassetteVersion,
    recordedAt: header.recordedAt,
    toolgrad: header.toolgrad,
    server: { name, version, protocolVersion },
  };
  const head = Object.entries(fields).map(([key, value]) => `  "${key}": ${JSON.stringify(value)},\n`);
  const listed = tools.map((tool) => `\n    ${JSON.stringify(listEntry(tool, tool.tool))}`);
  return `{\n${head.join('')}  "tools": [${listed.join(',')}${listed.length === 0 ? '' : '\n  '}],\n  "sessions": {`;
}
