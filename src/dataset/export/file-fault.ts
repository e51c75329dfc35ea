// What a failed write of a dataset means for the user.
import { ToolGradError } from '../../model/errors.ts';
import { runFileError } from '../../runs/file-errors.ts';

/** A `run` error with advice: an export is not resumed but repeated. */
export function exportFileError(verb: 'write' | 'create', path: string, error: unknown): ToolGradError {
  // If the write failed elsewhere, the message is about runs.
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
