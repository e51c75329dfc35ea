// Why a recording cannot be written, in words.
import { ToolGradError } from '../model/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space, or record into another folder',
  EDQUOT: 'the disk quota is used up; free some space, or record into another folder',
  EFBIG: 'the file would be larger than is allowed here',
  EACCES: 'permission is denied; choose a folder you may write to',
  EPERM: 'permission is denied; choose a folder you may write to',
  EROFS: 'the file system is read-only; choose another folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'the folder does not exist',
};

/** The error for a recording that cannot be written to that path. */
export function recordingError(path: string, error: unknown): ToolGradError {
  if (error instanceof ToolGradError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new ToolGradError('run', `Cannot record into ${path}: ${reasons[code] ?? message}.`, {
    cause: error,
  });
}
