// The argument that names a run.
import { ToolGradError } from '../../model/errors.ts';
import type { Said } from '../command.ts';

export const runArgument = { name: 'run', description: 'Folder of a run' };

/** Throws `usage` if no run is named. */
export function runFolderOf(said: Said, command: string): string {
  if (said.argument !== undefined && said.argument !== '') return said.argument;
  throw new ToolGradError(
    'usage',
    `${command} needs the folder of a run, for example: toolgrad-mcp ${command} runs/demo.`,
  );
}
