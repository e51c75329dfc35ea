// The file that holds a recording until it is written: a line a fact, so that whatever kills the process costs one line at most.
import { createReadStream } from 'node:fs';
import { assertRegularFile } from '../files/regular-file.ts';
import { isObject, type JsonObject } from '../model/json.ts';

/** Where the text of a call begins in its line: no text within JSON holds these characters as they stand. */
export const callMark = '"call": ';

export interface RecordedLine {
  readonly value: JsonObject;
  /** Where the call's text stands in the file, in bytes; of no meaning where the line is about something else. */
  readonly offset: number;
  readonly length: number;
}

/** The whole lines of the file, in their order. What is no JSON is left out: it was being written, or the disk was full. */
export async function* recordedLines(path: string): AsyncGenerator<RecordedLine, void> {
  let rest: Buffer = Buffer.alloc(0);
  let start = 0;
  await assertRegularFile(path);
  for await (const chunk of createReadStream(path)) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      const line = bytes.subarray(from, end);
      const value = parsed(line);
      const call = line.indexOf(callMark) + callMark.length;
      // The brace that closes the line is none of the call's.
      if (value !== undefined) yield { value, offset: start + call, length: line.length - call - 1 };
      start += line.length + 1;
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
}

function parsed(line: Buffer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line.toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
