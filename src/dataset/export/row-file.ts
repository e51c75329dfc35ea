// A file of rows, written as they arrive.
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Columns } from '../../model/columns.ts';
import type { JsonObject } from '../../model/json.ts';
import { exportFileError } from './file-fault.ts';

export interface RowFile {
  write(rows: readonly JsonObject[]): Promise<void>;
  /** Closes the file and returns its size in bytes. */
  close(): Promise<number>;
  /** Closes the file if it is no longer needed. */
  discard(): Promise<void>;
}

/** Bytes that are buffered before a write. */
const gathered = 1 << 18;

/** One JSON object per line. Throws `run` if the file cannot be written. */
export async function openJsonLinesFile(path: string, shown: string): Promise<RowFile> {
  const guarded = guard(shown);
  const handle: FileHandle = await guarded(() => open(path, 'wx'));
  // One buffer for the whole file: a new one per write would pile up until garbage collection.
  const buffer = Buffer.allocUnsafe(gathered);
  let filled = 0;
  let bytes = 0;
  const writeAll = async (from: Buffer, length: number) => {
    for (let start = 0; start < length; ) {
      const { bytesWritten } = await guarded(() => handle.write(from, start, length - start));
      start += bytesWritten;
    }
    bytes += length;
  };
  const flush = async () => {
    await writeAll(buffer, filled);
    filled = 0;
  };
  return {
    async write(rows) {
      for (const row of rows) {
        const line = `${JSON.stringify(row)}\n`;
        const length = Buffer.byteLength(line);
        if (filled + length > gathered) await flush();
        if (length > gathered) await writeAll(Buffer.from(line), length);
        else filled += buffer.write(line, filled);
      }
    },
    async close() {
      await flush();
      await guarded(() => handle.close());
      return bytes;
    },
    discard: async () => await handle.close().catch(() => {}),
  };
}

/** Parquet, by the columns of the rows. Throws `run` if the file cannot be written. */
export async function openParquetFile(path: string, shown: string, columns: Columns): Promise<RowFile> {
  const guarded = guard(shown);
  // Loaded where it is needed: most exports need none.
  const { createParquetWriter } = await import('../formats/parquet.ts');
  const writer = await guarded(() => createParquetWriter(path, columns));
  return {
    write: async (rows) => await guarded(() => writer.write(rows)),
    async close() {
      await guarded(() => writer.close());
      return (await guarded(() => stat(path))).size;
    },
    discard: async () => await writer.close().catch(() => {}),
  };
}

function guard(shown: string): <T>(work: () => T | Promise<T>) => Promise<T> {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      throw exportFileError('write', shown, error);
    }
  };
}
