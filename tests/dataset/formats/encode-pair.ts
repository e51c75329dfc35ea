// Rows as a file of the format would hold them: written as a line, and read again.
import { plainly } from '../../../src/dataset/formats/formats.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { EncodeOptions, Format } from '../../../src/model/seams.ts';
import type { Pair } from './varied-examples.ts';

/** The row of each of the format's files. Throws where the format leaves the example out. */
export function rowsOf(
  format: Format,
  pair: Pair,
  options: Partial<EncodeOptions> = {},
): readonly JsonObject[] {
  const encoded = format.encode(pair.example, { ...plainly, ...options }, pair.sample);
  if ('leftOut' in encoded) throw new Error(`${pair.example.id}: ${encoded.leftOut}`);
  return encoded.rows.map(([row]) => JSON.parse(JSON.stringify(row)));
}

/** The row of the format's only, or first, file. */
export function rowOf(format: Format, pair: Pair, options: Partial<EncodeOptions> = {}): JsonObject {
  return rowsOf(format, pair, options)[0] as JsonObject;
}

/** Why the format leaves the example out, or undefined where it does not. */
export function leftOut(
  format: Format,
  pair: Pair,
  options: Partial<EncodeOptions> = {},
): string | undefined {
  const encoded = format.encode(pair.example, { ...plainly, ...options }, pair.sample);
  return 'leftOut' in encoded ? encoded.leftOut : undefined;
}
