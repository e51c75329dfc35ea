// Reading the file that makes a folder what it is: the `run.json` of a run, the `evaluation.json` of an evaluation.
import { join } from 'node:path';
import type { z } from 'zod';
import { readRegularFile } from '../files/regular-file.ts';
import { ToolGradError } from '../model/errors.ts';
import { deepestMessage, isTooDeep } from '../model/nesting.ts';
import { runFileError } from './file-errors.ts';
import { assertSameFormat, type FormatName } from './format-version.ts';

/** What is read, and how it is called in messages. */
export interface Description {
  readonly fileName: string;
  /** With its article: "a run". */
  readonly what: string;
  /** The command that writes such folders: "generate". */
  readonly command: string;
  /** The one that is read; folders of other versions are refused. */
  readonly format: FormatName;
  readonly shape: z.ZodType;
}

/**
 * The description of a folder. Throws `usage` if the folder does not exist or is of another kind, `run` if the file is
 * damaged or of another version.
 */
export async function readDescription(
  folder: string,
  { fileName, what, command, format, shape }: Description,
) {
  const path = join(folder, fileName);
  let text: string;
  try {
    text = await readRegularFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw runFileError('read', path, error);
    throw new ToolGradError(
      'usage',
      `${folder} is not ${what}: there is no ${fileName} in it. Name the folder that "toolgrad-mcp ${command}" wrote to.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ToolGradError('run', `${path} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
  // Whoever writes a file by hand can nest it until the stack is exhausted.
  if (isTooDeep(value, deepestMessage)) throw new ToolGradError('run', `${path} is nested too deeply.`);
  assertSameFormat(folder, value, format);
  const outcome = shape.safeParse(value);
  if (outcome.success) return outcome.data;
  const issue = outcome.error.issues[0];
  throw new ToolGradError(
    'run',
    `${path} is not a description of ${what} at /${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'unknown problem'}.`,
  );
}
