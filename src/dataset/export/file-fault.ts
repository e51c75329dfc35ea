// What a failed write of a dataset means to the person who exports it.
import { ToolGradError } from '../../model/errors.ts';
import { runFileError } from '../../runs/file-errors.ts';

/** A `run` error with what to do about it: an export is not resumed, it is done again. */
export function exportFileError(verb: 'write' | 'create', path: string, error: unknown): ToolGradError {
  // Where the write failed elsewhere, its sentence is about runs.
  const failed = error instanceof ToolGradError && error.cause !== undefined ? error.cause : error;
  const code = (failed as NodeJS.ErrnoException).code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return runFileError(verb, path, error);
  const what = code === 'ENOSPC' ? 'the disk is full' : 'the disk quota is used up';
  return new ToolGradError(
    'run',
    `Cannot ${verb} ${path}: ${what}. Nothing was exported; free some space, then export again.`,
    { cause: error },
  );
}
