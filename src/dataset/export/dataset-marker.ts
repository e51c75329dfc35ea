// The file that marks a folder as an export, and what it says about the export.
import { join } from 'node:path';
import { readRegularFile } from '../../files/regular-file.ts';
import { isObject } from '../../model/json.ts';
import type { ExportOptions } from './export-options.ts';
import type { ExportedFile, ExportedSplit, ExportReport } from './export-report.ts';

export const markerFileName = 'toolgrad-export.json';
const markerSchema = 'toolgrad.export/1';

/** The contents of the marker: nothing about the machine or the time, so that equal exports are equal files. */
export interface DatasetMarker {
  readonly schema: typeof markerSchema;
  readonly format: string;
  readonly options: Omit<ExportOptions, 'format' | 'out' | 'force' | 'against'>;
  readonly splits: readonly ExportedSplit[];
  readonly split: ExportReport['split'];
  readonly leftOut: ExportReport['leftOut'];
  readonly partial: ExportReport['partial'];
  readonly adapted: ExportReport['adapted'];
  readonly tokens: ExportReport['tokens'];
  readonly against?: NonNullable<ExportReport['against']>;
  /** All files but this one. */
  readonly files: readonly ExportedFile[];
}

export function markerOf(
  options: ExportOptions,
  report: Omit<DatasetMarker, 'schema' | 'options'>,
): DatasetMarker {
  const { format: _format, out: _out, force: _force, against: _against, ...rest } = options;
  return { schema: markerSchema, ...report, options: rest };
}

/** The paths of the files that an export has written into the folder, including this one; undefined if it is not an export. */
export async function exportedPaths(folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const marker: unknown = JSON.parse(await readRegularFile(join(folder, markerFileName)));
    if (!isObject(marker) || marker.schema !== markerSchema || !Array.isArray(marker.files)) return undefined;
    const files = marker.files as readonly unknown[];
    const paths = files.flatMap((file) =>
      isObject(file) && typeof file.path === 'string' ? [file.path] : [],
    );
    return new Set([...paths, markerFileName]);
  } catch {
    return undefined;
  }
}
