// What a failed read or write means for the user, in words.
import { ToolGradError } from '../model/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space, then continue with --resume',
  EDQUOT: 'the disk quota is used up; free some space, then continue with --resume',
  EFBIG: 'the file would be larger than is allowed here',
  EACCES: 'permission is denied; choose a folder you may write to',
  EPERM: 'permission is denied; choose a folder you may write to',
  EROFS: 'the file system is read-only; choose another folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'it is a file, not a folder',
  ENOENT: 'it does not exist',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ELOOP: 'it is a link, and links are not written through',
};

/** A `run` error for a file operation that failed, with what to do about it. */
export function runFileError(verb: 'read' | 'write' | 'create', path: string, error: unknown): ToolGradError {
  if (error instanceof ToolGradError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  // Node reports a folder that cannot be created, for any reason, as one that does not exist.
  const missing =
    verb === 'create' && code === 'ENOENT' ? 'the folder above it cannot be written to' : undefined;
  const reason = missing ?? reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new ToolGradError('run', `Cannot ${verb} ${path}: ${reason}.`, { cause: error });
}
